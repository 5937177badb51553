"""Hands over what plays, and goes on with what was handed over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.playback.deadline import Deadline
from sleepterm.playback.layers import Layers
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.sequences import PlayingSequences
from sleepterm.playback.transport import Transport
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.playback.handed_session import HandedSession
    from sleepterm.playback.state import PlaybackState


class GoingOn:
    """What the parts of playback hand over, and how they go on.

    Args:
        link: the player.
        layers: of the mix.
        transport: knows why it has paused.
        deadline: of timers that end at a time of day.
        sequences: plays sessions of parts.
    """

    def __init__(
        self,
        link: PlayerLink,
        layers: Layers,
        transport: Transport,
        deadline: Deadline,
        sequences: PlayingSequences,
    ) -> None:
        self._link = link
        self._layers = layers
        self._transport = transport
        self._deadline = deadline
        self._sequences = sequences

    @property
    def ends_at(self) -> float:
        """When a timer that ends at a time of day does, in seconds since the epoch."""
        return self._deadline.at

    def session(self) -> HandedSession | None:
        """The session of parts that plays; None without one.

        The state of playback is that of this moment from here on.
        """
        self._link.refresh_state()
        return self._sequences.handed()

    def begin(
        self,
        state: PlaybackState,
        session: HandedSession | None,
        ends_at: float,
        passed: Seconds,
    ) -> None:
        """Go on with the mix that was restored.

        Args:
            state: what was handed over.
            session: the session of parts; None without one.
            ends_at: as `ends_at` was there.
            passed: seconds since then.

        Raises:
            SleeptermError: the catalogue lacks a track of the session of parts.
        """
        link = self._link
        if link.player is None:
            return
        is_paused = state.status is Status.PAUSED
        passed = Seconds(0.0 if is_paused else passed)
        place = None
        if session is not None:
            place = self._sequences.take_over(session, passed)
        self._layers.beds = replace(self._layers.beds, bed=state.bed)
        self._deadline.at = ends_at
        self._transport.why_paused = state.why_paused
        if passed and state.guided is not None:
            # It has played on meanwhile.
            link.player.seek(passed)
        timer = state.timer.advanced(passed)
        link.player.going_on.begin(timer, place, is_paused=is_paused)
        link.requests.status(state.status)
        link.changed()
