"""The part of the session that is saved for the next start."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from sleepterm.audio.state import LayerState
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import Track
from sleepterm.library.tones import Tones
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.notice import Notice, Notify
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent, Seconds

_NEAR_AN_END = Seconds(10.0)


class SessionMemory:
    """Holds the values that are saved in the session file, and saves them.

    Args:
        session: the saved session.
        default_timer: the timer if the session has none.
        save: saves a session; may raise.
        notify: shows a notice if saving fails, only once.
        resumes_pool: whether a pool's parts are still those of the saved position.

    Attributes:
        timer: settings of the timer at the next start.
        timer_off_night: the night in which the user switched the timer off last, by the
            date of its evening; None if never.
        positions: track id to the seconds at which a guided track resumes.
        guidance: voice, bells and pace of guided tracks.
        tones: of the mix and of its tracks.
        order: sort order of the track list; None lists the best first.
        before: the saved session as it was loaded.
    """

    def __init__(
        self,
        session: Session,
        default_timer: TimerSettings,
        save: Callable[[Session], None],
        notify: Notify,
        resumes_pool: Callable[[str], bool] = lambda _: True,
    ) -> None:
        saved = session.timer or default_timer
        # A setting of config.toml alone.
        share = default_timer.finish_share
        self.timer: TimerSettings = replace(saved, finish_share=share)
        self.timer_off_night: date | None = session.timer_off_night
        self.positions: dict[str, Seconds] = dict(session.positions)
        self.guidance: Guidance = session.guidance
        self.tones: Tones = session.tones
        self.order: Order | None = session.order
        self.before = session
        self._saved = replace(session, timer=self.timer)
        self._save = save
        self._notify = notify
        self._resumes_pool = resumes_pool
        self._has_failed = False

    def position_of(self, track: Track) -> Seconds | None:
        """Where a guided track resumes; None at its start, and for a loop."""
        position = None if track.is_loop else self.positions.get(track.id)
        if position is None or track.pool_length is None:
            return position
        # Another night has other parts.
        return position if self._resumes_pool(track.id) else None

    def keep_position(self, layer: LayerState, at: Seconds | None = None) -> None:
        """Note where a guided track resumes; near its start or end it does not resume.

        Args:
            layer: the guided track's layer.
            at: seconds into the track; None means the layer's position.
        """
        position = layer.position if at is None else at
        end = layer.length - _NEAR_AN_END if layer.length else math.inf
        if _NEAR_AN_END < position < end:
            self.positions[layer.track_id] = position
        else:
            self.positions.pop(layer.track_id, None)

    def set_later_timer(self, settings: TimerSettings) -> None:
        """Set the timer of the next start; one that runs stays as it is."""
        self.timer = settings

    def forget_position(self, track_id: str) -> None:
        """Let a guided track start at its beginning again."""
        self.positions.pop(track_id, None)

    def save(
        self,
        mix: Sequence[LayerState] | None,
        master: Percent,
        beds: Mapping[str, str],
    ) -> None:
        """Save the session, if it has changed.

        Args:
            mix: the layers to save; None keeps those of the saved session, including
                layers whose files are missing.
            master: the master volume, muted or not.
            beds: the beds chosen for guided tracks.
        """
        layers = self.before.layers
        if mix is not None:
            layers = tuple(SessionLayer(x.track_id, x.percent) for x in mix)
        session = Session(
            layers=layers,
            master=master,
            timer=self.timer,
            timer_off_night=self.timer_off_night,
            positions=dict(self.positions),
            guidance=self.guidance,
            beds=dict(beds),
            order=self.order,
            tones=self.tones,
        )
        if session == self._saved:
            return
        try:
            self._save(session)
        except Exception as error:  # noqa: BLE001 - playback must survive any disk error
            if not self._has_failed:
                self._has_failed = True
                self._notify(Notice.of(error))
        else:
            self._saved = session
