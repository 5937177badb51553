"""Requests of the commands breathe and sit."""

from __future__ import annotations

from dataclasses import dataclass, field

from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.library.breathing.bell_times import BellPlan
from sleepterm.library.breathing.pattern import BreathPattern
from sleepterm.units import Percent, Seconds


@dataclass(frozen=True, slots=True)
class BreatheRequest:
    """Request of `breathe`.

    Attributes:
        pattern: of the breaths.
        length: seconds, which are rounded to whole breaths.
        bed: id of the loop beneath, "none", or None for the usual one.
        volume: master volume, 0 to 100; None for the default.
        eyes_closed: whether nothing is drawn.
        timer: when the loop beneath ends.
        device: what `--device` says; None without it.
        here: whether to play here even if another sleepterm runs.
    """

    pattern: BreathPattern = field(default_factory=BreathPattern)
    length: Seconds = Seconds(300.0)
    bed: str | None = None
    volume: Percent | None = None
    eyes_closed: bool = False
    timer: TimerRequest = field(default_factory=TimerRequest)
    device: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class SitRequest:
    """Request of `sit`.

    Attributes:
        length: seconds until the bell at the end.
        plan: the bells; random ones get their seed when they are played.
        bed: id of the loop beneath; None or "none" for silence.
        volume: master volume, 0 to 100; None for the default.
        device: what `--device` says; None without it.
        here: whether to play here even if another sleepterm runs.
    """

    length: Seconds
    plan: BellPlan = field(default_factory=BellPlan)
    bed: str | None = None
    volume: Percent | None = None
    device: str | None = None
    here: bool = False
