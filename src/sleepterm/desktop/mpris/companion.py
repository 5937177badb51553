"""Puts the player on the session bus, and brings calls to playback's thread."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from functools import partial

from sleepterm.audio.state import Status
from sleepterm.desktop.mpris.control import MprisControl
from sleepterm.desktop.mpris.object import MprisObject
from sleepterm.desktop.mpris.properties import player_properties, track_path
from sleepterm.desktop.mpris.seeking import SETTLES, Jumps
from sleepterm.desktop.mpris.steps import Steps
from sleepterm.desktop.session_bus.connection import SessionBus
from sleepterm.desktop.session_bus.messages import (
    ERROR,
    FAILED,
    Answer,
    Body,
    Refusal,
    Reply,
)
from sleepterm.library.mixes.mix import Mix
from sleepterm.playback.companion import FrontEnd
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Seconds

_PATIENCE = Seconds(2.0)
_MOST_WAITING = 16
"""Commands that playback has not carried out; further ones are refused."""
_TOO_MANY = Refusal(f"{ERROR}LimitsExceeded", "Too many calls.")
_LOOK_EVERY = Seconds(0.1)
_HAS_ARRIVED = Seconds(0.5)


class Mpris:
    """Follows playback, and commands it for whoever calls. Implements `BusPart`.

    Playback is read and commanded on its own thread; the bus has another one, which
    sleeps while nobody calls and nothing that is shown changes.

    Args:
        load_mixes: the saved mixes.
        patience: how long a caller waits for playback.
    """

    def __init__(
        self,
        load_mixes: Callable[[], Sequence[Mix]],
        patience: Seconds = _PATIENCE,
    ) -> None:
        self._load_mixes = load_mixes
        self._object = MprisObject(self._carry_out, self._position)
        self._jumps = Jumps()
        self._patience = patience
        self._waiting = 0

    def start(self, front_end: FrontEnd, bus: SessionBus) -> None:
        """Begin to follow playback."""
        playback = front_end.playback
        self._front_end, self._bus = front_end, bus
        self._steps = Steps(playback, self._load_mixes)
        self._control = MprisControl(
            playback, self._steps, front_end.quit, self._sought
        )
        self._show(playback.state)
        playback.subscribe(self._follow)
        bus.add(self._object)

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, PlaybackChanged):
            self._show(event.state)

    def _show(self, state: PlaybackState) -> None:
        """Show a state on the bus; wakes the bus's thread only for a change."""
        properties = player_properties(state, self._steps.possible(state))
        if properties != self._object.properties:
            self._object.properties = properties
            self._bus.do(self._object.tell)
        position = self._position()
        has_jumped = self._jumps.see(
            track_path(state),
            position,
            time.monotonic(),
            moves=state.status is Status.PLAYING,
        )
        if has_jumped:
            self._bus.do(partial(self._object.tell_position, position))

    def _position(self) -> Seconds:
        return self._front_end.playback.guided.position

    def _carry_out(self, name: str, arguments: Body, reply: Reply) -> None:
        """Have a call carried out, and answer then; on the bus's thread."""
        if self._waiting >= _MOST_WAITING:
            reply(_TOO_MANY)
            return
        self._waiting += 1
        cancel = self._bus.later(self._patience, partial(reply, Answer()))

        def done(answer: Answer | Refusal) -> None:
            self._waiting -= 1
            cancel()
            reply(answer)

        def work() -> None:
            answer: Answer | Refusal = FAILED
            # A call that fails must not end the night.
            with contextlib.suppress(Exception):
                self._control.carry_out(name, arguments)
                answer = Answer()
            self._bus.do(partial(done, answer))

        self._front_end.post(work)

    def _sought(self, target: Seconds) -> None:
        """A seek begins; tell once it has arrived."""
        self._jumps.expect(target, time.monotonic())
        self._bus.do(partial(self._await, target, round(SETTLES / _LOOK_EVERY)))

    def _await(self, target: Seconds, looks: int) -> None:
        position = self._position()
        if abs(position - target) < _HAS_ARRIVED:
            self._jumps.arrive()
            self._object.tell_position(target)
        elif looks <= 0:
            self._object.tell_position(position)
        else:
            look = partial(self._await, target, looks - 1)
            self._bus.later(_LOOK_EVERY, look)
