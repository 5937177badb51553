"""Tells by the first bytes what a file is that is no sound."""

from __future__ import annotations

from pathlib import Path

from sleepterm.translation import gettext as _

_READ = 512
_SHORTEST_TEXT = 10
_SIGNATURES = (
    (b"%PDF", _("a PDF document")),
    (b"PK\x03\x04", _("a ZIP archive")),
    (b"\x1f\x8b", _("a compressed file")),
    (b"Rar!", _("a RAR archive")),
    (b"7z\xbc\xaf", _("a 7z archive")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"\x7fELF", _("a program")),
    (b"MZ", _("a program")),
    (b"SQLite format", _("a database")),
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
        return _("an empty file")
    if start.lstrip().lower().startswith(_WEB):
        return _("a web page")
    named = next((name for mark, name in _SIGNATURES if start.startswith(mark)), "")
    is_text = len(start) >= _SHORTEST_TEXT and _TEXT.issuperset(start)
    return named or (_("a text file") if is_text else "")
