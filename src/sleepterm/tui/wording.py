"""Formats tracks, playback and the timer as text for the screens."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.night.chapters import ChapterPlace
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import (
    AfterEnd,
    EndWith,
    Phase,
    SleepTimer,
    TimerSettings,
)
from sleepterm.night.wake_state import WakePhase
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line, shortened
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.formats.problem import Problem
    from sleepterm.library.browse.library_view import BlockingFilter, LibraryView
    from sleepterm.library.catalog.filters import TrackFilter
    from sleepterm.library.catalog.order import Order
    from sleepterm.library.catalog.track import Track
    from sleepterm.night.wake_plan import WakeSettings
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.importing import ImportDone, ImportProgress

ALL_NIGHT = "all night"
AFTER_END = {
    AfterEnd.NOTHING: "nothing",
    AfterEnd.QUIT: "quit",
    AfterEnd.SUSPEND: "suspend",
    AfterEnd.POWEROFF: "power off",
}
"""What may follow the end."""
ANY_TOPIC = "any topic"
ANY_LENGTH = "any length"
_LONGEST_VALUE = 24
_SHORTEST_SEARCH = 3
"""A shorter text is a word that has just been begun."""
_INSTEAD = "These are good on any night."
_ADVICE = "Sleep well (Z in the list) says what may help besides sounds."
_ORDERS = {
    "title": "title",
    "length": "length",
    "type": "type",
    "played": "last played",
}
_RESTARTED = "The timer starts again"
LAST_MINUTES = {
    AfterEnd.QUIT: "sleepterm quits in one minute",
    AfterEnd.SUSPEND: "This machine suspends in one minute",
    AfterEnd.POWEROFF: "This machine powers off in one minute",
}
PLACEHOLDER = "what would you like to hear?"


def format_length(track: Track, glyphs: Glyphs) -> str:
    """A track's length: a symbol for a loop, else "45 s", "12 min", "1 h 05" or "6 h".

    "" if unknown.
    """
    if track.is_loop:
        return glyphs.endless
    if track.length is None:
        return ""
    if track.length < 60:
        return f"{round(track.length)} s"
    hours, minutes = divmod(round(track.length / 60), 60)
    if not hours:
        return f"{minutes} min"
    return f"{hours} h {minutes:02d}" if minutes else f"{hours} h"


def format_no_matches(blocking: BlockingFilter | None) -> str:
    """The message that no track matches, and which filter to remove."""
    if blocking is None:
        return "No matches. Escape shows all tracks."
    value = shortened(sanitize_line(blocking.value), _LONGEST_VALUE)
    value = value if blocking.name else value.capitalize()
    kind = "search" if blocking.name == "words" else f"{blocking.name} filter".strip()
    count = "1 track" if blocking.left == 1 else f"{blocking.left} tracks"
    return f"No matches. Backspace clears the {kind} '{value}' and shows {count}."


def format_answer(view: LibraryView) -> str:
    """The line above the list: where to get help, or that nothing matches; or ""."""
    text = sanitize_line(view.filter.text)
    if view.help or len(text) < _SHORTEST_SEARCH:
        return view.help
    if view.note:
        return view.note
    if view.asks_for_advice:
        return _ADVICE
    if not view.nothing_matches:
        return ""
    return f"Nothing matches '{shortened(text, _LONGEST_VALUE)}'. {_INSTEAD}"


def format_order(order: Order | None) -> str:
    """The sort order: "by title"; "" if the best come first."""
    return f"by {_ORDERS[order]}" if order else ""


def order_choices() -> list[tuple[str, str]]:
    """(value, label) of each sort order; "" is the one with the best first."""
    return [("", "best first"), *_ORDERS.items()]


def format_status(state: PlaybackState) -> str:
    """Playing, paused or stopped, in a word or two."""
    if state.awaited is not None:
        return "Opening"
    if state.status is Status.PLAYING:
        return "Playing, muted" if state.is_muted else "Playing"
    if state.status is Status.PAUSED:
        return f"Paused: {state.why_paused}" if state.why_paused else "Paused"
    return "Ready to resume" if state.layers else "Nothing playing"


def format_tone(tone: int) -> str:
    """How warm or bright, -3 to 3, in two words; "" for neutral."""
    words = "brighter" if tone > 0 else "warmer"
    return f"{words} {abs(tone)}" if tone else ""


def format_timer(state: PlaybackState) -> str:
    """When the sound ends, for the top line of the screen."""
    if state.status is Status.STOPPED:
        return format_plan(state.next_timer)
    words = _format_running(state)
    return f"paused, {words}" if state.status is Status.PAUSED else words


def format_plan(settings: TimerSettings) -> str:
    """What the timer will do: "45 min, the last 10 min fading"."""
    if not settings.enabled:
        return ALL_NIGHT
    longest = settings.fade if settings.until else settings.duration
    fade = format_minutes(Seconds(min(settings.fade, longest)))
    if settings.end in {EndWith.TRACK, EndWith.CHAPTER}:
        after = f"then {fade} fading" if settings.fade else "without a fade"
        if settings.end is EndWith.CHAPTER:
            return f"until the chapter ends, {after}"
        if settings.tracks > 1:
            return f"{settings.tracks} tracks, {after}"
        return f"until the track ends, {after}"
    last = f"the last {fade} fading" if settings.fade else "without a fade"
    return f"{_format_length(settings)}, {last}"


def _format_length(settings: TimerSettings) -> str:
    if settings.until is not None:
        return f"until {settings.until}"
    return format_minutes(settings.duration)


def format_chapter(chapter: ChapterPlace) -> str:
    """The present chapter: "Chapter 3 of 12: The sea"."""
    title = sanitize_line(chapter.title)
    place = f"Chapter {chapter.number} of {chapter.count}"
    return f"{place}: {title}" if title else place


def format_no_power(reasons: Mapping[AfterEnd, str]) -> str:
    """Why the machine can't do something, a line for each reason; "" if it can."""
    lines = []
    for reason in dict.fromkeys(filter(None, reasons.values())):
        labels = [AFTER_END[then] for then in reasons if reasons[then] == reason]
        verb = "is" if len(labels) == 1 else "are"
        what = " and ".join(labels).capitalize()
        lines.append(f"{what} {verb} not possible: {reason}.")
    return "\n".join(lines)


def format_wake(state: PlaybackState, *, is_short: bool = False) -> str:
    """When the wake-up is: "wakes 7:00, rises from 6:45"; "" if none is ahead."""
    wake = state.wake
    if wake is None:
        return ""
    if wake.phase is WakePhase.SNOOZED:
        return f"snoozing until {wake.again_at}"
    if wake.phase is not WakePhase.WAITING:
        return ""
    rises = f", rises from {wake.rises_from}"
    return f"wakes {wake.time}{'' if is_short else rises}"


def format_wake_plan(wake: WakeSettings) -> str:
    """What a wake-up will do: "Wakes 7:00, rises from 6:45."."""
    minutes = (wake.time.hour * 60 + wake.time.minute - round(wake.rise / 60)) % 1440
    return f"Wakes {wake.time}, rises from {minutes // 60}:{minutes % 60:02d}."


def format_in_brief(state: PlaybackState, glyphs: Glyphs) -> str:
    """Status, volume and time left: "Playing · vol 80 · 32 min".

    Of a session with the number of the part: "Playing 2 of 3 · vol 80 · 32 min".
    """
    words = {Status.PLAYING: "Playing", Status.PAUSED: "Paused"}
    status = words.get(state.status, "Stopped")
    if state.status is Status.PLAYING and state.is_muted:
        status = "Muted"
    elif state.status is Status.PLAYING and state.timer.is_fading:
        status = "Fading"
    if state.part is not None:
        status += f" {state.part.index + 1} of {state.part.count}"
    parts = (
        f"{status}: {state.why_paused}" if state.why_paused else status,
        # A reason needs the room.
        "" if state.why_paused else f"vol {state.master}",
        format_minutes_left(state),
        format_wake(state, is_short=True),
    )
    return f" {glyphs.dot} ".join(part for part in parts if part)


def format_filter(wanted: TrackFilter) -> str:
    """The conditions of a filter: "nature, sleep, 'rain'"; "" if it has none."""
    words = wanted.text.strip()
    parts = (
        str(wanted.personal or wanted.type or ""),
        wanted.topic or "",
        wanted.band.label if wanted.band else "",
        f"'{words}'" if words else "",
    )
    return sanitize_line(", ".join(part for part in parts if part))


def format_minutes_left(state: PlaybackState) -> str:
    """The time left, in the shortest form: "32 min"."""
    if state.status is Status.STOPPED:
        return _format_planned(state.next_timer)
    if state.timer.phase is Phase.WAITING:
        if state.timer.tracks_left > 1:
            return f"{state.timer.tracks_left} tracks"
        return "chapter end" if _ends_with_chapter(state) else "track end"
    remaining = state.timer.remaining
    return ALL_NIGHT if remaining is None else format_minutes(remaining)


def _format_planned(settings: TimerSettings) -> str:
    """What the timer will end with, in the shortest form."""
    if not settings.enabled:
        return ALL_NIGHT
    if settings.end is EndWith.CHAPTER:
        return "chapter end"
    if settings.end is EndWith.TRACK:
        return f"{settings.tracks} tracks" if settings.tracks > 1 else "track end"
    return _format_length(settings)


def format_restarted(state: PlaybackState) -> str:
    """What follows from still being awake: "The timer starts again: 45 min."."""
    timer = state.timer
    if timer.phase is Phase.WAITING:
        return f"{_RESTARTED}: until the track ends."
    if timer.remaining is None:
        return "The sound plays on."
    return f"{_RESTARTED}: {format_minutes(timer.remaining)}."


def format_last_key(*, plays_on: bool) -> str:
    """What any key does in the minute after the end."""
    return f"Any key stops that{'; the sound plays on' if plays_on else ''}."


def format_last_minute(then: AfterEnd, *, plays_on: bool) -> str:
    """What follows in a minute, and what any key does."""
    return f"{LAST_MINUTES[then]}. {format_last_key(plays_on=plays_on)}"


def gains_ahead(timer: SleepTimer, count: int) -> list[float]:
    """The timer's gain, 0.0 to 1.0, at `count` times from now to the deadline."""
    remaining = timer.remaining or 0.0
    return [
        timer.gain(Seconds(remaining * (i + 0.5) / count)) if remaining else 1.0
        for i in range(count)
    ]


def gains_of(settings: TimerSettings, count: int) -> list[float]:
    """The gain, 0.0 to 1.0, at `count` times of a timer that is not armed yet."""
    if not settings.enabled:
        return [1.0] * count
    return gains_ahead(SleepTimer().armed(settings), count)


def format_problems(problems: Sequence[Problem]) -> str:
    """The number of problems, and their files."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    names = {re.split(r"[/\\]", problem.file)[-1] for problem in problems}
    return f"{count} in {', '.join(sorted(names))}. Press ! for details."


def format_progress(work: ImportProgress, glyphs: Glyphs) -> str:
    """Progress of an import: "Adding 3 of 12 · rain.ogg"."""
    far = f"{_spaced(work.index)} of {_spaced(work.count)}"
    return f"{work.doing} {far} {glyphs.dot} {work.name}"


def format_added(added: ImportDone) -> str:
    """What was added, and how many sounds were there already; "" for none."""
    known = f"{_spaced(added.known)} already there"
    if not added.count:
        return f"{known}." if added.known else ""
    sounds = "1 sound" if added.count == 1 else f"{_spaced(added.count)} sounds"
    title = sanitize_line(added.title)
    if title:
        more = f" and {_spaced(added.count - 1)} more" if added.count > 1 else ""
        sounds = f"{title}{more}"
    new = f"Added {sounds}"
    return f"{new}; {known}." if added.known else f"{new}."


def format_skipped(added: ImportDone, most: int) -> list[str]:
    """The skipped files and reasons, one a line: at most `most`, then "and 5 more"."""
    lines = [f"{name}: {reason}" for name, reason in added.skipped[:most]]
    more = len(added.skipped) - len(lines) + added.more
    return [*lines, f"and {_spaced(more)} more"] if more > 0 else lines


def format_losses(losses: Sequence[tuple[str, str]], most: int) -> list[str]:
    """The files that do not play whole, one a line: at most `most`."""
    lines = [f"{name} is not whole: {loss}" for name, loss in losses[:most]]
    more = len(losses) - len(lines)
    return [*lines, f"and {_spaced(more)} more not whole"] if more > 0 else lines


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", " ") if count >= 10_000 else str(count)


def _format_running(state: PlaybackState) -> str:
    timer = state.timer
    if timer.phase is Phase.WAITING:
        return _format_waiting(state)
    if timer.remaining is None:
        return ALL_NIGHT
    at = timer.settings.until
    left = f"at {at}" if at else f"in {format_minutes(timer.remaining)}"
    if timer.is_fading:
        return (
            f"fading, silent {left}" if timer.remaining else "ends with this sentence"
        )
    if not timer.settings.fade:
        return f"until {at}" if at else f"silent {left}"
    until = format_minutes(Seconds(timer.fade_start - timer.now))
    return f"until {at}, fades in {until}" if at else f"fades in {until}, silent {left}"


def _format_waiting(state: PlaybackState) -> str:
    if state.timer.tracks_left > 1:
        return f"ends after {state.timer.tracks_left} tracks"
    guided = state.guided
    if guided and guided.chapter and _ends_with_chapter(state):
        return f"ends with chapter {guided.chapter.number}"
    title = guided.title if guided else "the track"
    return f"ends with {sanitize_line(title)}"


def _ends_with_chapter(state: PlaybackState) -> bool:
    guided = state.guided
    has_chapters = guided is not None and guided.chapter is not None
    return has_chapters and state.timer.settings.end is EndWith.CHAPTER
