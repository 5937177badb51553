"""Hands what plays or is paused over to another process, which goes on with it.

The one that goes on gets a `Handover`, opens its own sound card, begins, and only then
lets the first one fade out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.auto_arm import evening_of
from sleepterm.night.sleep_timer import Phase, TimerSettings
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.night.wake_state import SOUNDING
from sleepterm.playback.handed_session import HandedSession
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.store.session import Session, SessionLayer
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class Handover:
    """What another process needs to go on.

    Attributes:
        state: of playback.
        at: when that was, in seconds since the epoch.
        mix_key: of the mix that plays; "" without one.
        wake: the wake-up that is set; None without one.
        session: the session of parts; None without one.
        ends_at: when a timer that ends at a time of day does, in seconds since the
            epoch.
    """

    state: PlaybackState
    at: float
    mix_key: str = ""
    wake: WakeSettings | None = None
    session: HandedSession | None = None
    ends_at: float = 0.0

    @property
    def next_timer(self) -> TimerSettings:
        """The timer of the next start; off if none runs now."""
        is_off = self.state.timer.phase is Phase.OFF
        timer = self.state.next_timer
        return replace(timer, enabled=False) if is_off else timer

    def check_known(self, catalog: Catalog) -> None:
        """Check that the other process knows all that it is to play.

        Raises:
            SleeptermError: a track is in none of its files, as words that are spoken.
        """
        titles = {x.track_id: x.title for x in self.state.layers}
        parts = frozenset() if self.session is None else self.session.track_ids
        for track_id in (*titles, *sorted(parts)):
            if catalog.get(track_id) is None:
                raise SleeptermError(
                    _("Not handed over"),
                    _(
                        "'{title}' can't be handed over: it is not in the catalogue."
                    ).format(title=titles.get(track_id, track_id)),
                    exit_status=1,
                )


def why_not(state: PlaybackState) -> str:
    """Why this can't be handed over now, a sentence; "" if it can."""
    if state.status is Status.STOPPED:
        return _("Nothing is playing.")
    if state.wake is not None and state.wake.phase in SOUNDING:
        return _("The wake-up can't be handed over while it sounds.")
    return ""


def handover_of(playback: LocalPlayback, at: float) -> Handover:
    """What plays, for another process.

    Args:
        playback: what `why_not` has nothing against.
        at: seconds since the epoch.
    """
    going_on = playback.lifecycle.going_on
    session = going_on.session()
    state = playback.state
    return Handover(
        state,
        at,
        _mix_key(state, playback.catalog),
        playback.waking.settings,
        session,
        going_on.ends_at,
    )


def _mix_key(state: PlaybackState, catalog: Catalog) -> str:
    from sleepterm.library.mixes.mix_tracks import MixTrack  # noqa: PLC0415

    track = catalog.get(state.mix.track_id) if state.mix is not None else None
    return track.mix.key if isinstance(track, MixTrack) else ""


def session_of(handover: Handover, before: Session, now: float) -> Session:
    """The session with which the other process begins.

    Args:
        handover: what was handed over.
        before: the saved session, for what is not handed over.
        now: seconds since the epoch.
    """
    state, timer = handover.state, handover.next_timer
    guided = state.guided
    positions, beds = dict(before.positions), dict(before.beds)
    if guided is not None:
        positions[guided.track_id] = guided.position
        beds[guided.track_id] = state.bed_choice
    off_night = before.timer_off_night
    if not timer.enabled:
        # Else it would arm itself at night.
        off_night = evening_of(datetime.fromtimestamp(now).astimezone())
    return replace(
        before,
        layers=tuple(SessionLayer(x.track_id, x.percent) for x in state.layers),
        master=state.master,
        timer=timer,
        timer_off_night=off_night,
        positions=positions,
        beds={key: bed for key, bed in beds.items() if bed},
        guidance=state.guidance,
        tones=state.tones,
    )


def go_on(playback: LocalPlayback, handover: Handover, now: float) -> None:
    """Play on from there.

    Args:
        playback: of the other process, with the session of `session_of` in its player.
        handover: what was handed over.
        now: seconds since the epoch.

    Raises:
        SleeptermError: the catalogue lacks a track of a session of parts.
    """
    if handover.wake is not None:
        playback.waking.set_wake(handover.wake)
    if handover.mix_key:
        playback.prefer_mix(handover.mix_key)
    if handover.state.is_muted:
        playback.mute()
    passed = Seconds(max(0.0, now - handover.at))
    playback.lifecycle.going_on.begin(
        handover.state, handover.session, handover.ends_at, passed
    )
