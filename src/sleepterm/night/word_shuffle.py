"""The cognitive shuffle: unrelated, neutral words, to be pictured one after another.

After Beaudoin, Digdon, O'Neill & Rachor, "Serial diverse imagining task" (2016): what
has no thread leaves the mind nothing to follow.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import NamedTuple

from sleepterm.units import Seconds

EVERY = Seconds(8.0)
"""The default for how long a word stays."""
SHORTEST, LONGEST = Seconds(5.0), Seconds(60.0)
STEP = Seconds(1.0)
LENGTH = Seconds(20 * 60.0)
"""After this no more words come."""


class Word(NamedTuple):
    """A word that is easy to picture.

    Attributes:
        text: one printable line.
        group: what it is of; words of one group are related.
    """

    text: str
    group: str


def shuffled_words(words: Iterable[Word], seed: int, count: int) -> tuple[str, ...]:
    """Unrelated words in random order, none twice.

    No two neighbours are of one group or begin with one letter.

    Args:
        words: to choose from.
        seed: the same seed gives the same words.
        count: how many; there are fewer if no other word fits behind the last.
    """
    dice = random.Random(seed)  # noqa: S311 - no secret
    left: dict[str, list[Word]] = {}
    for word in dict.fromkeys(words):
        left.setdefault(word.group, []).append(word)
    for group_words in left.values():
        dice.shuffle(group_words)
    chosen: list[Word] = []
    while len(chosen) < count:
        after = chosen[-1] if chosen else None
        fitting = [
            found
            for group in left.values()
            if (found := _fitting(group, after)) is not None
        ]
        if not fitting:
            break
        # A large group is drawn more often, so that none is left over at the end.
        (word,) = dice.choices(fitting, [len(left[x.group]) for x in fitting])
        left[word.group].remove(word)
        chosen.append(word)
    return tuple(word.text for word in chosen)


def _fitting(words: Iterable[Word], after: Word | None) -> Word | None:
    """The first word that is unrelated to the one before it."""
    return next((word for word in words if not _are_related(word, after)), None)


def _are_related(word: Word, other: Word | None) -> bool:
    return other is not None and (
        word.group == other.group or word.text[:1] == other.text[:1]
    )


def changed_pace(every: Seconds, direction: int) -> Seconds:
    """How long a word stays, one second longer (1) or shorter (-1), within limits."""
    return Seconds(min(max(every + direction * STEP, SHORTEST), LONGEST))


def word_count(length: Seconds, every: Seconds) -> int:
    """How many words fit into a time."""
    return max(1, int(length / every))
