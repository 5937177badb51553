"""Hands what plays over to another process, which goes on with it.

The one that goes on gets a `Handover`, opens its own sound card, begins, and only then
lets the first one fade out.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from sleepterm.audio.state import Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.auto_arm import night_of
from sleepterm.night.sleep_timer import Phase, TimerSettings
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.night.wake_state import SOUNDING
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
    """

    state: PlaybackState
    at: float
    mix_key: str = ""
    wake: WakeSettings | None = None

    @property
    def timer(self) -> TimerSettings:
        """The timer that runs, or that it is off."""
        timer = self.state.timer
        if timer.phase is Phase.OFF:
            return replace(self.state.next_timer, enabled=False)
        return timer.settings


def why_not(state: PlaybackState) -> str:
    """Why this can't be handed over now, a sentence; "" if it can."""
    if state.part is not None:
        return _("A session of several parts can't be handed over.")
    if state.status is not Status.PLAYING:
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
    state = playback.state
    return Handover(
        state, at, _mix_key(state, playback.catalog), playback.waking.settings
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
    state, timer = handover.state, handover.timer
    guided = state.guided
    positions, beds = dict(before.positions), dict(before.beds)
    if guided is not None:
        # It has played on meanwhile.
        passed = max(0.0, now - handover.at)
        positions[guided.track_id] = Seconds(guided.position + passed)
        beds[guided.track_id] = state.bed_choice
    off_night = before.timer_off_night
    if not timer.enabled:
        # Else it would arm itself at night.
        off_night = night_of(datetime.fromtimestamp(now).astimezone())
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
    """
    if handover.wake is not None:
        playback.waking.set_wake(handover.wake)
    if handover.mix_key:
        playback.prefer_mix(handover.mix_key)
    playback.resume()
    if handover.state.is_muted:
        playback.mute()
    timer = handover.state.timer
    if timer.phase is Phase.RUNNING and timer.settings.until is None:
        left = timer.deadline - timer.now - max(0.0, now - handover.at)
        playback.extend_timer(Seconds(left - timer.settings.duration))
