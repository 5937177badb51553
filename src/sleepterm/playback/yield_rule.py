"""When to pause, to duck and to play on for other media. Pure."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from enum import Enum

from sleepterm.audio.state import PlayerState, Status
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.units import Seconds


class YieldAct(Enum):
    """What is to be done now."""

    NOTHING = "nothing"
    PAUSE = "pause"
    RESUME = "resume"
    STAY_PAUSED = "stay paused"
    """The pause is the user's from here on."""
    DUCK = "duck"
    RELEASE = "release"


@dataclass(frozen=True, slots=True)
class Moment:
    """What sleepterm does itself.

    Attributes:
        state: of the player, as if all commands were carried out.
        timer_left: seconds of sound until the timer ends it; None without an end.
        is_our_pause: whether it is paused, and nothing but this rule paused it.
        is_alarm: whether the player has the mix of a wake-up.
    """

    state: PlayerState
    timer_left: Seconds | None = None
    is_our_pause: bool = False
    is_alarm: bool = False


@dataclass(frozen=True, slots=True)
class YieldRule:
    """Yields to other media, and takes back only what it did itself.

    It pauses as another player *begins*: who plays on over that, or starts the sound
    later, wants to hear both.

    Attributes:
        how: what the user wants.
        others: names of the players that play.
        paused: what it paused, as it was then; None if it paused nothing.
    """

    how: OtherMedia
    others: frozenset[str] = frozenset()
    paused: PlayerState | None = None

    def followed(
        self,
        others: AbstractSet[str],
        moment: Moment,
        were_there: AbstractSet[str] = frozenset(),
    ) -> tuple[YieldRule, YieldAct]:
        """The rule once these others play, and what is to be done now.

        Args:
            others: names of the players that play.
            moment: what sleepterm does.
            were_there: those of them that played before anybody listened.
        """
        new = replace(self, others=frozenset(others))
        if self.how is OtherMedia.PAUSE:
            begun = new.others - self.others - were_there
            return _pausing(new, moment, has_begun=bool(begun))
        if self.how is OtherMedia.DUCK and bool(others) != bool(self.others):
            return new, YieldAct.DUCK if others else YieldAct.RELEASE
        return new, YieldAct.NOTHING

    def lost(self, moment: Moment) -> tuple[YieldRule, YieldAct]:
        """The rule once nobody can tell what others do, and what is to be done now."""
        new, act = YieldRule(self.how), YieldAct.NOTHING
        if self.paused is not None and moment.is_our_pause:
            act = YieldAct.STAY_PAUSED
        elif self.how is OtherMedia.DUCK and self.others:
            act = YieldAct.RELEASE
        return new, act


def _pausing(
    rule: YieldRule, moment: Moment, *, has_begun: bool
) -> tuple[YieldRule, YieldAct]:
    is_playing = moment.state.status is Status.PLAYING
    if has_begun and is_playing and not moment.is_alarm:
        return replace(rule, paused=moment.state), YieldAct.PAUSE
    if rule.others or rule.paused is None:
        return rule, YieldAct.NOTHING
    new = replace(rule, paused=None)
    if not moment.is_our_pause:
        return new, YieldAct.NOTHING
    if _touched(rule.paused, moment.state) or _is_ending(moment):
        return new, YieldAct.STAY_PAUSED
    return new, YieldAct.RESUME


def _touched(before: PlayerState, now: PlayerState) -> bool:
    """Whether the user changed something in a pause."""
    return _settings(before) != _settings(now)


def _settings(state: PlayerState) -> tuple[object, ...]:
    timer = state.timer
    return (
        state.master,
        tuple((layer.track_id, layer.percent) for layer in state.layers),
        (timer.settings, timer.phase, timer.fade_start, timer.deadline),
        state.guidance,
        state.part.index if state.part else None,
        state.tones,
    )


def _is_ending(moment: Moment) -> bool:
    """Whether the timer has ended the sound meanwhile, or fades it."""
    timer, left = moment.state.timer, moment.timer_left
    return left is not None and left <= timer.settings.fade
