"""Wakes the user: waits for the time, plays the alarm, and checks that it is heard."""

# ruff: noqa: PLC0415 - the first frame needs no wake-up

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.slider import amplitude
from sleepterm.audio.state import Device, LayerState, Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.wake_rise import WakeRise
from sleepterm.night.wake_state import WakePhase, WakeState
from sleepterm.playback.host import Host
from sleepterm.playback.notice import Notice
from sleepterm.playback.opening import opening_layer
from sleepterm.playback.player_link import PlayerLink
from sleepterm.translation import gettext as _
from sleepterm.units import Percent, Seconds

if TYPE_CHECKING:
    from sleepterm.night.wake_plan import WakePlan, WakeSettings
    from sleepterm.playback.wake_mix import WakeLayer, WakeMix

_LOOK_EVERY = Seconds(30.0)
"""The longest wait: the clock that waits stands still while the machine sleeps."""
_LOOK_SOUNDING = Seconds(5.0)
_LOOK_AT_ONCE = Seconds(0.05)
_NIGHT_FADE = Seconds(10.0)
"""The fade of what still plays when the alarm begins."""
_SNOOZE_FADE = Seconds(4.0)
_STOP_FADE = Seconds(2.0)
_CHECK_AFTER = Seconds(10.0)
_BEGINNING = Seconds(0.0)
_TRIES = 2
"""After this many checks without sound the bell rings, too."""


class Waking:
    """Implements `WakingPlayback`.

    The user's mix comes back, stopped, once the alarm is over.

    Args:
        host: clock and delays.
        link: the player.

    Attributes:
        ring: rings the terminal's bell.
    """

    def __init__(self, host: Host, link: PlayerLink) -> None:
        self.ring: Callable[[], None] = lambda: None
        self._host = host
        self._link = link
        self._plan: WakePlan | None = None
        self._cancel_look: Callable[[], None] = lambda: None
        self._cancel_check: Callable[[], None] = lambda: None
        self._night: tuple[LayerState, ...] | None = None
        self._mixes: tuple[WakeMix, ...] = ()
        self._awaits_silence = False
        self._failures = 0
        self._heard = Seconds(0.0)

    @property
    def state(self) -> WakeState | None:
        """What front ends show of the wake-up; None without one."""
        if self._plan is None:
            return None
        unheard = self._plan.sounds and self._failures >= _TRIES
        return replace(self._plan.state(), is_unheard=unheard)

    @property
    def settings(self) -> WakeSettings | None:
        """What the user asked for; None without a wake-up."""
        return None if self._plan is None else self._plan.settings

    @property
    def sounds(self) -> bool:
        """Whether an alarm is to be heard now."""
        return self._plan is not None and self._plan.sounds

    @property
    def has_the_player(self) -> bool:
        """Whether the player has the alarm's mix in place of the user's."""
        return self._night is not None

    def last_mix(self, layers: tuple[LayerState, ...]) -> tuple[LayerState, ...]:
        """The user's last mix, where the player has these layers."""
        return layers if self._night is None else self._night

    def set_wake(self, settings: WakeSettings | None) -> None:
        """Set the wake-up in place of any other; None takes it back."""
        from sleepterm.night.wake_plan import WakePlan

        now = self._host.now().at
        plan = WakePlan.made(settings, now) if settings is not None else None
        self._become(plan, _STOP_FADE)

    def snooze(self) -> None:
        """Let the alarm fall silent, and rise again some minutes later."""
        if self._plan is not None:
            self._become(self._plan.snoozed(self._host.now().at), _SNOOZE_FADE)

    def stop_waking(self) -> None:
        """End the alarm softly, or take back a wake-up that waits."""
        self._become(None, _STOP_FADE)

    def wake_now(self) -> None:
        """Let an alarm rise that came too late to begin unasked."""
        if self._plan is not None:
            self._become(self._plan.accepted(self._host.now().at), _STOP_FADE)

    def kept_awake(self, event: TimerFinished) -> TimerFinished:
        """The end of the sleep timer, after which a set wake-up has to go on."""
        if self._plan is None:
            return event
        return replace(event, then=AfterEnd.NOTHING)

    def playback_stopped(self) -> None:
        """The player is silent: begin the alarm, or give the user's mix back."""
        if self._awaits_silence:
            self._awaits_silence = False
            self._play()
        elif not self.sounds:
            self._give_back()

    def _look(self) -> None:
        """See what time it is."""
        plan = self._plan
        if plan is not None:
            self._become(plan.advanced(self._host.now().at), _STOP_FADE)
            self._let_layers_join()

    def _become(self, plan: WakePlan | None, fade: Seconds) -> None:
        before, self._plan = self._plan, plan
        if plan is not None and plan.phase is WakePhase.OVER:
            plan = self._plan = None
        self._cancel_look()
        if plan is not None:
            self._cancel_look = self._host.call_later(self._wait(plan), self._look)
        sounded = before is not None and before.sounds
        if plan is not None and plan.sounds:
            if not sounded:
                self._begin(plan)
        elif sounded:
            self._fall_silent(fade)
        if _shown(before) != _shown(plan):
            self._link.changed()

    def _wait(self, plan: WakePlan) -> Seconds:
        longest = _LOOK_SOUNDING if plan.sounds else _LOOK_EVERY
        left = plan.until - plan.seen
        return Seconds(min(longest, max(left, _LOOK_AT_ONCE)))

    def _begin(self, plan: WakePlan) -> None:
        from sleepterm.playback.wake_mix import wake_mixes

        self._mixes = wake_mixes(plan.settings.sound, self._link.catalog)
        self._failures = 0
        self._heard = Seconds(0.0)
        player = self._link.player
        wait = _CHECK_AFTER
        if player is None or self._link.is_stopped():
            self._play()
        else:
            self._awaits_silence = True
            player.stop(_NIGHT_FADE)
            self._link.requests.status(Status.STOPPED)
            wait = Seconds(wait + _NIGHT_FADE)
        self._check_in(wait)

    def _play(self) -> None:
        """Play the first of the alarm's mixes, from the rise's beginning."""
        player, plan = self._link.player, self._plan
        if player is None or plan is None or not self._mixes:
            return
        if self._night is None:
            self._night = self._link.state.layers
        self._replace_layers(
            (x.track, x.percent, _BEGINNING) for x in self._due_layers(plan)
        )
        settings = plan.settings
        length = max(1.0, plan.until - self._host.now().at)
        rise = WakeRise(
            amplitude(settings.start),
            amplitude(settings.end),
            Seconds(length if plan.phase is WakePhase.RISING else 60.0),
        )
        player.begin_rise(rise)
        self._link.requests.status(Status.PLAYING)
        self._link.changed()

    def _let_layers_join(self) -> None:
        """Add the layers whose time in the rise has come."""
        player, plan = self._link.player, self._plan
        if player is None or plan is None or not plan.sounds or self._awaits_silence:
            return
        if self._link.is_stopped():
            return
        for layer in self._due_layers(plan):
            if self._link.state.layer(layer.track.id) is None:
                self._add(layer.track, layer.percent, _BEGINNING)

    def _due_layers(self, plan: WakePlan) -> Sequence[WakeLayer]:
        if not self._mixes:
            return ()
        passed = 1.0
        if plan.phase is WakePhase.RISING:
            passed = 1.0 - (plan.until - self._host.now().at) / plan.rise
        return [x for x in self._mixes[0] if x.joins <= max(passed, 0.0)]

    def _check_in(self, wait: Seconds) -> None:
        self._cancel_check()
        self._cancel_check = self._host.call_later(wait, self._check)

    def _check(self) -> None:
        """See that sound has left since the last time, or try otherwise."""
        plan = self._plan
        if plan is None or not plan.sounds:
            return
        self._check_in(_CHECK_AFTER)
        if self._is_heard():
            self._failures = 0
            return
        self._failures += 1
        self._try_again()
        if self._failures >= _TRIES:
            self.ring()
        self._link.changed()

    def _is_heard(self) -> bool:
        """Whether the device is open and has taken blocks since the last check."""
        player = self._link.player
        if player is None:
            return False
        state = player.state
        if state.status is Status.PAUSED:
            # By the user's own hand.
            return True
        before = self._heard
        self._heard = state.rise.now if state.rise is not None else Seconds(0.0)
        return (
            state.device is Device.READY
            and state.status is Status.PLAYING
            and self._heard > before
        )

    def _try_again(self) -> None:
        player = self._link.player
        if player is None:
            return
        if player.state.device is not Device.READY:
            player.retry_device()
        elif len(self._mixes) > 1:
            self._mixes = self._mixes[1:]
            instead = self._mixes[0][0].track.title
            text = _("The sound did not play. This plays instead: {instead}.").format(
                instead=instead
            )
            self._link.notify(Notice(text, _("Wake-up"), is_warning=True))
        self._awaits_silence = False
        self._heard = Seconds(0.0)
        self._play()

    def _fall_silent(self, fade: Seconds) -> None:
        self._cancel_check()
        self._awaits_silence = False
        player = self._link.player
        if player is None:
            return
        if self._link.is_stopped():
            self._give_back()
        else:
            player.stop(fade)
            self._link.requests.status(Status.STOPPED)
            self._link.changed()

    def _give_back(self) -> None:
        """Put the user's mix in place of the alarm's, without playing it."""
        night, self._night = self._night, None
        if night is None:
            return
        known = ((self._link.catalog.get(x.track_id), x) for x in night)
        self._replace_layers(
            (track, layer.percent, layer.position)
            for track, layer in known
            if track is not None and not track.missing
        )
        self._link.changed()

    def _replace_layers(self, layers: Iterable[tuple[Track, Percent, Seconds]]) -> None:
        wanted = tuple(layers)
        if (player := self._link.player) is None:
            return
        for there in self._link.state.layers:
            self._link.requests.leave(there.track_id)
        player.clear()
        for track, percent, position in wanted:
            self._add(track, percent, position)

    def _add(self, track: Track, percent: Percent, position: Seconds) -> None:
        if (player := self._link.player) is not None:
            player.add_layer(track, percent, position)
            self._link.requests.join(opening_layer(track, percent, position))


def _shown(plan: WakePlan | None) -> WakeState | None:
    return None if plan is None else plan.state()
