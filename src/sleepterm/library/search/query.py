"""What a listener typed, read: the words that count, and the wishes among them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.library.search.duration_query import LengthRange, parse_length
from sleepterm.library.search.feelings import Kind, Vocabulary
from sleepterm.library.search.tokens import STOP_WORDS, normalize, stem, tokenize

SPOKEN = frozenset(
    {
        *(ContentType.MEDITATION, ContentType.STORY, ContentType.HYPNOSIS),
        *(ContentType.THERAPY, ContentType.COACHING, ContentType.PRAYER),
    }
)
"""Types of which a sound of the listener's that ends is taken to have a voice."""

_NOTHING_WITH = re.compile(r"\bnothing with\b")
_CLAUSE = re.compile(r"[,.;:!?\n]+|\b(?:but|just|only|rather|instead)\b")
_REFUSING = frozenset(
    ["no", "not", "without", "never", "none", "zero", "stop", "hate", "dont", "doesnt"]
)
_PLAINLY_REFUSING = frozenset(["no", "not", "without"])
_ARTICLES = frozenset(["a", "an", "the", "any", "more", "of"])
_REACH = 4
"""How many words behind a refusal are still refused."""


@dataclass(frozen=True, slots=True)
class KindChoice:
    """A kind of track that is asked for, or refused.

    Attributes:
        kind: which.
        wanted: False if it is refused.
    """

    kind: Kind
    wanted: bool

    def met(self, track: Track) -> bool:
        """Whether a track is of this kind, wanted or not."""
        is_of_type = not set(track.kinds).isdisjoint(self.kind.types)
        return is_of_type or (self.kind.voice and has_voice(track))


@dataclass(frozen=True, slots=True)
class Query:
    """A text, read.

    Attributes:
        words: folded words to look for, spellings replaced.
        length: the wish for a length, if there is one.
        kinds: the kinds asked for or refused, each once.
        refused: words of what shall not be there: "no rain".
        unfinished: the last word, if nothing stands behind it yet; it may be longer
            once it is typed.
    """

    words: tuple[str, ...]
    length: LengthRange | None
    kinds: tuple[KindChoice, ...]
    refused: tuple[str, ...]
    unfinished: str


class QueryReader:
    """Reads what listeners type.

    Args:
        vocabulary: kinds and spellings.
        corrected: a folded word as it was most likely meant.
    """

    def __init__(self, vocabulary: Vocabulary, corrected: Callable[[str], str]) -> None:
        self._spellings = vocabulary.spellings
        self._corrected = corrected
        self._kinds = tuple(
            (self._stems(words), kind)
            for kind in vocabulary.kinds
            for words in sorted(kind.words, key=len, reverse=True)
        )

    def read(self, text: str) -> Query:
        """Find the wishes in a text and the words that are left."""
        length, rest = parse_length(" ".join(normalize(text).split()))
        rest = _NOTHING_WITH.sub("without", rest)
        kinds: dict[int, KindChoice] = {}
        words: list[str] = []
        unwanted: list[str] = []
        for clause in _CLAUSE.split(rest):
            said = [self._spellings.get(word, word) for word in tokenize(clause)]
            refused = self._read_kinds(said, kinds)
            left = [word for at, word in enumerate(said) if at not in refused]
            words += left
            bare = [word for word in left if word not in _ARTICLES]
            unwanted += (b for a, b in pairwise(bare) if a in _PLAINLY_REFUSING)
        telling = [word for word in words if word not in STOP_WORDS]
        if not (telling or kinds or length):
            telling = words
        kept = dict.fromkeys(telling)
        return Query(
            words=tuple(kept),
            length=length,
            kinds=tuple(kinds.values()),
            refused=tuple(word for word in unwanted if word in kept),
            unfinished=words[-1] if words and text[-1:].isalnum() else "",
        )

    def _stems(self, words: str) -> tuple[str, ...]:
        spelled = (self._spellings.get(word, word) for word in tokenize(words))
        return tuple(stem(word) for word in spelled)

    def _read_kinds(self, said: list[str], kinds: dict[int, KindChoice]) -> set[int]:
        """Note the kinds one clause names; which of its words were refused ones."""
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


def has_voice(track: Track) -> bool:
    """Whether somebody speaks in a track, as far as its entry tells."""
    if track.is_loop:
        return False
    # Every bundled track that speaks has its words.
    return track.captions is not None or (track.own and track.type in SPOKEN)


def _places(part: tuple[str, ...], whole: list[str]) -> Iterable[int]:
    size = len(part)
    return (
        at
        for at in range(len(whole) - size + 1)
        if tuple(whole[at : at + size]) == part
    )
