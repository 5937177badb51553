"""Requests of commands with no options, and of `help`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmptyRequest:
    """Request of a command without options."""


@dataclass(frozen=True, slots=True)
class ScreenRequest:
    """Request of the screen.

    Attributes:
        device: what `--device` says; None without it.
    """

    device: str | None = None


@dataclass(frozen=True, slots=True)
class DevicesRequest:
    """Request of `devices`; `json` prints them as JSON."""

    json: bool = False


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Request of `help`; `words` name a command, or an action of `mix`."""

    words: tuple[str, ...] = ()
