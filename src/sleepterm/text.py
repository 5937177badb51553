"""Text from files: made harmless to show, made comparable to search."""

from __future__ import annotations

import re
import unicodedata

_ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|.)?")
# Bidirectional overrides and isolates can reorder the line they stand in.
_FORMATS = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_ISOLATES = frozenset("\u2066\u2067\u2068\u2069\ufeff")


def harmless(text: str) -> str:
    """One line of text without terminal escapes, control or bidi characters.

    Runs of white space become one space; a terminal shows the rest as it is.
    """
    bare = _ESCAPE.sub("", text)
    kept = (
        " " if char.isspace() else char
        for char in bare
        if char.isspace() or not _is_unsafe(char)
    )
    return " ".join("".join(kept).split())


def _is_unsafe(char: str) -> bool:
    return (
        char in _FORMATS
        or char in _ISOLATES
        or unicodedata.category(char) in {"Cc", "Cs", "Co", "Cn"}
    )


def folded(text: str) -> str:
    """Text without case and accents, for comparing."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))
