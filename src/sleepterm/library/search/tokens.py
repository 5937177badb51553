"""Splits text into words for search: folded, stemmed, stop words."""

from __future__ import annotations

import re
from functools import lru_cache

from sleepterm.text import folded

_WORD = re.compile(r"\w+")
_APOSTROPHES = re.compile("['`\u2019\u2018\u02bc]")
_HOUR = re.compile(r"\b(\d{1,2})(?:[:.]\d\d)? ?a\.?m\b")
_DIGIT = re.compile(r"\d")
_COUNTS = re.compile(
    r"(?<![\w.,])\d(?:(?: ?[-\u2013\u2014/.,:;x\u00d7+] ?| )\d)+(?!\w)"
)
_REPEATED = re.compile(r"([^\W\d_])\1{2,}")
_VOWEL = re.compile(r"[aeiouy]")

STOP_WORDS = frozenset(
    """
    a able about after again all also am an and another any anything are as at be
    because been before being but by can cannot cant could couldnt did do does dont
    doesnt during else even ever every everything feel feeling feels for from get gets
    getting give go goes going gonna got had has have having he hear her here hes him
    his how i id if ill im in into is isnt it its ive just keep keeps let lets like
    listen lot made make makes many maybe me more my need needs no not now of off on one
    only or our out over play please put really rest right same say she shes should
    since so some someone something sound sounds stay still such sure tell than that
    thats the their them then there theres these they thing things this those to today
    tonight try trying up us very wanna want wants was we were what when where which
    while who will with without wont would yes you your
    """.split()  # noqa: SIM905
)
"""Words that say nothing about which track is wanted."""


def tokenize(text: str) -> tuple[str, ...]:
    """The words of a text, folded; apostrophes are left out: "Can't" is "cant"."""
    return tuple(_WORD.findall(normalize(text).replace("_", " ")))


def normalize(text: str) -> str:
    """Folded text without apostrophes, repeated letters and the space in "3 am"."""
    bare = folded(text)
    # Ten thousand titles pass here before the first key: rare cases are tested first.
    bare = bare.replace("'", "") if bare.isascii() else _APOSTROPHES.sub("", bare)
    if "m" in bare and any(map(str.isdigit, bare)):
        bare = _HOUR.sub(r"\1am", bare)
    return _REPEATED.sub(r"\1", bare)


def join_counts(text: str) -> str:
    """Folded text in which counts are one word: "4-7-8" and "4 7 8" are "478"."""
    return _COUNTS.sub(lambda found: "".join(_DIGIT.findall(found[0])), text)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without the commonest English endings.

    Made for comparing only: "noisy", "noise" and "noises" are all "nois".
    """
    word = _singular(word)
    if word.endswith("ness") and len(word) > 6:
        word = _with_y(word[:-4])
    if word.endswith("ly") and len(word) > 5:
        word = _with_y(word[:-2])
    for ending in ("ing", "ed"):
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and _VOWEL.search(base):
            word = _undoubled(base)
            break
    if len(word) > 4 and word[-1] == "y":
        word = _undoubled(word[:-1])
    return word[:-1] if len(word) > 3 and word[-1] == "e" else word


def _singular(word: str) -> str:
    if len(word) <= 3 or word.endswith(("ss", "us", "is")) or word[-1] != "s":
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("shes", "ches", "xes", "sses")) else word[:-1]


def _with_y(word: str) -> str:
    return f"{word[:-1]}y" if word.endswith("i") else word


def _undoubled(word: str) -> str:
    doubled = len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeioulsz"
    return word[:-1] if doubled else word
