"""Pauses or ducks while other media play."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from sleepterm.audio.state import Status
from sleepterm.playback.deadline import Deadline
from sleepterm.playback.notice import Notice
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.transport import Transport
from sleepterm.playback.waking import Waking
from sleepterm.playback.yield_rule import Moment, YieldAct, YieldRule
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.translation import gettext as _

_TOLD = {
    OtherMedia.PAUSE: _("Paused while {name} plays."),
    OtherMedia.DUCK: _("Softer while {name} plays."),
}


class Yielding:
    """Carries out what `YieldRule` says.

    Args:
        link: the player.
        transport: pauses and resumes.
        waking: tells of alarms.
        deadline: of timers that end at a time of day.
    """

    def __init__(
        self, link: PlayerLink, transport: Transport, waking: Waking, deadline: Deadline
    ) -> None:
        self._link = link
        self._transport = transport
        self._waking = waking
        self._deadline = deadline
        self._rule = YieldRule(OtherMedia.IGNORE)
        self._has_told = False
        self._why = ""

    def begin(self, how: OtherMedia) -> None:
        """Yield as the user wants it."""
        self._rule = YieldRule(how)

    def others_play(
        self,
        others: Mapping[str, str],
        were_there: AbstractSet[str] = frozenset(),
    ) -> None:
        """These other players play now, and no further ones.

        Args:
            others: what is unique of each, and its name for the user.
            were_there: those that played before anybody listened.
        """
        if self._link.player is None:
            return
        before = self._rule.others
        self._rule, act = self._rule.followed(others.keys(), self._moment(), were_there)
        begun = next((name for key, name in others.items() if key not in before), "")
        self._carry_out(act, begun)

    def lost(self) -> None:
        """Nobody can tell any more what others do: a pause is the user's now."""
        self._rule, act = self._rule.lost(self._moment())
        self._carry_out(act)

    def _moment(self) -> Moment:
        state, why = self._link.state, self._transport.why_paused
        return Moment(
            state,
            self._deadline.left(state.timer),
            is_our_pause=state.status is Status.PAUSED and why == self._why != "",
            is_alarm=self._waking.has_the_player,
        )

    def _carry_out(self, act: YieldAct, name: str = "") -> None:
        player = self._link.player
        if player is None:
            return
        match act:
            case YieldAct.PAUSE:
                self._why = _("{name} plays").format(name=name)
                self._transport.pause(self._why)
                self._tell(name)
            case YieldAct.RESUME:
                player.yielding.rise()
                self._transport.resume()
            case YieldAct.STAY_PAUSED:
                self._transport.pause()
            case YieldAct.DUCK:
                player.yielding.duck()
                self._tell(name)
            case YieldAct.RELEASE:
                player.yielding.release()
            case YieldAct.NOTHING:
                pass

    def _tell(self, name: str) -> None:
        """Say it once: the status says it each time."""
        if not self._has_told:
            self._has_told = True
            text = _TOLD[self._rule.how].format(name=name)
            self._link.notify(Notice(text, _("Other media")))
