"""What each method of MPRIS does to playback. On playback's thread."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.state import Status
from sleepterm.desktop.mpris.properties import can_seek, track_path
from sleepterm.desktop.mpris.steps import Steps, is_waking
from sleepterm.desktop.session_bus.messages import Body
from sleepterm.playback.local import LocalPlayback
from sleepterm.units import Percent, Seconds

_MICRO = 1_000_000


class MprisControl:
    """Carries out calls, which are checked already.

    `Pause` only pauses and `Play` only plays, whoever calls: screen lockers send
    `Pause`. The keys of headphones mean *still awake* when any key does, and an alarm
    that sounds is only snoozed by them, so that it comes back.

    Args:
        playback: what is commanded.
        steps: what "next" is.
        leave: ends the program.
        sought: called with the position that a seek is about to lead to.
    """

    def __init__(
        self,
        playback: LocalPlayback,
        steps: Steps,
        leave: Callable[[], None],
        sought: Callable[[Seconds], None],
    ) -> None:
        self._playback = playback
        self._steps = steps
        self._sought = sought
        self._methods: dict[str, Callable[..., None]] = {
            "Quit": leave,
            "Next": lambda: self._step(+1),
            "Previous": lambda: self._step(-1),
            "Pause": self._pause,
            "PlayPause": self._play_pause,
            "Stop": self._playback.stop,
            "Play": self._play,
            "Seek": self._seek,
            "SetPosition": self._set_position,
            "Volume": self._set_volume,
            "Rate": self._set_rate,
        }

    def carry_out(self, name: str, arguments: Body) -> None:
        """Call a method, or set a property; nothing for any other name."""
        if (method := self._methods.get(name)) is not None:
            method(*arguments)

    def _step(self, by: int) -> None:
        if not self._is_still_awake():
            self._steps.step(by)

    def _play_pause(self) -> None:
        state = self._playback.state
        if is_waking(state) and state.status is not Status.PAUSED:
            self._playback.waking.snooze()
        elif not self._is_still_awake():
            self._playback.toggle()

    def _is_still_awake(self) -> bool:
        """Note that the user has pressed a key; whether that is all it does."""
        self._playback.lifecycle.keys.press()
        if not self._playback.any_key_is_still_awake:
            return False
        self._playback.still_awake()
        return True

    def _pause(self) -> None:
        if is_waking(self._playback.state):
            self._playback.waking.snooze()
        else:
            self._playback.pause()

    def _play(self) -> None:
        has_ended = self._playback.state.status is Status.STOPPED
        if has_ended and self._playback.any_key_is_still_awake:
            self._playback.still_awake()
        else:
            self._playback.resume()

    def _seek(self, offset: int) -> None:
        state = self._playback.state
        if not can_seek(state) or state.guided is None:
            return
        here = self._playback.guided.position
        target = here + offset / _MICRO
        if target > state.guided.length:
            self._steps.step(+1)
        else:
            self._seek_to(Seconds(max(0.0, target)), here)

    def _set_position(self, track: str, position: int) -> None:
        state = self._playback.state
        if not can_seek(state) or state.guided is None or track != track_path(state):
            return
        target = Seconds(position / _MICRO)
        if 0 <= target <= state.guided.length:
            self._seek_to(target, self._playback.guided.position)

    def _seek_to(self, target: Seconds, here: Seconds) -> None:
        self._sought(target)
        self._playback.guided.seek(Seconds(target - here))

    def _set_volume(self, volume: float) -> None:
        self._playback.set_master(Percent(round(100 * min(max(volume, 0.0), 1.0))))

    def _set_rate(self, rate: float) -> None:
        # As the specification wants it; other rates than 1 can't be had.
        if rate == 0.0:
            self._pause()
