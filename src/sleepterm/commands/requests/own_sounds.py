"""Requests of what changes own sounds: add, edit and remove."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import (
    ContentType,
    LoopMode,
)


@dataclass(frozen=True, slots=True)
class AddRequest:
    """Of `add`; what is not said is found out from each file.

    Attributes:
        paths: files and folders.
        title: instead of the one in the file.
        type: the content type.
        topics: what the sounds are for.
        moods: words to find them by.
        loop: play as a loop kept going this way; goes before `once`.
        once: play once.
        link: leave the files where they are.
    """

    paths: tuple[Path, ...]
    title: str = ""
    type: ContentType | None = None
    topics: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    loop: LoopMode | None = None
    once: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True)
class EditRequest:
    """Of `edit`."""

    id: str
    edits: Edits


@dataclass(frozen=True, slots=True)
class RemoveRequest:
    """Of `remove`."""

    id: str
