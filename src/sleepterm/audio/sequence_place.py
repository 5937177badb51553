"""Where a session of parts is, so that another player can go on there; no NumPy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sleepterm.audio.fade_place import FadePlace
from sleepterm.night.sequence_clock import SequenceClock

if TYPE_CHECKING:
    from sleepterm.library.sequences.plan import Plan


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
