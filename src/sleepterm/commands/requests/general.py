"""Requests of commands with no options, and of `help`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmptyRequest:
    """Of a command that has no options."""


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Of `help`; `words` name a command, or an action of `mix`."""

    words: tuple[str, ...] = ()
