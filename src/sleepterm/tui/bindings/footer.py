"""The keys in the footers: which, in which order, and what they do at the moment."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import Phase
from sleepterm.playback.state import PlaybackState
from sleepterm.tui.bindings.entry import Entry
from sleepterm.tui.bindings.registry import ENTRIES

_TOGGLE, _AWAKE = "toggle-playback", "still-awake"
_USUAL = (
    "play-track",
    "set-timer",
    "louder",
    "quieter",
    "edit-search",
    "clear-filter",
    "read-along",
    "show-help",
    "request-quit",
    "stop-playback",
    "show-problems",
    "edit-sound",
    "remove-sound",
    "add-sound",
    "save-mix",
)
_OF_WORDS = ("previous-sentence", "next-sentence", "set-timer", "louder", "quieter")


def main_footer(state: PlaybackState) -> tuple[Entry, ...]:
    """The footer of the main screen, the entries that matter most now first."""
    urgent: tuple[str, ...] = ("drop-wish", "retry-device")
    if state.status is Status.STOPPED:
        urgent = (*urgent, "play-track")
    return _entries((*urgent, *_of_playback(state), *_USUAL), state)


def words_footer(state: PlaybackState) -> tuple[Entry, ...]:
    """The footer of the read-along screen, the entries that matter most now first."""
    return _entries((*_of_playback(state), *_OF_WORDS), state)


def _of_playback(state: PlaybackState) -> tuple[str, ...]:
    if not state.layers:
        return ()
    if state.status is Status.PLAYING and state.timer.is_fading:
        return _AWAKE, _TOGGLE, "louder", "quieter"
    return (_TOGGLE,)


def _entries(names: tuple[str, ...], state: PlaybackState) -> tuple[Entry, ...]:
    last = (_AWAKE,) if state.timer.phase is Phase.RUNNING else ()
    word = "pause" if state.status is Status.PLAYING else "resume"
    return tuple(
        replace(ENTRIES[name], footer=word) if name == _TOGGLE else ENTRIES[name]
        for name in dict.fromkeys((*names, *last))
    )
