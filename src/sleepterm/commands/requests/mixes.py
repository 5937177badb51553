"""Requests of the actions of `mix`."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.commands.requests.playing import MixRequest
from sleepterm.library.catalog.track import ContentType


@dataclass(frozen=True, slots=True)
class ListMixesRequest:
    """Request of `mix list`."""

    json: bool = False


@dataclass(frozen=True, slots=True)
class SaveMixRequest:
    """Request of `mix save`.

    Attributes:
        name: name of the new mix.
        mix: its layers and its bed.
        reason: what it is good for, in a few words.
        overwrite: whether to replace a mix of this name.
    """

    name: str
    mix: MixRequest
    reason: str = ""
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class RenameMixRequest:
    """Request of `mix rename`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DeleteMixRequest:
    """Request of `mix delete`."""

    name: str


@dataclass(frozen=True, slots=True)
class UndoMixRequest:
    """Request of `mix undo`."""


@dataclass(frozen=True, slots=True)
class ShareMixRequest:
    """Request of `mix share`; `toml` asks for a file's text instead of one line."""

    name: str
    toml: bool = False


@dataclass(frozen=True, slots=True)
class ImportMixRequest:
    """Request of `mix import`; `source` is a file's path or a share line."""

    source: str


@dataclass(frozen=True, slots=True)
class RandomMixRequest:
    """Request of `mix random`.

    Attributes:
        type: content type of its sounds; None means any.
        seed: the same seed gives the same mix.
        save: name to save it under.
    """

    type: ContentType | None = None
    seed: int | None = None
    save: str | None = None


MixesRequest = (
    ListMixesRequest
    | SaveMixRequest
    | RenameMixRequest
    | DeleteMixRequest
    | UndoMixRequest
    | ShareMixRequest
    | ImportMixRequest
    | RandomMixRequest
)
"""A request of `mix`, one type for each action."""
