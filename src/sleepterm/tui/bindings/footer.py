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
_SEARCH = "edit-search"
_USUAL = (
    _PLAY,
    "set-timer",
    "louder",
    "quieter",
    _SEARCH,
    "clear-filter",
    "read-along",
    "night-screen",
    "show-help",
    "request-quit",
    "stop-playback",
    "show-problems",
    "edit-sound",
    "remove-sound",
    "add-sound",
    "save-mix",
    "breathe",
)
_OF_WORDS = ("previous-sentence", "next-sentence", "set-timer", "louder", "quieter")


def main_footer(state: PlaybackState, highlighted: str = "") -> tuple[Entry, ...]:
    """The footer of the main screen, the entries that matter most now first.

    Args:
        state: the state of playback.
        highlighted: id of the track under the cursor.
    """
    urgent: tuple[str, ...] = ("drop-wish", "retry-device")
    if state.status is Status.STOPPED:
        urgent = (*urgent, _PLAY)
    names = (*urgent, *_of_playback(state), *_USUAL)
    if state.status is Status.PLAYING:
        # The line of the search names its key, too.
        at = names.index("request-quit") + 1
        names = (*(x for x in names[:at] if x != _SEARCH), _SEARCH, *names[at:])
    return _entries(names, state, _of_enter(state, highlighted))


def words_footer(state: PlaybackState) -> tuple[Entry, ...]:
    """The footer of the read-along screen, the entries that matter most now first."""
    return _entries((*_of_playback(state), *_OF_WORDS), state)


def pacer_footer(state: PlaybackState) -> tuple[Entry, ...]:
    """The footer of the pacer's guide, the entries that matter most now first."""
    return _entries((*_of_playback(state), "set-timer", "louder", "quieter"), state)


def _of_playback(state: PlaybackState) -> tuple[str, ...]:
    if not state.layers:
        return ()
    if state.status is Status.PLAYING and state.timer.is_fading:
        return _AWAKE, _TOGGLE, "louder", "quieter"
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
