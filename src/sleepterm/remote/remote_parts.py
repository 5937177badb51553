"""Parts of playback over the control socket: guided track, tone, wake-up, memory."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from sleepterm.library.catalog.order import Order
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Percent, Seconds


class Ask(Protocol):
    """Sends a command."""

    def __call__(self, do: str, *given: object) -> None:
        """Send it.

        Args:
            do: its name in `requests.py`.
            given: its arguments.
        """


class RemoteGuided:
    """Implements `GuidedPlayback`.

    Args:
        ask: sends a command.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def seek(self, by: Seconds) -> None:
        """Move the position by some seconds, within the length."""
        self._ask("guided.seek", by)

    def seek_sentence(self, by: int) -> None:
        """Seek to the next sentence (+1), or this one's start (-1)."""
        self._ask("guided.seek_sentence", by)

    def restart(self) -> None:
        """Play it from its beginning."""
        self._ask("guided.restart")

    def toggle_voice(self) -> None:
        """Switch the voice off or on."""
        self._ask("guided.toggle_voice")

    def set_bells(self, percent: Percent) -> None:
        """Set the volume of the bells."""
        self._ask("guided.set_bells", percent)

    def change_bells(self, direction: int) -> None:
        """Change the volume of the bells one step up (+1) or down (-1)."""
        self._ask("guided.change_bells", direction)

    def change_pace(self, direction: int) -> None:
        """Make silences 10 % shorter (+1) or longer (-1)."""
        self._ask("guided.change_pace", direction)


class RemoteTone:
    """Implements `TonePlayback`.

    Args:
        ask: sends a command.
    """

    def __init__(self, ask: Ask) -> None:
        self._ask = ask

    def change_master(self, direction: int) -> None:
        """Make the whole mix one step brighter (+1) or warmer (-1)."""
        self._ask("tone.change_master", direction)

    def change_layer(self, track_id: str, direction: int) -> None:
        """Make a layer's track one step brighter (+1) or warmer (-1), in every mix."""
        self._ask("tone.change_layer", track_id, direction)


class RemoteWaking:
    """Implements `ScreenWaking`.

    Args:
        ask: sends a command.
        told: gives the wake-up that is set.
    """

    def __init__(self, ask: Ask, told: Callable[[], WakeSettings | None]) -> None:
        self._ask = ask
        self._told = told

    @property
    def settings(self) -> WakeSettings | None:
        """What the user asked for; None without a wake-up."""
        return self._told()

    def set_wake(self, settings: WakeSettings | None) -> None:
        """Set the wake-up in place of any other; None takes it back."""
        self._ask("waking.set_wake", settings)

    def snooze(self) -> None:
        """Let the alarm fall silent, and rise again some minutes later."""
        self._ask("waking.snooze")

    def stop_waking(self) -> None:
        """End the alarm softly, or take back a wake-up that waits."""
        self._ask("waking.stop_waking")

    def wake_now(self) -> None:
        """Let an alarm rise that came too late to begin unasked."""
        self._ask("waking.wake_now")


class RemoteMemory:
    """Implements `ScreenMemory`; the order is this side's own, and not saved.

    Args:
        ask: sends a command.
        state: gives the state of playback.
    """

    def __init__(self, ask: Ask, state: Callable[[], PlaybackState]) -> None:
        self.order: Order | None = None
        self._ask = ask
        self._state = state

    @property
    def timer(self) -> TimerSettings:
        """Settings of the timer at the next start."""
        return self._state().next_timer

    def set_later_timer(self, settings: TimerSettings) -> None:
        """Set the timer of the next start; one that runs stays as it is."""
        self._ask("memory.set_later_timer", settings)

    def forget_position(self, track_id: str) -> None:
        """Let a guided track start at its beginning again."""
        self._ask("memory.forget_position", track_id)


class RemoteLifecycle:
    """Implements `ScreenLifecycle`, and `KeyPresses` for its keys.

    Args:
        ask: sends a command.
        close: ends the connection.
    """

    def __init__(self, ask: Ask, close: Callable[[Seconds], None]) -> None:
        self._ask = ask
        self._close = close

    @property
    def keys(self) -> RemoteLifecycle:
        """Gets each key that the user presses."""
        return self

    def press(self) -> None:
        """Note that the user has pressed a key."""
        self._ask("lifecycle.keys.press")

    def take(self) -> tuple[float, ...]:
        """Nothing: the other side stores these times."""
        return ()

    def set_watched(self, *, watched: bool) -> None:
        """Nothing: the other side is attentive for a while after each command."""

    def leave(self) -> None:
        """Nothing: the other side saves."""

    def close(self, fade: Seconds) -> None:
        """End the connection once all commands are carried out, or soon."""
        self._close(fade)

    def finish_plays(self) -> None:
        """Nothing: the other side records."""
