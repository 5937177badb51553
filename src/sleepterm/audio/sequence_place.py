"""Where a session of parts is, so that another player can go on there; no NumPy."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from sleepterm.audio.fade_place import FadePlace
from sleepterm.night.sequence_clock import SequenceClock
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.library.sequences.plan import Plan

_LEAST = Seconds(0.5)
"""Seconds that are left of a part."""


@dataclass(frozen=True, slots=True)
class SequencePlace:
    """The place in a session of parts.

    Attributes:
        plan: its parts.
        clock: which part plays, and how long it and the rest still take.
        begun: number of the part whose layers are in the mix; -1 for none.
        gliding: ids of the tracks whose volume moves slowly.
        rules_timer: whether the timer ends with the session; False once the user has
            set it.
        fades: where each loop is that fades in, or out of the part before.
    """

    plan: Plan
    clock: SequenceClock
    begun: int
    gliding: tuple[str, ...] = ()
    rules_timer: bool = True
    fades: tuple[FadePlace, ...] = ()

    def advanced(self, seconds: Seconds) -> SequencePlace:
        """The place after some seconds; in the same part, as the next begins softly."""
        clock = self.clock
        if not clock.is_over:
            seconds = Seconds(min(seconds, max(0.0, clock.part_left - _LEAST)))
        fades = tuple(fade.advanced(seconds) for fade in self.fades)
        return replace(self, clock=clock.advanced(seconds), fades=fades)
