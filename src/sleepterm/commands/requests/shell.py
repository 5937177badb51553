"""Requests of `completion` and `install-desktop`."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Shell(StrEnum):
    """A shell that can complete commands."""

    BASH = "bash"
    ZSH = "zsh"
    FISH = "fish"


@dataclass(frozen=True, slots=True)
class CompletionRequest:
    """Request of `completion`."""

    shell: Shell


@dataclass(frozen=True, slots=True)
class InstallDesktopRequest:
    """Request of `install-desktop`.

    Attributes:
        remove: remove what was installed instead.
        dry_run: only print what would be done.
    """

    remove: bool = False
    dry_run: bool = False
