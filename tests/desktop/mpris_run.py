"""MPRIS's control of playback on a fake player, called as the bus calls it."""

from __future__ import annotations

from dataclasses import replace

from tests.playback.playback_run import RAIN, PlaybackRun, mix

from sleepterm.desktop.mpris.control import MprisControl
from sleepterm.desktop.mpris.properties import player_properties
from sleepterm.desktop.mpris.steps import Steps
from sleepterm.library.mixes.mix import Mix
from sleepterm.units import Seconds

WARM, COLD, LOST = "mix-warm", "mix-cold", "mix-lost"
MIXES = (
    mix("Warm", campfire=60, brown_noise=30),
    mix("Lost", unheard_of=50),
    mix("Cold", ocean_waves=80),
)


class MprisRun:
    """A control and all it commands.

    Args:
        run: playback.
        saved: mixes that are on the disk and not in the catalogue.

    Attributes:
        left: how often the program was ended.
        sought: where seeks lead to.
    """

    def __init__(self, run: PlaybackRun, saved: tuple[Mix, ...] = ()) -> None:
        self.run = run
        self.left = 0
        self.sought: list[Seconds] = []
        self.steps = Steps(run.playback, lambda: saved)
        self.control = MprisControl(
            run.playback, self.steps, self._leave, self.sought.append
        )

    def call(self, name: str, *arguments: object) -> None:
        self.control.carry_out(name, arguments)

    def prop(self, name: str) -> object:
        """The value of a property now."""
        state = self.run.state
        return player_properties(state, self.steps.possible(state))[name].value

    def metadata(self) -> dict[str, object]:
        found = self.prop("Metadata")
        assert isinstance(found, dict)
        return {key: typed.value for key, typed in found.items()}

    def can_step(self) -> tuple[bool, bool]:
        return self.steps.possible(self.run.state)

    def hear(self, following: str) -> None:
        """Let the guided track come to a place with these words ahead of it."""
        player = self.run.player
        layers = tuple(
            x if x.is_loop else replace(x, words=replace(x.words, following=following))
            for x in player.state.layers
        )
        player.become(layers=layers)

    def _leave(self) -> None:
        self.left += 1


def playing(*tracks: str, mixes: tuple[Mix, ...] = MIXES) -> MprisRun:
    run = PlaybackRun(mixes=mixes)
    run.play(RAIN, *tracks)
    return MprisRun(run)
