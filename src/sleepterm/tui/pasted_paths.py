"""Parses pasted paths: quoted, escaped, as file URLs, several at once."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sleepterm.store.files.home_path import expanded

# Not compiled here, as most sessions have no pasted path.
_WINDOWS = r"[A-Za-z]:[\\/]|\\\\"
_NEEDS_QUOTES = r"""[\s'"\\]"""
_ROOTED = r"""["']?(/|~|file://|[A-Za-z]:[\\/]|\\\\)"""


def paths_in(text: str) -> tuple[Path, ...]:
    """The paths in a pasted text; () unless every line begins with a path.

    Only absolute paths count (`/`, `~`, `file://`, a drive), so that other text can be
    searched for.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines or not all(re.match(_ROOTED, line) for line in lines):
        return ()
    return typed_paths(text)


def pasted(text: str) -> str:
    """The paths in a pasted text, quoted for a field; "" if it has none."""
    return " ".join(quoted(path) for path in paths_in(text))


def typed_paths(text: str) -> tuple[Path, ...]:
    """The paths in a field: a line is one path if it exists, else it is split."""
    paths: list[Path] = []
    for line in text.splitlines():
        if stripped := line.strip():
            paths += _line_paths(stripped)
    return tuple(dict.fromkeys(paths))


def quoted(path: Path) -> str:
    """A path, quoted if needed, so that `typed_paths` reads it back."""
    text = str(path)
    if not re.search(_NEEDS_QUOTES, text):
        return text
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _line_paths(line: str) -> list[Path]:
    whole = _path(line)
    if _exists(whole):
        return [whole]
    return [_path(word) for word in _words(line)]


def _words(line: str) -> list[str]:
    splitter = shlex.shlex(line, posix=True, punctuation_chars=False)
    splitter.whitespace_split = True
    splitter.commenters = ""
    if re.search(_WINDOWS, line) and os.name == "nt":
        splitter.escape = ""
    try:
        return list(splitter)
    except ValueError:
        return [line.strip("\"'")]


def _path(word: str) -> Path:
    if word.startswith("file://"):
        word = _path_of_url(word)
    return expanded(word)


def _path_of_url(url: str) -> str:
    """The path in a file URL; the text as it is if that is none."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return url
    if os.name == "nt" and re.match(r"/[A-Za-z]:", path):
        return path[1:]
    return path


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
