"""Folds German and Spanish words as people type them without a matching keyboard."""

from __future__ import annotations

from collections.abc import Iterable

_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def fold_german(word: str) -> str:
    """A folded word with "muede" as "mude", which "müde" folds to as well."""
    for written, short in _UMLAUTS:
        word = word.replace(written, short)
    return word


def fold_spanish(word: str) -> str:
    """A folded word, spelled as it sounds: "v" as "b", no "h" at its beginning."""
    if len(word) > 2 and word[0] == "h" and word[1] in "aeiou":
        word = word[1:]
    return word.replace("v", "b").replace("ll", "y").replace("z", "s")


def joined_german(words: Iterable[str]) -> str:
    """Folded words as one German text."""
    return " ".join(map(fold_german, words))
