"""What this night leaves for the next one."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from sleepterm.audio.state import LayerState
from sleepterm.library.catalog.order import Order
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.notice import Notice, Say
from sleepterm.store.session import Session, SessionLayer
from sleepterm.store.settings import Settings
from sleepterm.units import Percent, Seconds

_WORTH_KEEPING = Seconds(10.0)


class Memory:
    """Timer settings and guided positions now, and the session they become.

    Attributes:
        timer: what the timer is armed with next.
        positions: seconds into guided tracks, by track id.
        guidance: how guided tracks are told.
        beds: what was chosen to lie under a guided track, by its id.
        order: what the tracks are sorted by; None is as they are.
        before: the session that the night before left.
    """

    def __init__(
        self,
        session: Session,
        settings: Settings,
        save: Callable[[Session], None],
        say: Say,
    ) -> None:
        self.timer: TimerSettings = session.timer or settings.timer
        self.positions: dict[str, Seconds] = dict(session.positions)
        self.guidance: Guidance = session.guidance
        self.beds: dict[str, str] = dict(session.beds)
        self.order: Order | None = session.order
        self.before = session
        self._saved = replace(session, timer=self.timer)
        self._save = save
        self._say = say
        self._has_failed = False

    def keep_position(self, layer: LayerState, at: Seconds | None = None) -> None:
        """Remember where a guided track goes on; its two ends are not worth it."""
        position = layer.position if at is None else at
        end = layer.length - _WORTH_KEEPING if layer.length else math.inf
        if _WORTH_KEEPING < position < end:
            self.positions[layer.track_id] = position
        else:
            self.positions.pop(layer.track_id, None)

    def forget_position(self, track_id: str) -> None:
        """The track begins at its beginning again."""
        self.positions.pop(track_id, None)

    def save(self, mix: Sequence[LayerState] | None, master: Percent) -> None:
        """Hand the session on, unless nothing has changed.

        Args:
            mix: the layers to remember; None keeps those of the night before,
                also the ones whose files are away today.
            master: the master slider as the listener set it, muted or not.
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
            beds=dict(self.beds),
            order=self.order,
        )
        if session == self._saved:
            return
        try:
            self._save(session)
        except Exception as error:  # noqa: BLE001 - no disk may end the night
            if not self._has_failed:
                self._has_failed = True
                self._say(Notice.of(error))
        else:
            self._saved = replace(session, timer=self.timer)
