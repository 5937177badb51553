"""What plain mode says of playback: its state, and what has changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sleepterm.audio.state import LayerState, Status
from sleepterm.night.durations import format_position
from sleepterm.night.sleep_timer import Phase, SleepTimer
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.wording import format_chapter, format_plan, format_timer

_RUNS = frozenset({Phase.RUNNING, Phase.WAITING})


def status_lines(state: PlaybackState) -> list[str]:
    """What plays, how loud, and until when; a line each."""
    if state.status is Status.STOPPED:
        words = _("Stopped. Ready to resume: {mix}.") if state.layers else _("Stopped.")
        timer = _("Timer: {timer}.").format(timer=format_timer(state))
        return [words.format(mix=_mix(state)), _volume(state), timer]
    words = (
        _("Paused: {mix}.") if state.status is Status.PAUSED else _("Playing: {mix}.")
    )
    lines = [words.format(mix=_mix(state)), *_part(state)]
    if (guided := state.guided) is not None:
        lines += _where(guided)
    return [*lines, _volume(state), _sentence(_timer_words(state))]


def changes(
    before: PlaybackState, after: PlaybackState, *, captions: bool = False
) -> list[str]:
    """What is to be said, a line each, as one state follows another.

    Time that passes is no change, the end of the timer is said elsewhere.

    Args:
        before: the state of which all has been said.
        after: the state now.
        captions: whether to say what the voice says.
    """
    return [
        *_status(before, after),
        *_layers(before, after),
        *_volumes(before, after),
        *_timer(before, after),
        *(_part(after) if _part(before) != _part(after) else ()),
        *_guided(before.guided, after.guided, captions=captions),
    ]


def _status(before: PlaybackState, after: PlaybackState) -> Iterator[str]:
    if before.status is after.status:
        return
    if after.status is Status.PAUSED:
        yield _("Paused.")
    elif after.status is Status.PLAYING:
        words = (
            _("Playing again: {mix}.")
            if before.status is Status.PAUSED
            else _("Playing: {mix}.")
        )
        yield words.format(mix=_mix(after))
        if not after.next_timer.enabled and after.timer.phase not in _RUNS:
            yield _("No timer: it plays all night.")
    elif after.timer.phase is not Phase.FINISHED:
        yield _("Stopped.")


def _layers(before: PlaybackState, after: PlaybackState) -> Iterator[str]:
    if after.status is Status.STOPPED:
        return
    if before.status is not Status.STOPPED:
        added = [x for x in after.layers if before.layer(x.track_id) is None]
        gone = [x for x in before.layers if after.layer(x.track_id) is None]
        if gone:
            yield _("Removed: {titles}.").format(titles=_titles(gone))
        if added:
            yield _("Added: {titles}.").format(titles=_titles(added))
    for layer in after.layers:
        known = before.layer(layer.track_id)
        if known is not None and known.percent != layer.percent:
            yield f"{sanitize_line(layer.title)}: {layer.percent}."


def _volumes(before: PlaybackState, after: PlaybackState) -> Iterator[str]:
    if (before.master, before.is_muted) != (after.master, after.is_muted):
        yield _volume(after)


def _timer(before: PlaybackState, after: PlaybackState) -> Iterator[str]:
    if after.status is Status.STOPPED:
        if after.next_timer != before.next_timer:
            yield _("Timer: {timer}.").format(timer=format_plan(after.next_timer))
        return
    was, now = before.timer, after.timer
    fades = now.is_fading and not was.is_fading
    if now.phase in _RUNS and (fades or _end(was) != _end(now)):
        words = _sentence(_timer_words(after))
        awake = _("Enter alone: still awake.")
        yield f"{words} {awake}" if now.is_fading else words
    elif was.phase in _RUNS and now.phase is Phase.OFF:
        yield _("Timer off: it plays all night.")


def _end(timer: SleepTimer) -> tuple[object, ...]:
    """What the user knows of the timer's end."""
    if timer.phase is not Phase.RUNNING:
        return (timer.phase, timer.tracks_left)
    return (timer.phase, round(timer.deadline), timer.settings.until)


def _guided(
    before: LayerState | None, after: LayerState | None, *, captions: bool
) -> Iterator[str]:
    if after is None:
        return
    same = before if before and before.track_id == after.track_id else None
    chapter = same.chapter if same else None
    if after.chapter is not None and after.chapter != chapter:
        yield f"{format_chapter(after.chapter)}."
    now = sanitize_line(after.words.now)
    if captions and now and (same is None or same.words.now != after.words.now):
        yield now


def _part(state: PlaybackState) -> tuple[str, ...]:
    part = state.part
    if part is None:
        return ()
    title = sanitize_line(part.title)
    return (
        _("Part {number} of {count}: {title}.").format(
            number=part.index + 1, count=part.count, title=title
        ),
    )


def _where(guided: LayerState) -> Iterator[str]:
    title, at = sanitize_line(guided.title), format_position(guided.position)
    if guided.length:
        # Translators: {time} and {length} are like 12:30
        at = _("{time} of {length}").format(
            time=at, length=format_position(guided.length)
        )
    chapter = f", {format_chapter(guided.chapter)}" if guided.chapter else ""
    yield f"{title}: {at}{chapter}."


def _volume(state: PlaybackState) -> str:
    words = _("Volume: {volume}, muted.") if state.is_muted else _("Volume: {volume}.")
    return words.format(volume=state.master)


def _mix(state: PlaybackState) -> str:
    layers = ", ".join(f"{sanitize_line(x.title)} {x.percent}" for x in state.layers)
    whole = state.part.session if state.part else state.mix.title if state.mix else ""
    return f"{sanitize_line(whole)} ({layers})" if whole else layers or _("nothing")


def _titles(layers: Iterable[LayerState]) -> str:
    return ", ".join(sanitize_line(layer.title) for layer in layers)


def _timer_words(state: PlaybackState) -> str:
    """When the sound ends, without a word of a pause, which is said before."""
    return format_timer(replace(state, status=Status.PLAYING))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
