"""What the speech of a session must measure, by its voice."""

from __future__ import annotations

from dataclasses import dataclass

from studio.spoken.record import Spoken

MOST_WRONG = 0.03
"""Share of the words of a session that may be misunderstood."""


@dataclass(frozen=True)
class Natural:
    """Least naturalness, 1 to 5: of a session in the mean, and of each line."""

    mean: float
    line: float


NATURAL = {
    "woman": Natural(4.2, 3.5),
    "man": Natural(4.2, 3.5),
    # breath is rated as noise, however natural it is
    "soft": Natural(3.4, 2.6),
}


def shortfalls(each: Spoken) -> tuple[str, ...]:
    """What a session falls short of, in a few words each; () if nothing."""
    found = each.current_recognition
    if found is None:
        return ("not heard",)
    least = NATURAL[each.voice]
    faults = {
        f"{found.rate:.1%} of the words wrong": found.rate > MOST_WRONG,
        f"naturalness {found.natural:.2f}": found.natural < least.mean,
        f"a line of naturalness {found.lowest:.2f}": found.lowest < least.line,
    }
    return tuple(fault for fault, present in faults.items() if present)
