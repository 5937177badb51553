"""What front ends show of a wake-up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class WakePhase(StrEnum):
    """The state of a wake-up."""

    WAITING = "waiting"
    RISING = "rising"
    AWAKE = "awake"
    SNOOZED = "snoozed"
    LATE = "late"
    OVER = "over"


SOUNDING = frozenset({WakePhase.RISING, WakePhase.AWAKE})
"""The states in which the alarm is heard."""


@dataclass(frozen=True, slots=True)
class WakeState:
    """A snapshot of a wake-up.

    Attributes:
        phase: its state.
        time: when the sound is full, like "7:00".
        rises_from: when it begins, like "6:45".
        again_at: when a snooze ends; "" without one.
        is_unheard: whether the sound could not be seen to leave; the bell rings then.
    """

    phase: WakePhase
    time: str
    rises_from: str
    again_at: str = ""
    is_unheard: bool = False
