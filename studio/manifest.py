"""The manifest of the last build: keys that show changes, measures for SOUNDS.md."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from studio.dsp.ring import RATE
from studio.fidelity import Fidelity
from studio.seam import Seam
from studio.texture.typical import Typical


@dataclass(frozen=True)
class Built:
    """One file as it was built and measured.

    Attributes:
        key: of all it depends on.
        digest: SHA-256 of the file.
        frames: length in samples.
        size: in bytes.
        lufs: integrated loudness.
        true_peak: dBTP.
        eased_db: dB by which mastering lowered the highest peak.
        correlation: of left and right, -1 to 1.
        loudest: LU by which the loudest 400 ms exceed the integrated loudness.
        seam: how well the loop closes; None if it plays once.
        standout: dB by which one event stands out of a loop; None if it plays once.
        typical: comparison with recordings; None where there are none.
        fidelity: comparison with the master; None in a manifest that lacks it.
    """

    key: str
    digest: str
    frames: int
    size: int
    lufs: float
    true_peak: float
    eased_db: float
    correlation: float
    loudest: float
    seam: Seam | None
    standout: float | None
    typical: Typical | None
    fidelity: Fidelity | None = None

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return self.frames / RATE


def read(path: Path) -> dict[str, Built]:
    """Read the manifest, by id; empty if there is none yet."""
    if not path.exists():
        return {}
    return {name: _built(entry) for name, entry in json.loads(path.read_text()).items()}


def write(path: Path, built: Mapping[str, Built]) -> None:
    """Write the manifest, sorted by id."""
    entries = {name: asdict(built[name]) for name in sorted(built)}
    path.write_text(json.dumps(entries, indent=2) + "\n", "utf-8")


def _built(entry: dict[str, Any]) -> Built:
    parts = {"seam": Seam, "typical": Typical, "fidelity": Fidelity}
    found = {name: entry.pop(name, None) for name in parts}
    made = {name: part and parts[name](**part) for name, part in found.items()}
    return Built(**made, **entry)
