"""What this session leaves for the next one."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from sleepterm.audio.state import (
    LayerState,
)
from sleepterm.library.catalog.order import Order
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.notice import Notice, Notify
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent, Seconds

_NEAR_AN_END = Seconds(10.0)


class SessionMemory:
    """Timer settings, guided positions and guidance, and the session they become.

    Args:
        session: what the last session left.
        default_timer: the timer if none was ever set.
        save: stores a session; may raise.
        notify: is told once if that fails.

    Attributes:
        timer: what the timer is armed with at the next start.
        positions: seconds at which guided tracks resume, by track id.
        guidance: how guided tracks are played.
        order: what the tracks are sorted by; None leaves the best first.
        before: what the last session left.
    """

    def __init__(
        self,
        session: Session,
        default_timer: TimerSettings,
        save: Callable[[Session], None],
        notify: Notify,
    ) -> None:
        self.timer: TimerSettings = session.timer or default_timer
        self.positions: dict[str, Seconds] = dict(session.positions)
        self.guidance: Guidance = session.guidance
        self.order: Order | None = session.order
        self.before = session
        self._saved = replace(session, timer=self.timer)
        self._save = save
        self._notify = notify
        self._has_failed = False

    def keep_position(self, layer: LayerState, at: Seconds | None = None) -> None:
        """Remember where a guided track resumes, unless that is near one of its ends.

        Args:
            layer: the guided track's layer.
            at: seconds into the track; None takes the layer's position.
        """
        position = layer.position if at is None else at
        end = layer.length - _NEAR_AN_END if layer.length else math.inf
        if _NEAR_AN_END < position < end:
            self.positions[layer.track_id] = position
        else:
            self.positions.pop(layer.track_id, None)

    def forget_position(self, track_id: str) -> None:
        """Let a guided track begin at its beginning again."""
        self.positions.pop(track_id, None)

    def save(
        self,
        mix: Sequence[LayerState] | None,
        master: Percent,
        beds: Mapping[str, str],
    ) -> None:
        """Store the session, if anything has changed.

        Args:
            mix: the layers to remember; None keeps those of the last session, also
                the ones whose files are missing today.
            master: the master slider as the user set it, muted or not.
            beds: the beds chosen for guided tracks.
        """
        layers = self.before.layers
        if mix is not None:
            layers = tuple(SessionLayer(x.track_id, x.percent) for x in mix)
        session = Session(
            layers=layers,
            master=master,
            timer=self.timer,
            positions=dict(self.positions),
            guidance=self.guidance,
            beds=dict(beds),
            order=self.order,
        )
        if session == self._saved:
            return
        try:
            self._save(session)
        except Exception as error:  # noqa: BLE001 - no disk may end the night
            if not self._has_failed:
                self._has_failed = True
                self._notify(Notice.of(error))
        else:
            self._saved = session
