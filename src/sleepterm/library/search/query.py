"""Parses a search text into words, a length, and kinds wanted or refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from sleepterm.library.catalog.spoken import has_voice
from sleepterm.library.catalog.track import Track
from sleepterm.library.search.duration_query import LengthRange, parse_length
from sleepterm.library.search.feelings import Kind, Vocabulary
from sleepterm.library.search.joined_words import JoinedWords
from sleepterm.library.search.tokens import (
    STOP_WORDS,
    join_counts,
    normalize,
    stem,
    tokenize,
)

_WORD = re.compile(r"\w+")
_NOTHING_WITH = re.compile(r"\bnothing with\b")
_MADDENING = re.compile(
    r"\b(?:is |are |its )?driv(?:es?|ing) me (?:crazy|mad|nuts|insane|up the wall)\b"
)
"""Nobody drives a car there."""
_WAKE_ME = re.compile(
    r"(?:^|(?<=\bthen )|(?<=\band )|(?<=\bplease )|(?<=\bto )|(?<=\byou ))"
    r"wake me(?: up)?\b|(?<!\bi )\bwake (?:me )?(?:up )?(?=(?:softly|gently)\b)"
)
"""Asks for an alarm; "noises wake me" and "I wake up" do not."""
_CLAUSE = re.compile(r"[,.;:!?\n]+|\b(?:but|just|only|rather|instead)\b")
_REFUSING = frozenset(
    ["no", "not", "without", "never", "none", "zero", "stop", "hate", "dont", "doesnt"]
)
_PLAINLY_REFUSING = frozenset(["no", "not", "without"])
_ARTICLES = frozenset(["a", "an", "the", "any", "more", "of"])
_FEW_WORDS = "few words"
"""The topic of what speaks so little that "no talking" does not mean it."""
_REACH = 4
"""How many words after a "no" are still refused."""


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of track that is asked for, or refused.

    Attributes:
        kind: of track.
        wanted: False if it is refused.
    """

    kind: Kind
    wanted: bool

    def met(self, track: Track) -> bool:
        """Whether a track is of this kind, wanted or refused."""
        is_of_type = not set(track.kinds).isdisjoint(self.kind.types)
        return is_of_type or (self.kind.voice and talks(track))


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed search text.

    Attributes:
        words: folded words to search for, spellings replaced.
        length: the length asked for, if any.
        kinds: the kinds asked for or refused, each once.
        refused: words the user does not want: "no rain".
        unfinished: the last word if nothing follows it, as it may still be typed;
            else "".
    """

    words: tuple[str, ...]
    length: LengthRange | None
    kinds: tuple[KindChoice, ...]
    refused: tuple[str, ...]
    unfinished: str


class QueryReader:
    """Parses search texts.

    Args:
        vocabulary: kinds and spellings.
        corrected: corrects the spelling of a folded word.
        joined: takes joined words apart.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        corrected: Callable[[str], str],
        joined: JoinedWords,
    ) -> None:
        self._spellings = vocabulary.spellings
        self._corrected = corrected
        self._joined = joined
        self._kinds = tuple(
            (self._stems(words), kind)
            for kind in vocabulary.kinds
            for words in sorted(kind.words, key=len, reverse=True)
        )

    def read(self, text: str) -> Query:
        """Parse a text into length, kinds, refused words and remaining words."""
        length, rest = parse_length(" ".join(normalize(text).split()))
        rest = _NOTHING_WITH.sub("without", join_counts(rest))
        rest = _MADDENING.sub("", _WAKE_ME.sub("alarm ", rest))
        rest = self._with_words_apart(rest, unfinished=text[-1:].isalnum())
        kinds: dict[int, KindChoice] = {}
        words: list[str] = []
        unwanted: list[str] = []
        for clause in _CLAUSE.split(rest):
            written = self._joined.rejoined(tokenize(clause))
            said = [self._spellings.get(word, word) for word in written]
            refused = self._read_kinds(said, kinds)
            left = [word for at, word in enumerate(said) if at not in refused]
            words += left
            bare = [word for word in left if word not in _ARTICLES]
            unwanted += (b for a, b in pairwise(bare) if a in _PLAINLY_REFUSING)
        significant = [word for word in words if word not in STOP_WORDS]
        if not (significant or kinds or length):
            significant = words
        kept = dict.fromkeys(significant)
        return Query(
            words=tuple(kept),
            length=length,
            kinds=tuple(kinds.values()),
            refused=tuple(word for word in unwanted if word in kept),
            unfinished=words[-1] if words and text[-1:].isalnum() else "",
        )

    def _with_words_apart(self, text: str, *, unfinished: bool) -> str:
        """The text with "brownnoise" as "brown noise"."""
        line = text.replace("_", " ")

        def parted(found: re.Match[str]) -> str:
            word, is_last = found[0], found.end() == len(line)
            if word in self._spellings:
                return word
            return " ".join(
                self._joined.parted(word, unfinished=unfinished and is_last)
            )

        return _WORD.sub(parted, line)

    def _stems(self, words: str) -> tuple[str, ...]:
        spelled = (self._spellings.get(word, word) for word in tokenize(words))
        return tuple(stem(word) for word in spelled)

    def _read_kinds(self, said: list[str], kinds: dict[int, KindChoice]) -> set[int]:
        """Add the kinds in a clause to `kinds`; return the places of refused words."""
        stems = [
            stem(word if word in STOP_WORDS else self._corrected(word)) for word in said
        ]
        refused: set[int] = set()
        for named, kind in self._kinds:
            for at in _places(named, stems):
                before = range(max(0, at - _REACH), at)
                refusing = [each for each in before if said[each] in _REFUSING]
                wanted = not refusing
                known = kinds.get(id(kind))
                if known is None or known.wanted:
                    kinds[id(kind)] = KindChoice(kind, wanted)
                if not wanted:
                    refused.update(refusing, range(at, at + len(named)))
        return refused


def talks(track: Track) -> bool:
    """Whether "no talking" refuses a track."""
    return has_voice(track) and _FEW_WORDS not in track.topics


def _places(part: tuple[str, ...], whole: list[str]) -> Iterable[int]:
    size = len(part)
    return (
        at
        for at in range(len(whole) - size + 1)
        if tuple(whole[at : at + size]) == part
    )
