"""The keys in the footers: which, in which order, and what they do at the moment."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Entry
from sleepterm.tui.bindings.registry import ENTRIES

_PLAY, _TOGGLE, _AWAKE = "play-track", "toggle-playback", "still-awake"
_TIMER, _NIGHT, _SEARCH = "set-timer", "night-screen", "edit-search"
_GENERAL = ("show-help", "request-quit")
_VOLUME = ("louder", "quieter")
_SENTENCES = ("previous-sentence", "next-sentence")
_URGENT = ("drop-wish", "retry-device")
_OFTEN = ("clear-filter", "read-along")
_SELDOM = (
    "stop-playback",
    "show-problems",
    "edit-sound",
    "remove-sound",
    "add-sound",
    "save-mix",
    "breathe",
)
_OF_WORDS = (*_SENTENCES, _TIMER, *_VOLUME)


def main_footer(state: PlaybackState, highlighted: str = "") -> tuple[Entry, ...]:
    """The footer of the main screen, the entries that matter most now first.

    Args:
        state: the state of playback.
        highlighted: id of the track under the cursor.
    """
    names = (*_URGENT, *_of_status(state), *_SELDOM)
    return _entries(names, state, _of_enter(state, highlighted))


def words_footer(state: PlaybackState) -> tuple[Entry, ...]:
    """The footer of the read-along screen, the entries that matter most now first."""
    return _entries((*_of_playback(state), *_OF_WORDS), state)


def pacer_footer(state: PlaybackState) -> tuple[Entry, ...]:
    """The footer of the pacer's guide, the entries that matter most now first."""
    return _entries((*_of_playback(state), _TIMER, *_VOLUME), state)


def _of_status(state: PlaybackState) -> tuple[str, ...]:
    now = _of_playback(state)
    if state.status is Status.PLAYING:
        sound = (*now, *_SENTENCES, _TIMER, *_VOLUME, _NIGHT, _PLAY)
        # The line of the search names its key, too.
        return (*sound, *_OFTEN, *_GENERAL, _SEARCH)
    if state.status is Status.PAUSED:
        sound = (*now, _PLAY, _TIMER, *_VOLUME)
        return (*sound, _SEARCH, *_OFTEN, *_GENERAL, _NIGHT)
    find = (_PLAY, *now, _SEARCH, "clear-filter")
    return (*find, "show-help", _TIMER, *_VOLUME, _NIGHT, *_GENERAL)


def _of_playback(state: PlaybackState) -> tuple[str, ...]:
    if not state.layers:
        return ()
    if state.status is Status.PLAYING and state.timer.is_fading:
        return _AWAKE, _TOGGLE, *_VOLUME
    return (_TOGGLE,)


def _of_enter(state: PlaybackState, highlighted: str) -> str:
    """What Enter does to the highlighted track."""
    whole = (state.mix, state.part)
    is_heard = state.layer(highlighted) is not None or any(
        each.track_id == highlighted for each in whole if each
    )
    is_stopped = state.status is Status.STOPPED
    is_stop = highlighted and is_heard and not is_stopped
    return _("stop") if is_stop else _("play")


def _entries(
    names: tuple[str, ...], state: PlaybackState, enter: str = ""
) -> tuple[Entry, ...]:
    last = (_AWAKE,) if state.timer.phase is Phase.RUNNING else ()
    space = _("pause") if state.status is Status.PLAYING else _("resume")
    words = {_TOGGLE: space, _PLAY: enter or _("play")}
    return tuple(
        replace(ENTRIES[name], footer=words[name]) if name in words else ENTRIES[name]
        for name in dict.fromkeys((*names, *last))
    )
