"""What is remembered of the sessions: keys, measures, and what was heard of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from studio.spoken.hearing import Heard, Misheard


@dataclass(frozen=True)
class Spoken:
    """One session as it was spoken and measured.

    Attributes:
        key: of all it depends on.
        digest: SHA-256 of the sound.
        seconds: length.
        size: in bytes.
        lufs: loudness within speech.
        true_peak: dBTP.
        pace: syllables a second in the first and in the last sixth of the speech.
        heard: by the recogniser; None if it has not heard this file.
    """

    key: str
    digest: str
    seconds: float
    size: int
    lufs: float
    true_peak: float
    pace: tuple[float, float]
    heard: Heard | None

    @property
    def understood(self) -> Heard | None:
        """What was heard of the file as it is now, if it was."""
        current = self.heard is not None and self.heard.digest == self.digest
        return self.heard if current else None


def read(path: Path) -> dict[str, Spoken]:
    """The record by id; empty if there is none yet."""
    if not path.exists():
        return {}
    entries = json.loads(path.read_text("utf-8"))
    return {name: _spoken(entry) for name, entry in entries.items()}


def write(path: Path, spoken: Mapping[str, Spoken]) -> None:
    """Writes the record in the order of its ids."""
    entries = {name: asdict(spoken[name]) for name in sorted(spoken)}
    path.write_text(json.dumps(entries, indent=2) + "\n", "utf-8")


def _spoken(entry: dict[str, Any]) -> Spoken:
    heard, pace = entry.pop("heard"), entry.pop("pace")
    return Spoken(pace=tuple(pace), heard=heard and _heard(heard), **entry)


def _heard(entry: dict[str, Any]) -> Heard:
    worst = tuple(Misheard(**each) for each in entry.pop("worst"))
    return Heard(worst=worst, **entry)
