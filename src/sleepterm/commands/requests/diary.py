"""Requests of the actions of `diary`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ShowDiaryRequest:
    """Request of `diary` and `diary show`."""


@dataclass(frozen=True, slots=True)
class AddEntryRequest:
    """Request of `diary add`.

    Attributes:
        day: date of the morning, as typed; None means today.
        answers: name of the question to the answer; without any they are asked for.
    """

    day: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExportDiaryRequest:
    """Request of `diary export`.

    Attributes:
        file: the file to write; None prints.
        overwrite: whether to replace an existing file.
    """

    file: Path | None = None
    overwrite: bool = False


@dataclass(frozen=True, slots=True)
class RemoveEntryRequest:
    """Request of `diary remove`; `day` is the date of the morning, as typed."""

    day: str


DiaryRequest = (
    ShowDiaryRequest | AddEntryRequest | ExportDiaryRequest | RemoveEntryRequest
)
"""A request of `diary`, one type for each action."""
