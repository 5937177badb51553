"""Finds tracks for a German or Spanish text by the feelings that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from sleepterm.library.search.feelings import Feeling, Vocabulary
from sleepterm.library.search.languages.foreign_query import (
    ForeignQuery,
    ForeignReader,
)
from sleepterm.library.search.languages.foreign_words import ForeignWords
from sleepterm.library.search.languages.language import LANGUAGES, Language
from sleepterm.library.search.languages.language_of import (
    KnownWords,
    language_of,
    may_be_foreign,
)
from sleepterm.library.search.phrase_index import Phrase, PhraseIndex, Source
from sleepterm.library.search.postings import Postings
from sleepterm.library.search.query import Query
from sleepterm.library.search.scoring import Scoring, SearchData
from sleepterm.translation import ENGLISH

Vocabularies = Mapping[str, Callable[[], Vocabulary]]
"""Code of a language to what reads its vocabulary, called at most once."""

_TITLE = 0.6
"""The share of a title, found by words that the vocabulary names in English."""


class Found(NamedTuple):
    """What a text in another language finds.

    Attributes:
        scoring: of all tracks.
        query: as read.
        of_child: whether it speaks of a child.
    """

    scoring: Scoring
    query: Query
    of_child: bool


class ForeignSearch:
    """Searches in the other languages, each of which is read when a text needs it.

    Args:
        vocabularies: of the languages.
        data: the tracks, phrases and feelings of the English search.
        index: its phrases by their words.
        postings: the tracks by mood, topic and type.
        english: the words of English.
    """

    def __init__(
        self,
        vocabularies: Vocabularies,
        data: SearchData,
        index: PhraseIndex,
        postings: Postings,
        english: KnownWords,
    ) -> None:
        self._vocabularies = vocabularies
        self._data = data
        self._index = index
        self._postings = postings
        self._english = english
        self._languages = tuple(x for x in LANGUAGES if x.code in vocabularies)
        self._read: dict[str, _Foreign] = {}

    def language_of(self, words: Sequence[str]) -> str:
        """The code of the language of a text.

        Args:
            words: folded.
        """
        if not self._languages or not may_be_foreign(
            words, self._english.is_known, self._is_common
        ):
            return ENGLISH
        known = {x.code: self._foreign(x).words for x in self._languages}
        return language_of(words, self._english, known)

    def find(
        self, text: str, code: str, titled: Callable[[Iterable[str]], _Titled]
    ) -> Found:
        """What a text finds.

        Args:
            text: as typed.
            code: of its language.
            titled: the tracks with each of some words in their titles.
        """
        foreign = self._read[code]
        read = foreign.reader.read(text)
        refused = titled(read.query.refused)
        words = {
            x: y for x, y in read.words.items() if not _refused(x, foreign, refused)
        }
        scoring = self._scored(foreign, replace(read, words=words), refused)
        return Found(scoring, read.query, read.of_child)

    def _scored(
        self, foreign: _Foreign, read: ForeignQuery, refused: _Titled
    ) -> Scoring:
        said = foreign.words.said(read.words, unfinished=read.unfinished)
        first, at = len(self._data.names), len(self._data.phrases)
        quoted = {each: f'"{" ".join(x.words)}"' for each, x in said.items()}
        names = (
            *self._data.names,
            *(quoted.get(each, "") for each in range(len(foreign.feelings))),
        )
        phrases = [Phrase(Source.FEELING, "", [first + each]) for each in said]
        matched = self._titles(read, refused, foreign.words)
        matched |= {at + n: x.score for n, x in enumerate(said.values())}
        data = replace(
            self._data,
            phrases=_Joined(self._data.phrases, phrases),
            names=names,
            feelings=(*self._data.feelings, *foreign.feelings),
        )
        return Scoring(data, read.query, matched, refused)

    def _titles(
        self, read: ForeignQuery, refused: _Titled, known: ForeignWords
    ) -> dict[int, float]:
        """Place to score of the phrases that the English words in a text match."""
        words = [word for word in read.query.words if word not in refused]
        named = [word for word in words if self._index.lexicon.knows(word)]
        share = _TITLE * len(named) / max(1, len(words))
        # the feelings of a word that was put into English are said in its language
        is_put = set(named) <= set(known.spellings.values())
        phrases = self._data.phrases
        return {
            place: share * score
            for place, score in self._index.match_words(named).items()
            if not (is_put and phrases[place].source is Source.FEELING)
        }

    def _is_common(self, word: str) -> bool:
        return any(x.fold(word) in x.common for x in self._languages)

    def _foreign(self, language: Language) -> _Foreign:
        if language.code not in self._read:
            vocabulary = self._vocabularies[language.code]()
            words = ForeignWords(vocabulary, language)
            self._read[language.code] = _Foreign(
                words,
                ForeignReader(language, vocabulary, words),
                self._tracks_of(vocabulary.feelings),
            )
        return self._read[language.code]

    def _tracks_of(
        self, feelings: Sequence[Feeling]
    ) -> tuple[Mapping[int, float], ...]:
        """The shares of each feeling's tracks; an English one's of the same name."""
        english = dict(zip(self._data.names, self._data.feelings, strict=True))
        own = self._postings.of_feelings(feelings)
        return tuple(
            {**shares, **english.get(each.name, {})}
            for each, shares in zip(feelings, own, strict=True)
        )


_Titled = Mapping[str, frozenset[int]]


class _Foreign(NamedTuple):
    """One language, read."""

    words: ForeignWords
    reader: ForeignReader
    feelings: tuple[Mapping[int, float], ...]


class _Joined(Sequence[Phrase]):
    """Two sequences as one, without a copy of the long one."""

    def __init__(self, one: Sequence[Phrase], other: Sequence[Phrase]) -> None:
        self._one, self._other = one, other

    def __len__(self) -> int:
        return len(self._one) + len(self._other)

    def __getitem__(self, at: int) -> Phrase:  # type: ignore[override]
        first = len(self._one)
        return self._one[at] if at < first else self._other[at - first]


def _refused(word: str, foreign: _Foreign, refused: _Titled) -> bool:
    known = foreign.words.spellings
    return known.get(foreign.words.corrected(word), "") in refused
