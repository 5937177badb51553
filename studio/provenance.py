"""What a sound depends on, as one key: when the key changes the sound is rebuilt."""

from __future__ import annotations

import ast
from dataclasses import fields
from hashlib import sha256
from pathlib import Path

from studio.work import Work

ROOT = Path(__file__).parent.parent

_ROOMS = ("studio.", "sleepterm.speech.", "sleepterm.audio.")
"""What makes sound; of the app, what sessions and encoding use."""


def key_of(work: Work) -> str:
    """A digest of the work's settings and of every studio file it is made with."""
    settings = [
        (field.name, getattr(work, field.name))
        for field in fields(work)
        if field.name not in {"make", "cues"}
    ]
    digest = sha256(repr(settings).encode())
    for path in sorted(
        sources(work.make.__module__, "studio.mastering", "studio.encoding")
    ):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def sources(*modules: str) -> set[Path]:
    """The files of the modules and of all that make sound and they import."""
    found: set[Path] = set()
    waiting = list(modules)
    while waiting:
        name = waiting.pop()
        home = ROOT / "src" if name.startswith("sleepterm.") else ROOT
        path = home.joinpath(*name.split(".")).with_suffix(".py")
        if path not in found and path.exists():
            found.add(path)
            waiting += _imports(path)
    return found


def _imports(path: Path) -> list[str]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    return [name for name in names if name.startswith(_ROOMS)]
