"""The record of spoken sessions: keys, measures and recognition results."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from studio.spoken.recognition import JudgedLine, MisheardLine, Recognition


@dataclass(frozen=True)
class Spoken:
    """One session as it was spoken and measured.

    Attributes:
        key: of all it depends on.
        voice: the name of the voice that speaks it.
        digest: SHA-256 of the sound.
        seconds: length.
        size: in bytes.
        lufs: integrated loudness of the speech, heard from two sides.
        true_peak: in dBTP.
        pace: syllables per second in the first and last sixth of the speech.
        heard: the recognition result, maybe of an older file; None without one.
    """

    key: str
    voice: str
    digest: str
    seconds: float
    size: int
    lufs: float
    true_peak: float
    pace: tuple[float, float]
    heard: Recognition | None

    @property
    def current_recognition(self) -> Recognition | None:
        """The recognition result, if it is of the current file."""
        current = self.heard is not None and self.heard.digest == self.digest
        return self.heard if current else None


def read(path: Path) -> dict[str, Spoken]:
    """Read the record, by id; empty if there is none yet."""
    if not path.exists():
        return {}
    entries = json.loads(path.read_text("utf-8"))
    return {name: _spoken(entry) for name, entry in entries.items() if "voice" in entry}


def write(path: Path, spoken: Mapping[str, Spoken]) -> None:
    """Write the record, sorted by id."""
    entries = {name: asdict(spoken[name]) for name in sorted(spoken)}
    path.write_text(json.dumps(entries, indent=2) + "\n", "utf-8")


def _spoken(entry: dict[str, Any]) -> Spoken:
    heard, pace = entry.pop("heard"), entry.pop("pace")
    return Spoken(pace=tuple(pace), heard=heard and _heard(heard), **entry)


def _heard(entry: dict[str, Any]) -> Recognition:
    worst = tuple(MisheardLine(**each) for each in entry.pop("worst"))
    stiffest = tuple(JudgedLine(**each) for each in entry.pop("stiffest"))
    return Recognition(worst=worst, stiffest=stiffest, **entry)
