"""Requests of the actions of `mix`."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.commands.requests.playing import MixRequest
from sleepterm.library.catalog.track import (
    ContentType,
)


@dataclass(frozen=True, slots=True)
class ListMixesRequest:
    """Of `mix list`."""

    json: bool = False


@dataclass(frozen=True, slots=True)
class SaveMixRequest:
    """Of `mix save`.

    Attributes:
        name: what to call it.
        mix: its layers and its bed.
        reason: what it is good for, in a few words.
        overwrite: take the place of a mix of this name.
    """

    name: str
    mix: MixRequest
    reason: str = ""
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class RenameMixRequest:
    """Of `mix rename`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DeleteMixRequest:
    """Of `mix delete`."""

    name: str


@dataclass(frozen=True, slots=True)
class UndoMixRequest:
    """Of `mix undo`."""


@dataclass(frozen=True, slots=True)
class ShareMixRequest:
    """Of `mix share`; `toml` asks for a file's text instead of one line."""

    name: str
    toml: bool = False


@dataclass(frozen=True, slots=True)
class ImportMixRequest:
    """Of `mix import`; `source` is a file's path or a shared line."""

    source: str


@dataclass(frozen=True, slots=True)
class RandomMixRequest:
    """Of `mix random`.

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
"""Of `mix`, one kind an action."""
