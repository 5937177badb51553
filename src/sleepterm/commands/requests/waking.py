"""Requests of the commands wake and nap, and of the actions of wake-timer."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.commands.requests.playing import LayerRequest
from sleepterm.commands.requests.wake import WakeRequest
from sleepterm.units import Percent, Seconds


@dataclass(frozen=True, slots=True)
class WakeOnlyRequest:
    """Request of `wake`.

    Attributes:
        wake: when, and by what sound.
        within: seconds to the time at most; further off, the command does nothing.
        device: what `--device` says; None without it.
        here: play it in this process, even if another sleepterm runs.
    """

    wake: WakeRequest
    within: Seconds | None = None
    device: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class NapRequest:
    """Request of `nap`.

    Attributes:
        length: seconds until the alarm is full.
        layers: what to fall asleep to; none means the last mix.
        sound: the sound to wake by; None for the default.
        volume: master volume, 0 to 100; None for three quarters of the last one.
        device: what `--device` says; None without it.
        here: whether to play here even if another sleepterm runs.
    """

    length: Seconds
    layers: tuple[LayerRequest, ...] = ()
    sound: str | None = None
    volume: Percent | None = None
    device: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class InstallTimerRequest:
    """Request of `wake-timer install`."""

    wake: WakeRequest


@dataclass(frozen=True, slots=True)
class RemoveTimerRequest:
    """Request of `wake-timer remove`."""


@dataclass(frozen=True, slots=True)
class TimerStatusRequest:
    """Request of `wake-timer status`."""


WakeTimerRequest = InstallTimerRequest | RemoveTimerRequest | TimerStatusRequest
"""A request of `wake-timer`."""
