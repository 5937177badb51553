"""Word endings of German and Spanish, taken off for comparing only."""

from __future__ import annotations

_GERMAN = ("ern", "em", "en", "er", "es", "e", "n", "s")
_SPANISH_VERBS = (("iendo", 3), ("ando", 3), ("endo", 3), ("ado", 4), ("ada", 4))
_SPANISH_MORE = (("ido", 4), ("ida", 4), ("ar", 3), ("er", 3), ("ir", 3))
_VOWELS = "aeo"


def stem_german(word: str) -> str:
    """A folded word without endings: "schnarcht" and "schnarchen" are "schnarch"."""
    for ending in _GERMAN:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    if len(word) > 5 and word[-1] == "t":
        word = word[:-1]
    return word


def stem_spanish(word: str) -> str:
    """A folded word without endings: "cansada" and "cansados" are "cans"."""
    if len(word) > 3 and word[-1] == "s":
        word = word[:-1]
    for ending, least in (*_SPANISH_VERBS, *_SPANISH_MORE):
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word.removesuffix(ending)
    return word[:-1] if len(word) > 3 and word[-1] in _VOWELS else word
