"""Events of playback as messages of the control socket."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sleepterm.audio.events import (
    AuditionEnded,
    DeviceFound,
    DeviceLost,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
)
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.events import (
    CatalogChanged,
    NoticeIssued,
    PlaybackChanged,
    PlaybackEvent,
    WakeBell,
)
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.wire import from_wire, to_wire
from sleepterm.remote.protocol import EventMessage, ProtocolError

STATE = "state"


@dataclass(frozen=True, slots=True)
class RemoteState:
    """What is sent of playback's state.

    Attributes:
        state: the state.
        any_key: whether any key is to mean *still awake*.
        wake: the wake-up that is set; None without one.
        last_minute: what follows the end within a minute.
    """

    state: PlaybackState
    any_key: bool = False
    wake: WakeSettings | None = None
    last_minute: AfterEnd = AfterEnd.NOTHING


_KINDS: dict[str, type] = {
    "notice": NoticeIssued,
    "bell": WakeBell,
    "catalog": CatalogChanged,
    "layer-failed": LayerFailed,
    "timer-finished": TimerFinished,
    "stopped": PlaybackStopped,
    "audition-ended": AuditionEnded,
    "device-lost": DeviceLost,
    "device-found": DeviceFound,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def state_message(state: RemoteState) -> EventMessage:
    """The message of a state."""
    return EventMessage(STATE, to_wire(state))


def message_of(event: PlaybackEvent) -> EventMessage | None:
    """The message of any other event; None for a state."""
    if isinstance(event, PlaybackChanged):
        return None
    return EventMessage(_NAMES[type(event)], to_wire(event))


def event_of(message: EventMessage) -> RemoteState | PlaybackEvent | None:
    """The event, or the state, of a message; None if its kind is unknown.

    Raises:
        ProtocolError: it is no such event.
    """
    kind: Any = RemoteState if message.event == STATE else _KINDS.get(message.event)
    if kind is None:
        return None
    try:
        event: RemoteState | PlaybackEvent = from_wire(kind, message.value)
    except ValueError as error:
        raise ProtocolError(f"An event is wrong: {error}.") from None
    return event
