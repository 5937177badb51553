"""The command that adds optional packages to this installation."""

from __future__ import annotations

import importlib.util
import os
import shlex
import sys
import tomllib
from pathlib import Path

_SOURCES = ("directory", "editable", "path", "git", "url")
"""Keys in uv's receipt for a tool that was not installed from an index."""


def formats_command() -> str:
    """The shell command that installs the extra `formats`."""
    inside = Path(sys.prefix)
    if (inside / "pipx_metadata.json").exists():
        return f"pipx inject {inside.name} av"
    if (receipt := inside / "uv-receipt.toml").exists():
        return f"uv tool install --with av {_quoted(_source(receipt))}"
    if importlib.util.find_spec("pip") is None:
        python = _quoted(sys.executable)
        return f"uv pip install --python {python} {_extra()}"
    return f"{_quoted(sys.executable)} -m pip install {_extra()}"


def _extra() -> str:
    return _quoted("sleepterm[formats]")


def _source(receipt: Path) -> str:
    """What uv installed sleepterm from: its name, a folder or a repository."""
    try:
        tool = tomllib.loads(receipt.read_text(encoding="utf-8"))["tool"]
        entry = next(x for x in tool["requirements"] if x["name"] == "sleepterm")
        kind = next((x for x in _SOURCES if x in entry), None)
        place = str(entry[kind]) if kind else "sleepterm"
    except (OSError, ValueError, LookupError, TypeError, StopIteration):
        return "sleepterm"
    return f"git+{place}" if kind == "git" else place


def _quoted(word: str) -> str:
    return f'"{word}"' if os.name == "nt" else shlex.quote(word)
