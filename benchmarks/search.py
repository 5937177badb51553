"""Search by feeling: how often it is right, and how long a key takes."""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from pathlib import Path

from tests.content.danger_phrases import DANGERS, HARMLESS, HELD_OUT, TUNED
from tests.content.danger_phrases import phrases as phrases_of
from tests.content.phrase_score import (
    ABROAD,
    FILE,
    FIRST,
    SLEEPLESS,
    SLEEPLESS_HELD_OUT,
    Phrase,
    catalogue,
    foreign_vocabularies,
    missed,
    phrases,
    sleepless_phrases,
    vocabulary,
)

from benchmarks.report import Row
from sleepterm.library.catalog.naming import id_from
from sleepterm.library.catalog.track import Track
from sleepterm.library.search.crisis.help import crisis_help_for
from sleepterm.library.search.search import Search

COUNT = 10_000
WORDS = 6_000
SHOWN = 100
"""Number of hits asked for, as many as a list shows without scrolling."""
EVERY = 3
"""Each third phrase is typed out."""


def measure() -> list[Row]:
    """The share of phrases with a good answer, and keys among many tracks."""
    search = Search(catalogue(), vocabulary())
    return [
        _score(search, phrases("phrase"), "phrases", tuned=True),
        # which of the held-out ones miss is not shown: nobody shall tune on them
        _score(search, phrases("held_out"), "held-out phrases"),
        _first(search, SLEEPLESS, "phrases of sleepless people", tuned=True),
        _first(search, SLEEPLESS_HELD_OUT, "held-out phrases of sleepless people"),
        *_abroad(),
        _recognised(TUNED, "phrases"),
        _recognised(HELD_OUT, "held-out phrases"),
        *_keys(),
    ]


def _abroad() -> list[Row]:
    search = Search(catalogue(), vocabulary(), others=foreign_vocabularies())
    return [
        _first(
            search, FILE.with_name(file), f"{kind} in {code}", tuned=kind == "phrases"
        )
        for code, files in ABROAD.items()
        for kind, file in zip(("phrases", "held-out phrases"), files, strict=True)
    ]


def _score(
    search: Search, asked: Sequence[Phrase], name: str, *, tuned: bool = False
) -> Row:
    right = _answered(search, asked, FIRST, tuned=tuned)
    return Row(f"{name} with a good answer among the first {FIRST}", right)


def _first(search: Search, file: Path, name: str, *, tuned: bool = False) -> Row:
    right = _answered(search, sleepless_phrases(file), 1, tuned=tuned)
    return Row(f"{name} with a good first answer", right)


def _answered(
    search: Search, asked: Sequence[Phrase], first: int, *, tuned: bool
) -> str:
    wrong = missed(search, asked, first)
    for text, found in wrong.items() if tuned else ():
        print(f'"{text}" found {", ".join(found)}', file=sys.stderr)
    right = len(asked) - len(wrong)
    return f"{right} of {len(asked)} ({right / len(asked):.0%})"


def _recognised(file: str, name: str) -> Row:
    danger, harmless = phrases_of(file, *DANGERS), phrases_of(file, HARMLESS)
    found = sum(bool(crisis_help_for(text)) for text in danger)
    left = sum(not crisis_help_for(text) for text in harmless)
    return Row(
        f"{name} of danger answered with help, and harmless ones without",
        f"{found} of {len(danger)}, {left} of {len(harmless)}",
    )


def _keys() -> list[Row]:
    tracks = many_tracks()
    words = vocabulary()
    started = time.perf_counter()
    search = Search(tracks, words, others=foreign_vocabularies())
    indexed = time.perf_counter() - started
    times = []
    for phrase in phrases("phrase")[::EVERY]:
        for typed in accumulate(phrase.text):
            pressed = time.perf_counter()
            search.find(typed, SHOWN)
            times.append(time.perf_counter() - pressed)
    middle, high, most = (
        1000 * each
        for each in (
            statistics.median(times),
            statistics.quantiles(times, n=100)[-1],
            max(times),
        )
    )
    return [
        Row(f"making {COUNT} tracks ready to be searched", f"{indexed * 1000:.0f} ms"),
        Row(
            f"a search key among {COUNT} tracks, median (99 %, largest)",
            f"{middle:.1f} ms ({high:.0f} ms, {most:.0f} ms)",
            limit="50 ms",
        ),
    ]


def many_tracks() -> tuple[Track, ...]:
    """The bundled tracks, and more with their moods under titles of their own."""
    chance = random.Random(5)  # noqa: S311
    bundled = catalogue()
    words = [word for track in bundled for word in track.title.lower().split()]
    while len(words) < WORDS:
        letters = chance.choices("aeioubcdfglmnprst", k=chance.randint(4, 9))
        words.append("".join(letters))
    more = []
    for number in range(COUNT - len(bundled)):
        title = chance.choices(words, k=4)
        track_id = id_from(f"{' '.join(title)} {number}", ())
        copied = chance.choice(bundled)
        more.append(replace(copied, id=track_id, title=" ".join(title), own=True))
    return (*bundled, *more)
