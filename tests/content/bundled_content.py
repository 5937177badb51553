"""The bundled content: the catalogue and the files beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from studio.spoken.scripts import names

ROOT = Path(__file__).parents[2]
SOUNDS = ROOT / "sounds"
CATALOGUE = tomllib.loads((ROOT / "tracks.toml").read_text("utf-8"))
TRACKS: dict[str, dict[str, Any]] = {each["id"]: each for each in CATALOGUE["track"]}
POOLS = {name: each for name, each in TRACKS.items() if "pool_minutes" in each}
"""Tracks whose parts change every night."""
FILES = {name: each for name, each in TRACKS.items() if "noise" not in each}
"""All but the noises, which are made while they play."""
SYNTHESISED = {
    name: each
    for name, each in FILES.items()
    if name not in names() and name not in POOLS
}
"""The files, but for what is spoken."""
