"""Reduces text to ASCII, for engines that know nothing else."""

from __future__ import annotations

import unicodedata

_MARKS = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u02bc\u2032", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2010\u2011", "-"),
        **dict.fromkeys("\u2012\u2013\u2014\u2015", ", "),
        "\u2026": "...",
    }
)


def to_ascii(text: str) -> str:
    """The text in ASCII: punctuation and accents simplified, the rest left out."""
    apart = unicodedata.normalize("NFKD", text.translate(_MARKS))
    bare = apart.encode("ascii", "ignore").decode("ascii")
    return " ".join(bare.replace(" ,", ",").split())
