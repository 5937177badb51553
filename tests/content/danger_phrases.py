"""The phrases that the recognition of danger is judged by."""

from __future__ import annotations

import tomllib
from pathlib import Path

HERE = Path(__file__).parent
TUNED, HELD_OUT = "danger.toml", "danger_held_out.toml"
DANGERS = ("self_harm", "by_others", "emergency")
HARMLESS = "harmless"


def phrases(file: str, *kinds: str) -> list[str]:
    """The phrases of some kinds in one of the files."""
    values = tomllib.loads((HERE / file).read_text("utf-8"))
    return [text for kind in kinds for text in values[kind]]
