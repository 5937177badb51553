"""Requests of the player, of commands with few options, and of `help`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class EmptyRequest:
    """Request of a command without options."""


@dataclass(frozen=True, slots=True)
class WorkerRequest:
    """Request of `import-worker`.

    Attributes:
        one_by_one: whether to read only one file at once.
        crashed: files that are left out, as an earlier worker has crashed with them.
    """

    one_by_one: bool = False
    crashed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StartRequest:
    """Request to start the player.

    Attributes:
        plain: whether plain mode is asked for.
        device: what `--device` says; None without it.
        here: whether to open a player here even if another one runs.
    """

    plain: bool = False
    device: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class JsonRequest:
    """Request of a command without options but `--json`, which prints JSON."""

    json: bool = False


@dataclass(frozen=True, slots=True)
class HelpRequest:
    """Request of `help`; `words` name a command, or a group and an action."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SettingsRequest:
    """Request of `settings`.

    Attributes:
        json: whether to print JSON.
        write: whether to write a config.toml if there is none.
        example: whether to print such a file instead.
    """

    json: bool = False
    write: bool = False
    example: bool = False
