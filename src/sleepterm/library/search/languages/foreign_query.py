"""Parses German and Spanish search texts into what the English ones are parsed into."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sleepterm.library.search.duration_query import parse_length
from sleepterm.library.search.feelings import Kind, Vocabulary
from sleepterm.library.search.languages.foreign_words import ForeignWords
from sleepterm.library.search.languages.language import Language
from sleepterm.library.search.query import KindChoice, Query
from sleepterm.library.search.tokens import join_counts, normalize, tokenize
from sleepterm.text import folded

_WORD = re.compile(r"\w+")
_REACH = 3
"""How many words after a "without" are still refused."""


@dataclass(frozen=True, slots=True)
class ForeignQuery:
    """A parsed text.

    Attributes:
        query: length, kinds and refused words; its words are English where the
            vocabulary says what they are in English, else as typed.
        words: each word, folded for its language, to what was typed.
        unfinished: the word that may still be typed; else "".
        of_child: whether it speaks of a child.
    """

    query: Query
    words: dict[str, str]
    unfinished: str
    of_child: bool


class ForeignReader:
    """Parses the texts of one language.

    Args:
        language: which.
        vocabulary: its kinds.
        words: an index of the vocabulary.
    """

    def __init__(
        self, language: Language, vocabulary: Vocabulary, words: ForeignWords
    ) -> None:
        self._language = language
        self._words = words
        self._kinds = sorted(
            (
                (tuple(map(language.stem, words.split(said))), kind)
                for kind in vocabulary.kinds
                for said in kind.words
            ),
            key=lambda each: -len(each[0]),
        )

    def read(self, text: str) -> ForeignQuery:
        """Parse a text."""
        typed = {
            self._language.fold(folded(each)): each.lower()
            for each in _WORD.findall(text)
        }
        line = join_counts(" ".join(normalize(text).split()))
        for pattern, english in self._language.lengths:
            line = pattern.sub(english, line)
        length, rest = parse_length(line)
        kinds: dict[int, KindChoice] = {}
        words: dict[str, str] = {}
        refused: list[str] = []
        of_child = False
        for clause in self._language.clause.split(rest):
            parts = self._parts(tokenize(clause), typed)
            stems = [self._language.stem(self._meant(part)) for part, _ in parts]
            of_child = of_child or not self._language.children.isdisjoint(stems)
            dropped = self._read_kinds(parts, stems, kinds)
            for at, (part, written) in enumerate(parts):
                if at in dropped or part in self._language.common:
                    continue
                before = parts[at - 1][0] if at else ""
                english = self._english(part)
                if before in self._language.refusing and english:
                    refused.append(english)
                words.setdefault(part, written)
        last = tokenize(text)[-1:] if text[-1:].isalnum() else ()
        return ForeignQuery(
            Query(
                tuple(
                    dict.fromkeys(
                        self._english(x) or folded(y) for x, y in words.items()
                    )
                ),
                length,
                tuple(kinds.values()),
                tuple(dict.fromkeys(refused)),
                "",
            ),
            words,
            self._language.fold(last[0]) if last else "",
            of_child=of_child,
        )

    def _parts(
        self, words: Iterable[str], typed: dict[str, str]
    ) -> list[tuple[str, str]]:
        """Each word, or known part of a word, with what was typed."""
        folds = [self._language.fold(word) for word in words]
        joined: list[str] = []
        for word in folds:
            if joined and self._belong(joined[-1], word):
                typed[joined[-1] + word] = (
                    f"{typed.get(joined[-1], joined[-1])} {typed.get(word, word)}"
                )
                joined[-1] += word
            else:
                joined.append(word)
        return [
            (part, typed.get(word, word))
            for word in joined
            for part in self._words.parted(word)
        ]

    def _belong(self, one: str, other: str) -> bool:
        known = self._words.lexicon.knows
        return (
            bool(self._language.links)
            and one not in self._language.common
            and other not in self._language.common
            and not (known(one) and known(other))
            and known(one + other)
        )

    def _meant(self, word: str) -> str:
        common = word in self._language.common
        return word if common else self._words.corrected(word)

    def _english(self, word: str) -> str:
        """The English word that the vocabulary names for this one; else ""."""
        meant = self._words.spellings.get(word)
        return meant or self._words.spellings.get(self._meant(word), "")

    def _read_kinds(
        self,
        parts: Sequence[tuple[str, str]],
        stems: Sequence[str],
        kinds: dict[int, KindChoice],
    ) -> set[int]:
        """Add the kinds in a clause to `kinds`; return the places of refused words."""
        refused: set[int] = set()
        for named, kind in self._kinds:
            for at in range(len(stems) - len(named) + 1):
                if tuple(stems[at : at + len(named)]) != named:
                    continue
                before = range(max(0, at - _REACH), at)
                wanted = not any(
                    parts[each][0] in self._language.refusing for each in before
                )
                known = kinds.get(id(kind))
                if known is None or known.wanted:
                    shown = _named(kind, parts[at : at + len(named)])
                    kinds[id(kind)] = KindChoice(shown, wanted)
                if not wanted:
                    refused.update(range(at, at + len(named)))
        return refused


def _named(kind: Kind, parts: Sequence[tuple[str, str]]) -> Kind:
    """The kind, called as it was typed."""
    written = " ".join(dict.fromkeys(word for _, word in parts))
    return replace(kind, words=(f'"{written}"', *kind.words))
