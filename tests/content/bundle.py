"""The bundled content: the catalogue and the files beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SOUNDS = ROOT / "sounds"
CATALOGUE = tomllib.loads((ROOT / "tracks.toml").read_text("utf-8"))
TRACKS: dict[str, dict[str, Any]] = {each["id"]: each for each in CATALOGUE["track"]}
