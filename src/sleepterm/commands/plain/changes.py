"""What plain mode says of playback: its state, and what has changed in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sleepterm.audio.state import LayerState, Status
from sleepterm.night.durations import format_position
from sleepterm.night.sleep_timer import Phase, SleepTimer
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.tui.wording import format_chapter, format_plan, format_timer

_RUNS = frozenset({Phase.RUNNING, Phase.WAITING})


def status_lines(state: PlaybackState) -> list[str]:
    """What plays, how loud, and until when; a line each."""
    timer = format_timer(state)
    if state.status is Status.STOPPED:
        ready = f" Ready to resume: {_mix(state)}." if state.layers else ""
        return [f"Stopped.{ready}", _volume(state), f"Timer: {timer}."]
    words = "Paused" if state.status is Status.PAUSED else "Playing"
    lines = [f"{words}: {_mix(state)}.", *_part(state)]
    if (guided := state.guided) is not None:
        lines += _where(guided)
    timer = timer.removeprefix("paused, ")
    return [*lines, _volume(state), _sentence(timer)]


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
        yield "Paused."
    elif after.status is Status.PLAYING:
        again = "Playing again" if before.status is Status.PAUSED else "Playing"
        yield f"{again}: {_mix(after)}."
        if not after.next_timer.enabled and after.timer.phase not in _RUNS:
            yield "No timer: it plays all night."
    elif after.timer.phase is not Phase.FINISHED:
        yield "Stopped."


def _layers(before: PlaybackState, after: PlaybackState) -> Iterator[str]:
    if after.status is Status.STOPPED:
        return
    if before.status is not Status.STOPPED:
        added = [x for x in after.layers if before.layer(x.track_id) is None]
        gone = [x for x in before.layers if after.layer(x.track_id) is None]
        if gone:
            yield f"Removed: {_titles(gone)}."
        if added:
            yield f"Added: {_titles(added)}."
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
            yield f"Timer: {format_plan(after.next_timer)}."
        return
    was, now = before.timer, after.timer
    fades = now.is_fading and not was.is_fading
    if now.phase in _RUNS and (fades or _end(was) != _end(now)):
        awake = " Enter alone: still awake." if now.is_fading else ""
        yield _sentence(format_timer(after).removeprefix("paused, ")) + awake
    elif was.phase in _RUNS and now.phase is Phase.OFF:
        yield "Timer off: it plays all night."


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
    return (f"Part {part.index + 1} of {part.count}: {title}.",)


def _where(guided: LayerState) -> Iterator[str]:
    title, at = sanitize_line(guided.title), format_position(guided.position)
    length = f" of {format_position(guided.length)}" if guided.length else ""
    chapter = f", {format_chapter(guided.chapter)}" if guided.chapter else ""
    yield f"{title}: {at}{length}{chapter}."


def _volume(state: PlaybackState) -> str:
    return f"Volume: {state.master}{', muted' if state.is_muted else ''}."


def _mix(state: PlaybackState) -> str:
    layers = ", ".join(f"{sanitize_line(x.title)} {x.percent}" for x in state.layers)
    whole = state.part.session if state.part else state.mix.title if state.mix else ""
    return f"{sanitize_line(whole)} ({layers})" if whole else layers or "nothing"


def _titles(layers: Iterable[LayerState]) -> str:
    return ", ".join(sanitize_line(layer.title) for layer in layers)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."
