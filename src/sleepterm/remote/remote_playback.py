"""Implements playback over the control socket."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from typing import Any

from sleepterm.audio.events import AuditionEnded
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.api import LayerChoice
from sleepterm.playback.event_emitter import EventEmitter
from sleepterm.playback.events import Listener, PlaybackChanged
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.wire import to_wire
from sleepterm.remote.event_wire import RemoteState, event_of
from sleepterm.remote.prediction import Change, predicted
from sleepterm.remote.protocol import Answer, EventMessage, Message, Request
from sleepterm.remote.requests import READ_AGAIN, STAY
from sleepterm.translation import gettext as _
from sleepterm.units import Percent, Seconds

NO_AUDITION = _(
    "A sound can be tried alone only on the screen that plays; this one is attached."
)

Ask = Callable[..., None]
"""Sends a command: its name in `requests.py` and its arguments."""


class RemotePlayback:
    """Implements `ScreenPlayback`; call all methods on one thread.

    The state is the last that was received, as if the commands were carried out that
    are still on their way. What is remembered and recorded, is by the other side.

    Args:
        first: the state with which the running sleepterm has begun to tell events.
        send: sends a request; must return at once.
        close: ends the connection; may block for so long.

    Attributes:
        guided: commands for the guided track.
        tone: commands for tone.
        waking: commands for the wake-up.
        memory: what is remembered.
        lifecycle: the end of this side.
    """

    def __init__(
        self,
        first: RemoteState,
        send: Callable[[Request], None],
        close: Callable[[Seconds], None] = lambda _: None,
    ) -> None:
        self._told = first
        self._send = send
        self._events = EventEmitter()
        self._last_id = 0
        self._open: dict[int, Change] = {}
        self._catalog: Catalog | None = None
        self.guided = RemoteGuided(self._ask)
        self.tone = RemoteTone(self._ask)
        self.waking = RemoteWaking(self._ask, lambda: self._told.wake)
        self.memory = RemoteMemory(self._ask, lambda: self.state)
        self.lifecycle = RemoteLifecycle(self._ask, close)

    @property
    def state(self) -> PlaybackState:
        """The state as if all commands were carried out."""
        changes = self._open.values()
        return reduce(lambda state, change: change(state), changes, self._told.state)

    @property
    def any_key_is_still_awake(self) -> bool:
        """Whether any key is to mean `still_awake`, as it was told last."""
        return self._told.any_key

    @property
    def last_minute(self) -> AfterEnd:
        """What follows the end within a minute, as it was told last."""
        return self._told.last_minute

    @property
    def catalog(self) -> Catalog:
        """All tracks, as this side has read them."""
        return self._catalog if self._catalog is not None else Catalog()

    @catalog.setter
    def catalog(self, catalog: Catalog) -> None:
        before, self._catalog = self._catalog, catalog
        if before is not None and tuple(before) != tuple(catalog):
            self._ask(READ_AGAIN, "")

    def begin(self, first: RemoteState) -> None:
        """Begin, or begin again on another connection, with this state."""
        self._told = first
        self._open.clear()
        self._events.emit(PlaybackChanged(self.state))

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._events.subscribe(listener)

    def receive(self, message: Message) -> None:
        """Handle what the running sleepterm sends; call it for each, in order.

        Raises:
            ProtocolError: it is no event that is known.
        """
        if isinstance(message, Answer):
            before = self.state
            self._open = {x: y for x, y in self._open.items() if x > message.id}
            if self.state != before:
                self._events.emit(PlaybackChanged(self.state))
            return
        event = event_of(message) if isinstance(message, EventMessage) else None
        if isinstance(event, RemoteState):
            self._told = event
            self._events.emit(PlaybackChanged(self.state))
        elif event is not None:
            self._events.emit(event)

    def play(self, track_id: str) -> None:
        """Play a track, as Enter does."""
        self._ask("play", track_id)

    def play_layers(
        self, layers: Sequence[LayerChoice], bed: str | None = None
    ) -> None:
        """Replace the mix by these layers, and play."""
        self._ask("play_layers", tuple(map(tuple, layers)), bed)

    def prefer_mix(self, key: str) -> None:
        """Show this mix as the playing one, among those of the same tracks."""
        self._ask("prefer_mix", key)

    def skip_part(self, by: int) -> None:
        """Go to a session's next part (+1), this one's start, or the one before."""
        self._ask("skip_part", by)

    def remove_layer(self, track_id: str) -> None:
        """Fade a layer out of the mix; without layers playback stops."""
        self._ask("remove_layer", track_id)

    def refresh(self, track: Track) -> None:
        """Apply the edits of a track to its layer."""
        self._ask(READ_AGAIN, track.id)

    def audition(self, track: Track | None) -> bool:
        """Say that no track can be played alone; returns whether it can."""
        if track is not None:
            self._events.emit(AuditionEnded(NO_AUDITION))
        return False

    def stay(self) -> None:
        """Stop what follows the end, in the last minute before it."""
        self._ask(STAY)

    def toggle(self) -> None:
        """Pause, resume, or play the last mix."""
        self._ask("toggle")

    def pause(self) -> None:
        """Fade to silence and pause; never resumes."""
        self._ask("pause")

    def resume(self) -> None:
        """Resume from a pause, or play the last mix; never pauses."""
        self._ask("resume")

    def stop(self) -> None:
        """Fade out and stop; the mix is kept for the next play."""
        self._ask("stop")

    def set_master(self, percent: Percent) -> None:
        """Set the master volume; ends muting."""
        self._ask("set_master", percent)

    def change_master(self, direction: int) -> None:
        """Change the master volume one step up (+1) or down (-1); ends muting."""
        self._ask("change_master", direction)

    def mute(self) -> None:
        """Mute without changing the volume, or unmute."""
        self._ask("mute")

    def set_layer(self, track_id: str, percent: Percent) -> None:
        """Set a layer's volume."""
        self._ask("set_layer", track_id, percent)

    def change_layer(self, track_id: str, direction: int) -> None:
        """Change a layer's volume one step up (+1) or down (-1)."""
        self._ask("change_layer", track_id, direction)

    def choose_bed(self, track_id: str, bed: str) -> None:
        """Choose the bed of a guided track; saved for this track."""
        self._ask("choose_bed", track_id, bed)

    def set_timer(self, settings: TimerSettings) -> None:
        """Arm the timer with these settings, now and at later starts."""
        self._ask("set_timer", settings)

    def extend_timer(self, by: Seconds) -> None:
        """Move the timer's end by some seconds; when stopped, change its duration."""
        self._ask("extend_timer", by)

    def still_awake(self) -> None:
        """Restart the timer; a fade returns to full volume, an ended mix is begun."""
        self._ask("still_awake")

    def retry_device(self) -> None:
        """Try to open the sound device now."""
        self._ask("retry_device")

    def _ask(self, do: str, *given: object) -> None:
        self._last_id += 1
        change = predicted(do, given)
        if change is not None:
            self._open[self._last_id] = change
        plain: tuple[Any, ...] = tuple(to_wire(each) for each in given)
        self._send(Request(self._last_id, do, plain))
        if change is not None:
            self._events.emit(PlaybackChanged(self.state))


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
