"""What the screens say of tracks, the player and the timer."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sleepterm.audio.state import PlayerState, Status
from sleepterm.formats.problem import Problem
from sleepterm.library.browse.library_view import BlockingFilter
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import Track
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import EndWith, Phase, SleepTimer, TimerSettings
from sleepterm.text import sanitize_line, shortened
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.adding import Added, AtWork
from sleepterm.units import Seconds

ALL_NIGHT = "all night"
ANY_TOPIC = "any topic"
ANY_LENGTH = "any length"
_LONGEST_WISH = 24
_ORDERS = {
    Order.TITLE: "title",
    Order.LENGTH: "length",
    Order.TYPE: "type",
    Order.PLAYED: "last played",
}
PLACEHOLDER = "what would you like to hear?"


def length_of(track: Track, glyphs: Glyphs) -> str:
    """How long a track takes: a sign for a loop, minutes else, empty if unknown."""
    if track.is_loop:
        return glyphs.endless
    if track.length is None:
        return ""
    if track.length < 60:
        return f"{round(track.length)} s"
    return format_minutes(Seconds(60.0 * round(track.length / 60)))


def nothing_words(wish: BlockingFilter | None) -> str:
    """That no track fits, and which wish to take back."""
    if wish is None:
        return "Nothing fits. Escape shows all tracks."
    value = shortened(sanitize_line(wish.value), _LONGEST_WISH)
    named = f"the {wish.name} '{value}'" if wish.name else f"'{value.capitalize()}'"
    there = "is 1" if wish.left == 1 else f"are {wish.left}"
    return f"Nothing fits. Without {named} there {there}: Backspace drops it."


def order_words(order: Order | None) -> str:
    """By what the list is sorted; "" is nothing in particular."""
    return f"by {_ORDERS[order]}" if order else ""


def order_choices() -> list[tuple[str, str]]:
    """The orders and their words; "" is none."""
    return [("", "as it is"), *((order.value, _ORDERS[order]) for order in Order)]


def status_words(state: PlayerState, *, is_muted: bool = False) -> str:
    """What the player does, in a word or two."""
    if state.status is Status.PLAYING:
        return "Playing, muted" if is_muted else "Playing"
    if state.status is Status.PAUSED:
        return "Paused"
    return "Ready to go on" if state.layers else "Silence"


def timer_words(state: PlayerState, settings: TimerSettings) -> str:
    """When the sound ends, for the head of the screen."""
    if state.status is Status.STOPPED:
        return plan_words(settings)
    words = _running_words(state)
    return f"paused, {words}" if state.status is Status.PAUSED else words


def plan_words(settings: TimerSettings) -> str:
    """What the timer will do once it is armed."""
    if not settings.enabled:
        return ALL_NIGHT
    fade = format_minutes(Seconds(min(settings.fade, settings.duration)))
    if settings.end is EndWith.TRACK:
        return f"with the track, then {fade} fading"
    return f"{format_minutes(settings.duration)}, the last {fade} fading"


def minutes_left(state: PlayerState, settings: TimerSettings) -> str:
    """The shortest form: '32 min'."""
    if state.status is Status.STOPPED:
        if not settings.enabled:
            return ALL_NIGHT
        return format_minutes(settings.duration)
    if state.timer.phase is Phase.WAITING:
        return "track"
    remaining = state.timer.remaining
    return ALL_NIGHT if remaining is None else format_minutes(remaining)


def gains_ahead(timer: SleepTimer, count: int) -> list[float]:
    """The gain from now to the deadline, at so many moments."""
    remaining = timer.remaining or 0.0
    return [
        timer.gain(Seconds(remaining * (i + 0.5) / count)) if remaining else 1.0
        for i in range(count)
    ]


def gains_of(settings: TimerSettings, count: int) -> list[float]:
    """The gain over the whole of a timer that is not armed yet."""
    if not settings.enabled:
        return [1.0] * count
    return gains_ahead(SleepTimer().armed(settings), count)


def problems_words(problems: Sequence[Problem]) -> str:
    """How many there are, and in which files."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    names = {re.split(r"[/\\]", problem.file)[-1] for problem in problems}
    return f"{count} in {', '.join(sorted(names))}: ! shows more."


def work_words(work: AtWork, glyphs: Glyphs) -> str:
    """How far the work behind the screen is, in one line."""
    far = f"{_spaced(work.index)} of {_spaced(work.count)}"
    return f"{work.doing} {far} {glyphs.dot} {work.name}"


def added_words(added: Added) -> str:
    """How many sounds are new, and how many were there; "" for none."""
    known = f"{_spaced(added.known)} were there already"
    if not added.count:
        return f"{known}." if added.known else ""
    sounds = "1 sound" if added.count == 1 else f"{_spaced(added.count)} sounds"
    new = f"Added {sounds}"
    return f"{new}; {known}." if added.known else f"{new}."


def skipped_words(added: Added, most: int) -> list[str]:
    """What was skipped and why, a line each, so many at most."""
    lines = [f"{name}: {reason}" for name, reason in added.skipped[:most]]
    more = len(added.skipped) - len(lines) + added.more
    return [*lines, f"and {_spaced(more)} more"] if more > 0 else lines


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", " ") if count >= 10_000 else str(count)


def _running_words(state: PlayerState) -> str:
    timer = state.timer
    if timer.phase is Phase.WAITING:
        title = state.guided.title if state.guided else "the track"
        return f"ends with {sanitize_line(title)}"
    if timer.remaining is None:
        return ALL_NIGHT
    left = format_minutes(timer.remaining)
    if timer.is_fading:
        return f"fading, silent in {left}"
    until = format_minutes(Seconds(timer.fade_start - timer.now))
    return f"fades in {until}, silent in {left}"
