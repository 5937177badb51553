"""Requests of the actions of `session`."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sleepterm.commands.requests.playing import MixRequest, TimerRequest
from sleepterm.units import Seconds


@dataclass(frozen=True, slots=True)
class ListSequencesRequest:
    """Request of `session list`."""

    json: bool = False


@dataclass(frozen=True, slots=True)
class ShowSequenceRequest:
    """Request of `session show`."""

    name: str


@dataclass(frozen=True, slots=True)
class PlaySequenceRequest:
    """Request of `session play`.

    Attributes:
        name: of the session.
        sound: volume, voice, bells, pace and seed; it has no layers.
        timer: what happens after the end; the session itself says when that is.
        device: what `--device` says; None without it.
        here: whether to play here even if another sleepterm runs.
    """

    name: str
    sound: MixRequest
    timer: TimerRequest = field(default_factory=TimerRequest)
    device: str | None = None
    here: bool = False


@dataclass(frozen=True, slots=True)
class RenderSequenceRequest:
    """Request of `session render`.

    Attributes:
        name: of the session.
        sound: volume, voice, bells, pace and seed; it has no layers.
        output: the file, whose suffix says its format.
    """

    name: str
    sound: MixRequest
    output: Path


@dataclass(frozen=True, slots=True)
class SaveSequenceRequest:
    """Request of `session save`.

    Attributes:
        name: name of the new session.
        parts: each as a line of text.
        about: what it is good for, in a few words.
        crossfade: seconds in which a part replaces the one before.
        fade: seconds of the fade at the end; None is the user's own.
        overwrite: whether to replace a session of this name.
    """

    name: str
    parts: tuple[str, ...]
    about: str = ""
    crossfade: Seconds | None = None
    fade: Seconds | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class RenameSequenceRequest:
    """Request of `session rename`."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class DeleteSequenceRequest:
    """Request of `session delete`."""

    name: str


@dataclass(frozen=True, slots=True)
class UndoSequenceRequest:
    """Request of `session undo`."""


@dataclass(frozen=True, slots=True)
class ShareSequenceRequest:
    """Request of `session share`."""

    name: str


@dataclass(frozen=True, slots=True)
class ImportSequenceRequest:
    """Request of `session import`; `source` is a file's path."""

    source: str


SequencesRequest = (
    ListSequencesRequest
    | ShowSequenceRequest
    | PlaySequenceRequest
    | RenderSequenceRequest
    | SaveSequenceRequest
    | RenameSequenceRequest
    | DeleteSequenceRequest
    | UndoSequenceRequest
    | ShareSequenceRequest
    | ImportSequenceRequest
)
"""A request of `session`, one type for each action."""
