"""Requests of the commands add, speak, edit and remove."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import ContentType, LoopMode


@dataclass(frozen=True, slots=True)
class AddRequest:
    """Request of `add`; values that are None are detected from each file.

    Attributes:
        paths: files and folders.
        title: instead of the one in the file.
        type: the content type.
        topics: what the sounds are for.
        moods: words to find them by.
        loop: loop mode; takes precedence over `once`.
        once: play once.
        link: use the files where they are, without copying.
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
class SpeakRequest:
    """Request of `speak`.

    Attributes:
        path: the text.
        voice: "woman", "man", "soft", "ENGINE" or "ENGINE:NAME"; "" is the setting's.
        title: instead of the text's own.
        topics: what it is for.
        bed: the loop under the voice; "" for none.
    """

    path: Path
    voice: str = ""
    title: str = ""
    topics: tuple[str, ...] = ()
    bed: str = ""


@dataclass(frozen=True, slots=True)
class EditRequest:
    """Request of `edit`."""

    id: str
    edits: Edits


@dataclass(frozen=True, slots=True)
class RemoveRequest:
    """Request of `remove`."""

    id: str
