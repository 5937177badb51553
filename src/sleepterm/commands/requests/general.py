"""Requests of the player, of commands with no options, and of `help`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmptyRequest:
    """Request of a command without options."""


@dataclass(frozen=True, slots=True)
class StartRequest:
    """Request to start the player; `plain` asks for plain mode."""

    plain: bool = False


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Request of `help`; `words` name a command, or an action of `mix`."""

    words: tuple[str, ...] = ()
