"""Requests of the commands for the running sleepterm: status, pause, timer ..."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.units import Percent, Seconds

FIELDS = (
    "status",
    "title",
    "tracks",
    "timer",
    "volume",
    "muted",
    "wake",
    "part",
    "caption",
    "position",
    "device",
    "detached",
    "pid",
)
"""What `status --format` may name between braces; `status --json` has more."""


class Order(StrEnum):
    """What the running sleepterm is told to do; the values are those of the socket."""

    PAUSE = "pause"
    RESUME = "resume"
    TOGGLE = "toggle"
    STOP = "stop"
    AWAKE = "still_awake"


@dataclass(frozen=True, slots=True)
class OrderRequest:
    """Request of `pause`, `resume`, `toggle`, `stop` and `awake`."""

    order: Order


@dataclass(frozen=True, slots=True)
class StepRequest:
    """Request of `next` (1) and `previous` (-1)."""

    by: int


@dataclass(frozen=True, slots=True)
class TimerChangeRequest:
    """Request of `timer`: the first of these that is set counts; none is off.

    Attributes:
        by: seconds to move the end by; negative is earlier.
        duration: seconds until silence.
        until: the time of day of silence.
    """

    by: Seconds | None = None
    duration: Seconds | None = None
    until: TimeOfDay | None = None


@dataclass(frozen=True, slots=True)
class VolumeRequest:
    """Request of `volume`: the first of these that is set counts; none mutes.

    Attributes:
        to: the master volume, 0 to 100.
        by: percent to change it by.
    """

    to: Percent | None = None
    by: int | None = None


@dataclass(frozen=True, slots=True)
class StatusRequest:
    """Request of `status`.

    Attributes:
        json: print JSON.
        follow: print again whenever something changes.
        format: what to print instead, with fields between braces; None for all.
    """

    json: bool = False
    follow: bool = False
    format: str | None = None


ControlRequest = OrderRequest | StepRequest | TimerChangeRequest | VolumeRequest
"""A request to change what plays."""
