"""Tells by the first bytes what a file is that is no sound."""

from __future__ import annotations

from pathlib import Path

_READ = 512
_SHORTEST_TEXT = 10
_SIGNATURES = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive"),
    (b"\x1f\x8b", "a compressed file"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"SQLite format", "a database"),
)
_WEB = (b"<!doctype html", b"<html", b"<head", b"<?xml")
_TEXT = frozenset(range(32, 127)) | {9, 10, 13}


def looks_like(path: Path) -> str:
    """What a file looks like: "a web page"; "" if it can't be told or read."""
    try:
        with path.open("rb") as file:
            start = file.read(_READ)
    except OSError:
        return ""
    if not start:
        return "an empty file"
    if start.lstrip().lower().startswith(_WEB):
        return "a web page"
    named = next((name for mark, name in _SIGNATURES if start.startswith(mark)), "")
    is_text = len(start) >= _SHORTEST_TEXT and _TEXT.issuperset(start)
    return named or ("a text file" if is_text else "")
