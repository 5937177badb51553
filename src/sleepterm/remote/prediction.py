"""What a command will have done, before the running sleepterm has answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from sleepterm.audio.state import Status
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.volume_steps import stepped
from sleepterm.units import Percent

Change = Callable[[PlaybackState], PlaybackState]


def predicted(do: str, given: tuple[Any, ...]) -> Change | None:
    """How a command changes the state at once; None if that can't be known.

    Args:
        do: a name in `requests.py`.
        given: its arguments.
    """
    make = _CHANGES.get(do)
    return make(*given) if make is not None else None


def _pause() -> Change:
    return lambda x: _with_status(x, {Status.PLAYING: Status.PAUSED})


def _resume() -> Change:
    return lambda x: _with_status(x, {Status.PAUSED: Status.PLAYING})


def _stop() -> Change:
    ends = {Status.PLAYING: Status.STOPPED, Status.PAUSED: Status.STOPPED}
    return lambda x: _with_status(x, ends)


def _toggle() -> Change:
    swaps = {Status.PLAYING: Status.PAUSED, Status.PAUSED: Status.PLAYING}
    return lambda x: _with_status(x, swaps)


def _with_status(
    state: PlaybackState, changes: Mapping[Status, Status]
) -> PlaybackState:
    return replace(state, status=changes.get(state.status, state.status))


def _set_master(percent: Percent) -> Change:
    return lambda x: replace(x, master=percent, is_muted=False)


def _change_master(direction: int) -> Change:
    return lambda x: replace(x, master=stepped(x.master, direction), is_muted=False)


def _mute() -> Change:
    return lambda x: replace(x, is_muted=not x.is_muted)


def _set_layer(track_id: str, percent: Percent) -> Change:
    return lambda x: _with_volume(x, track_id, lambda _: percent)


def _change_layer(track_id: str, direction: int) -> Change:
    return lambda x: _with_volume(x, track_id, lambda y: stepped(y, direction))


def _with_volume(
    state: PlaybackState, track_id: str, new: Callable[[Percent], Percent]
) -> PlaybackState:
    layers = tuple(
        replace(x, percent=new(x.percent)) if x.track_id == track_id else x
        for x in state.layers
    )
    return replace(state, layers=layers)


def _still_awake() -> Change:
    return _restarted


def _restarted(state: PlaybackState) -> PlaybackState:
    settings = state.next_timer
    if state.timer.is_fading:
        settings = replace(settings, until=None)
    if state.status is not Status.PLAYING or not settings.enabled:
        return state
    if settings.until is not None:
        # When that is, the other side knows.
        return state
    timer = state.timer.armed(settings, guided=state.guided is not None)
    return replace(state, timer=timer)


_CHANGES: Mapping[str, Callable[..., Change]] = {
    "pause": _pause,
    "resume": _resume,
    "toggle": _toggle,
    "stop": _stop,
    "set_master": _set_master,
    "change_master": _change_master,
    "mute": _mute,
    "set_layer": _set_layer,
    "change_layer": _change_layer,
    "still_awake": _still_awake,
}
"""What is typed fast, and must add up at once, or is told in words at once."""
