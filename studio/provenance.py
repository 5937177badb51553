"""Computes a key of all a sound depends on; if it changes, the sound is rebuilt."""

from __future__ import annotations

import ast
from dataclasses import fields
from hashlib import sha256
from io import StringIO
from pathlib import Path
from tokenize import COMMENT, generate_tokens
from typing import TypeGuard

from studio.work import Work

ROOT = Path(__file__).parent.parent

_PACKAGES = (
    "studio.",
    "sleepterm.speech.",
    "sleepterm.audio.",
    "sleepterm.formats.",
)
"""Prefixes of modules whose code counts: it changes the bytes of a sound."""


def key_of(work: Work) -> str:
    """A digest of a sound's settings and of all code that it is made with.

    Comments, docstrings and import paths do not count.
    """
    settings = [
        (field.name, getattr(work, field.name))
        for field in fields(work)
        if field.name not in {"make", "cues"}
    ]
    digest = sha256(repr(settings).encode())
    for path in sorted(
        sources(work.make.__module__, "studio.mastering", "studio.encoding")
    ):
        digest.update(code_of(path.read_text("utf-8")).encode())
    return digest.hexdigest()[:16]


def code_of(source: str) -> str:
    """The source of a module without comments, docstrings, imports and empty lines.

    Imported modules are sources of their own.
    """
    lines = source.splitlines()
    for token in generate_tokens(StringIO(source).readline):
        if token.type == COMMENT:
            row, column = token.start
            lines[row - 1] = lines[row - 1][:column]
    for node in ast.walk(ast.parse(source)):
        if _is_docstring(node) or isinstance(node, ast.Import | ast.ImportFrom):
            first, last = node.lineno - 1, node.end_lineno or node.lineno
            lines[first:last] = [""] * (last - first)
    return "\n".join(line.rstrip() for line in lines if line.strip())


def _is_docstring(node: ast.AST) -> TypeGuard[ast.Expr]:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def sources(*modules: str) -> set[Path]:
    """The files of the modules, and of the modules they import that make sound."""
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
    return [name for name in names if name.startswith(_PACKAGES)]
