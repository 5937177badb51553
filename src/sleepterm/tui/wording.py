"""Formats tracks, playback and the timer as text for the screens."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.library.catalog.labels import (
    TYPE_TITLES,
    TYPES,
    band_label,
    topic_label,
)
from sleepterm.library.history.habits import PersonalList
from sleepterm.night.chapters import ChapterPlace
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import (
    EndWith,
    Phase,
    SleepTimer,
    TimerSettings,
)
from sleepterm.night.wake_state import WakePhase
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.timer_words import timer_length
from sleepterm.text import sanitize_line, shortened
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext, pgettext
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.library.browse.library_view import BlockingFilter, LibraryView
    from sleepterm.library.catalog.filters import TrackFilter
    from sleepterm.library.catalog.track import Track
    from sleepterm.night.wake_plan import WakeSettings
    from sleepterm.tui.glyphs import Glyphs

ALL_NIGHT = _("all night")
ANY_TOPIC = _("any topic")
ANY_LENGTH = _("any length")
_LONGEST_VALUE = 24
_SHORTEST_SEARCH = 3
"""A shorter text is a word that has just been begun."""
_ADVICE = _("Sleep well ({key} in the list) says what may help besides sounds.")
_ADVICE_ELSEWHERE = _("'sleepterm sleep-well' says what may help besides sounds.")
_CLEARS = {
    # Translators: {count} is "12 tracks".
    "type": _(
        "No matches. Backspace clears the type filter '{value}' and shows {count}."
    ),
    "topic": _(
        "No matches. Backspace clears the topic filter '{value}' and shows {count}."
    ),
    "length": _(
        "No matches. Backspace clears the length filter '{value}' and shows {count}."
    ),
    "words": _("No matches. Backspace clears the search '{value}' and shows {count}."),
    "": _("No matches. Backspace clears the filter '{value}' and shows {count}."),
}
_LISTS = {
    # Translators: lists of tracks, as conditions: "favourites, 'rain'".
    PersonalList.FAVOURITES: pgettext("list", "favourites"),
    PersonalList.RECENT: pgettext("list", "recent"),
    PersonalList.POPULAR: pgettext("list", "popular"),
    PersonalList.MINE: pgettext("list", "mine"),
}
_BLOCKING = {
    **{("type", str(kind)): word for kind, word in TYPES.items()},
    **{("", str(each)): TYPE_TITLES[each] for each in PersonalList},
}
PLACEHOLDER = _("what would you like to hear?")


def format_length(track: Track, glyphs: Glyphs) -> str:
    """A track's length: a symbol for a loop, else "45 s", "12 min", "1 h 05" or "6 h".

    "" if unknown.
    """
    if track.is_loop:
        return glyphs.endless
    if track.length is None:
        return ""
    if (seconds := round(track.length)) < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(track.length / 60), 60)
    if not hours:
        return _("{minutes} min").format(minutes=minutes)
    return f"{hours} h {minutes:02d}" if minutes else f"{hours} h"


def format_no_matches(blocking: BlockingFilter | None) -> str:
    """The message that no track matches, and which filter to remove."""
    if blocking is None:
        return _("No matches. Escape shows all tracks.")
    value = _BLOCKING.get((blocking.name, blocking.value)) or sanitize_line(
        blocking.value
    )
    count = blocking.left
    return _CLEARS[blocking.name].format(
        value=shortened(value, _LONGEST_VALUE),
        count=ngettext("{count} track", "{count} tracks", count).format(count=count),
    )


def format_answer(
    view: LibraryView, advice_key: Callable[[], str] | None = None
) -> str:
    """The line above the list: where to get help, or that nothing matches; or "".

    Args:
        view: what is listed.
        advice_key: gives the key that shows what may help besides sounds; None where
            there are no keys.
    """
    text = sanitize_line(view.filter.text)
    if view.help or len(text) < _SHORTEST_SEARCH:
        return view.help
    if view.note:
        return view.note
    if view.asks_for_advice:
        return _ADVICE.format(key=advice_key()) if advice_key else _ADVICE_ELSEWHERE
    if not view.nothing_matches:
        return ""
    return _("Nothing matches '{text}'. These are good on any night.").format(
        text=shortened(text, _LONGEST_VALUE)
    )


def format_status(state: PlaybackState) -> str:
    """Playing, paused or stopped, in a word or two."""
    if state.awaited is not None:
        return _("Opening")
    if state.status is Status.PLAYING:
        return _("Playing, muted") if state.is_muted else _("Playing")
    if state.status is Status.PAUSED:
        if state.why_paused:
            return _("Paused: {why}").format(why=state.why_paused)
        return _("Paused")
    return _("Ready to resume") if state.layers else _("Nothing playing")


def format_tone(tone: int) -> str:
    """How warm or bright, -3 to 3, in two words; "" for neutral."""
    if not tone:
        return ""
    words = _("brighter {steps}") if tone > 0 else _("warmer {steps}")
    return words.format(steps=abs(tone))


def format_timer(state: PlaybackState) -> str:
    """When the sound ends, for the top line of the screen."""
    if state.status is Status.STOPPED:
        return format_plan(state.next_timer)
    words = _format_running(state)
    # Translators: {words} tells when it ends: "fades in 20 min, silent in 30 min".
    paused = _("paused, {words}").format(words=words)
    return paused if state.status is Status.PAUSED else words


def format_plan(settings: TimerSettings) -> str:
    """What the timer will do: "45 min, the last 10 min fading"."""
    if not settings.enabled:
        return ALL_NIGHT
    longest = settings.fade if settings.until else settings.duration
    fade = format_minutes(Seconds(min(settings.fade, longest)))
    if settings.end in {EndWith.TRACK, EndWith.CHAPTER}:
        return _format_plan_of_track(settings, fade)
    length = timer_length(settings)
    if not settings.fade:
        return _("{length}, without a fade").format(length=length)
    return _("{length}, the last {fade} fading").format(length=length, fade=fade)


def _format_plan_of_track(settings: TimerSettings, fade: str) -> str:
    count, fades = settings.tracks, bool(settings.fade)
    if settings.end is EndWith.CHAPTER:
        text = (
            _("until the chapter ends, then {fade} fading")
            if fades
            else _("until the chapter ends, without a fade")
        )
    elif count > 1:
        text = (
            ngettext(
                "{count} track, then {fade} fading",
                "{count} tracks, then {fade} fading",
                count,
            )
            if fades
            else ngettext(
                "{count} track, without a fade", "{count} tracks, without a fade", count
            )
        )
    else:
        text = (
            _("until the track ends, then {fade} fading")
            if fades
            else _("until the track ends, without a fade")
        )
    return text.format(count=count, fade=fade)


def format_chapter(chapter: ChapterPlace) -> str:
    """The present chapter: "Chapter 3 of 12: The sea"."""
    title = sanitize_line(chapter.title)
    place = _("Chapter {number} of {count}").format(
        number=chapter.number, count=chapter.count
    )
    return f"{place}: {title}" if title else place


def format_wake(state: PlaybackState, *, is_short: bool = False) -> str:
    """When the wake-up is: "wakes 7:00, rises from 6:45"; "" if none is ahead."""
    wake = state.wake
    if wake is None:
        return ""
    if wake.phase is WakePhase.SNOOZED:
        return _("snoozing until {time}").format(time=wake.again_at)
    if wake.phase is not WakePhase.WAITING:
        return ""
    text = _("wakes {time}") if is_short else _("wakes {time}, rises from {start}")
    return text.format(time=wake.time, start=wake.rises_from)


def format_wake_plan(wake: WakeSettings) -> str:
    """What a wake-up will do: "Wakes 7:00, rises from 6:45."."""
    minutes = (wake.time.hour * 60 + wake.time.minute - round(wake.rise / 60)) % 1440
    return _("Wakes {time}, rises from {start}.").format(
        time=wake.time, start=f"{minutes // 60}:{minutes % 60:02d}"
    )


def format_in_brief(state: PlaybackState, glyphs: Glyphs) -> str:
    """Status, volume and time left: "Playing · vol 80 · 32 min".

    Of a session with the number of the part: "Playing 2 of 3 · vol 80 · 32 min".
    """
    words = {Status.PLAYING: _("Playing"), Status.PAUSED: _("Paused")}
    status = words.get(state.status, _("Stopped"))
    if state.status is Status.PLAYING and state.is_muted:
        status = _("Muted")
    elif state.status is Status.PLAYING and state.timer.is_fading:
        status = _("Fading")
    if state.part is not None:
        # Translators: {status} is "Playing", of the parts of a session.
        status = _("{status} {number} of {count}").format(
            status=status, number=state.part.index + 1, count=state.part.count
        )
    parts = (
        f"{status}: {state.why_paused}" if state.why_paused else status,
        # A reason needs the room.
        "" if state.why_paused else _("vol {volume}").format(volume=state.master),
        format_minutes_left(state),
        format_wake(state, is_short=True),
    )
    return f" {glyphs.dot} ".join(part for part in parts if part)


def format_filter(wanted: TrackFilter) -> str:
    """The conditions of a filter: "nature, sleep, 'rain'"; "" if it has none."""
    words = wanted.text.strip()
    parts = (
        _LISTS[wanted.personal] if wanted.personal else "",
        TYPES[wanted.type] if wanted.type else "",
        topic_label(wanted.topic) if wanted.topic else "",
        band_label(wanted.band) if wanted.band else "",
        f"'{words}'" if words else "",
    )
    return sanitize_line(", ".join(part for part in parts if part))


def format_minutes_left(state: PlaybackState) -> str:
    """The time left, in the shortest form: "32 min"."""
    if state.status is Status.STOPPED:
        return _format_planned(state.next_timer)
    if state.timer.phase is Phase.WAITING:
        if state.timer.tracks_left > 1:
            return _format_tracks(state.timer.tracks_left)
        return _("chapter end") if _ends_with_chapter(state) else _("track end")
    remaining = state.timer.remaining
    return ALL_NIGHT if remaining is None else format_minutes(remaining)


def _format_planned(settings: TimerSettings) -> str:
    """What the timer will end with, in the shortest form."""
    if not settings.enabled:
        return ALL_NIGHT
    if settings.end is EndWith.CHAPTER:
        return _("chapter end")
    if settings.end is EndWith.TRACK:
        is_one = settings.tracks == 1
        return _("track end") if is_one else _format_tracks(settings.tracks)
    return timer_length(settings)


def _format_tracks(count: int) -> str:
    return ngettext("{count} track", "{count} tracks", count).format(count=count)


def format_restarted(state: PlaybackState) -> str:
    """What follows from still being awake: "The timer starts again: 45 min."."""
    timer = state.timer
    if timer.phase is Phase.WAITING:
        length = format_waiting(state)
    elif timer.remaining is None:
        return _("The sound plays on.")
    else:
        length = format_minutes(timer.remaining)
    return _("The timer starts again: {time}.").format(time=length)


def format_waiting(state: PlaybackState) -> str:
    """How long a timer runs that waits for an end: "until the track ends"."""
    timer = state.timer
    end = EndWith.CHAPTER if _ends_with_chapter(state) else EndWith.TRACK
    tracks = max(1, timer.tracks_left)
    return timer_length(replace(timer.settings, end=end, tracks=tracks))


def _format_running(state: PlaybackState) -> str:
    timer = state.timer
    if timer.phase is Phase.WAITING:
        return _format_waiting(state)
    if timer.remaining is None:
        return ALL_NIGHT
    if timer.is_fading and not timer.remaining:
        return _("ends with this sentence")
    return _format_until(timer, timer.remaining)


def _format_until(timer: SleepTimer, remaining: Seconds) -> str:
    at, left = timer.settings.until, format_minutes(remaining)
    if timer.is_fading:
        text = _("fading, silent at {time}") if at else _("fading, silent in {left}")
        return text.format(time=at, left=left)
    if not timer.settings.fade:
        text = _("until {time}") if at else _("silent in {left}")
        return text.format(time=at, left=left)
    text = (
        _("until {time}, fades in {fades}")
        if at
        else _("fades in {fades}, silent in {left}")
    )
    fades = format_minutes(Seconds(timer.fade_start - timer.now))
    return text.format(time=at, left=left, fades=fades)


def _format_waiting(state: PlaybackState) -> str:
    count = state.timer.tracks_left
    if count > 1:
        text = ngettext("ends after {count} track", "ends after {count} tracks", count)
        return text.format(count=count)
    guided = state.guided
    if guided is None:
        return _("ends with the track")
    if guided.chapter and _ends_with_chapter(state):
        return _("ends with chapter {number}").format(number=guided.chapter.number)
    return _("ends with {title}").format(title=sanitize_line(guided.title))


def _ends_with_chapter(state: PlaybackState) -> bool:
    guided = state.guided
    has_chapters = guided is not None and guided.chapter is not None
    return has_chapters and state.timer.settings.end is EndWith.CHAPTER
