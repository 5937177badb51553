"""Breathing patterns: how long to breathe in, hold, breathe out and hold again."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import Enum

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

LONGEST_PHASE = 60.0
SHORTEST_BREATH, LONGEST_BREATH = 2.0, 120.0
_SHORTEST_MOVING = 1.0

_NAMES = {"box": "4-4-4-4"}
_BETWEEN = re.compile(r"\s*[-\u2010-\u2013/]\s*")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d)?", re.ASCII)
_LONGEST_SHOWN = 20


class BreathPhase(Enum):
    """A part of the breath."""

    IN = "in"
    HOLD = "hold"
    OUT = "out"
    REST = "rest"
    """The hold after breathing out."""


WORDS = {
    BreathPhase.IN: _("Breathe in"),
    BreathPhase.HOLD: _("Hold"),
    BreathPhase.OUT: _("Breathe out"),
    BreathPhase.REST: _("Hold"),
}
"""What the user is told to do in each phase."""

DIZZY = _("Breathe normally if you feel dizzy.")
"""Shown with patterns that hold the breath."""


@dataclass(frozen=True, slots=True)
class BreathMoment:
    """A moment of a breath.

    Attributes:
        phase: the part of the breath.
        elapsed: seconds since the phase began.
        length: of the phase in seconds, above 0.
        breath: number of whole breaths before this one.
    """

    phase: BreathPhase
    elapsed: Seconds
    length: Seconds
    breath: int

    @property
    def fullness(self) -> float:
        """How full the lungs are, 0.0 to 1.0, smooth where the breath turns."""
        share = min(1.0, self.elapsed / self.length)
        eased = (1 - math.cos(math.pi * share)) / 2
        match self.phase:
            case BreathPhase.IN:
                return eased
            case BreathPhase.HOLD:
                return 1.0
            case BreathPhase.OUT:
                return 1.0 - eased
            case BreathPhase.REST:
                return 0.0


@dataclass(frozen=True, slots=True)
class BreathPattern:
    """The seconds of each phase of a breath, in tenths.

    Attributes:
        breathe_in: 1 to 60.
        hold: after breathing in, 0 to 60.
        breathe_out: 1 to 60.
        rest: the hold after breathing out, 0 to 60.

    Raises:
        SleeptermError: a phase is out of bounds, or the breath is longer than 120 s.
    """

    breathe_in: Seconds = Seconds(5.0)
    hold: Seconds = Seconds(0.0)
    breathe_out: Seconds = Seconds(5.0)
    rest: Seconds = Seconds(0.0)

    def __post_init__(self) -> None:
        for seconds in (self.breathe_in, self.breathe_out):
            if not _SHORTEST_MOVING <= seconds <= LONGEST_PHASE:
                raise _error(
                    self,
                    _(
                        "'{pattern}' is not a breathing pattern: breathe in and out for"
                        " 1 to 60 seconds each."
                    ),
                )
        if not all(0 <= seconds <= LONGEST_PHASE for seconds in (self.hold, self.rest)):
            raise _error(
                self,
                _("'{pattern}' is not a breathing pattern: hold for 0 to 60 seconds."),
            )
        if self.seconds > LONGEST_BREATH:
            raise _error(
                self,
                _(
                    "'{pattern}' is not a breathing pattern: a breath has at most 120"
                    " seconds."
                ),
            )

    @property
    def seconds(self) -> Seconds:
        """The length of one breath, 2 to 120 s."""
        tenths = sum(round(10 * length) for _, length in self.phases)
        return Seconds(tenths / 10)

    @property
    def has_hold(self) -> bool:
        """Whether the breath is held at all."""
        return self.hold > 0 or self.rest > 0

    @property
    def phases(self) -> tuple[tuple[BreathPhase, Seconds], ...]:
        """The phases that are not left out, in order, and their lengths."""
        every = (
            (BreathPhase.IN, self.breathe_in),
            (BreathPhase.HOLD, self.hold),
            (BreathPhase.OUT, self.breathe_out),
            (BreathPhase.REST, self.rest),
        )
        return tuple((phase, length) for phase, length in every if length > 0)

    def phase_at(self, seconds: Seconds) -> BreathMoment:
        """The moment at a time since the first breath began, 0 or later."""
        breath = max(0, math.floor(seconds / self.seconds))
        left = max(0.0, seconds - breath * self.seconds)
        *earlier, (last, last_length) = self.phases
        for phase, length in earlier:
            if left < length:
                return BreathMoment(phase, Seconds(left), length, breath)
            left -= length
        # At most its length: rounding loses less than ear or eye could tell.
        left = min(left, last_length)
        return BreathMoment(last, Seconds(left), last_length, breath)

    def whole_breaths(self, length: Seconds) -> int:
        """The number of whole breaths that comes nearest to a length; at least 1."""
        return max(1, math.floor(length / self.seconds + 0.5))

    def __str__(self) -> str:
        """The pattern as `parse_pattern` reads it: '5-5', '4-7-8', '4-4-4-4'."""
        numbers = [self.breathe_in, self.breathe_out]
        if self.rest > 0:
            numbers = [self.breathe_in, self.hold, self.breathe_out, self.rest]
        elif self.hold > 0:
            numbers = [self.breathe_in, self.hold, self.breathe_out]
        return "-".join(f"{number:g}" for number in numbers)


FIVE_FIVE = BreathPattern()
"""The default: six breaths a minute."""

PRESETS = (
    FIVE_FIVE,
    BreathPattern(Seconds(4.0), Seconds(0.0), Seconds(6.0)),
    BreathPattern(Seconds(4.0), Seconds(7.0), Seconds(8.0)),
    BreathPattern(Seconds(4.0), Seconds(4.0), Seconds(4.0), Seconds(4.0)),
)
"""The patterns that are offered; the last one is the box."""


def parse_pattern(text: str) -> BreathPattern:
    """The pattern of '5-5', '4-7-8', '4-4-4-4', 'box' or '5.5-6'.

    Two numbers are in and out, three in, hold and out, four in, hold, out and hold.

    Raises:
        SleeptermError: the text is no pattern, or one that is out of bounds.
    """
    plain = text.strip().lower()
    parts = _BETWEEN.split(_NAMES.get(plain, plain))
    if not all(_NUMBER.fullmatch(part) for part in parts) or len(parts) not in {
        2,
        3,
        4,
    }:
        raise _error(
            text,
            _(
                "'{pattern}' is not a breathing pattern: write it like 5-5, 4-6, 4-7-8"
                " or box."
            ),
        )
    numbers = [Seconds(float(part.replace(",", "."))) for part in parts]
    match numbers:
        case [breathe_in, breathe_out]:
            return BreathPattern(breathe_in, Seconds(0.0), breathe_out)
        case [breathe_in, hold, breathe_out]:
            return BreathPattern(breathe_in, hold, breathe_out)
        case _:
            return BreathPattern(*numbers)


def _error(pattern: BreathPattern | str, message: str) -> SleeptermError:
    shown = str(pattern)[:_LONGEST_SHOWN]
    return SleeptermError(_("Not a breathing pattern"), message.format(pattern=shown))
