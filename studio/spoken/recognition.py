"""Measures how much of a session is understood, and how natural it sounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import Protocol

import numpy as np

from studio.spoken.lines import Line, Samples, lines, sound_of
from studio.spoken.word_errors import errors, words_of

_WORST = 8
"""Number of passages and of lines kept for reading."""

_SHORT, _ROW = 2, 3
"""Words of a short line, and how many of these are a row."""

_MOST_LINES, _LONGEST = 8, 20.0
"""Lines and seconds of a passage at most."""

_MOST_IN_ROW = 4
"""Short lines of a passage: recognisers get lost in longer repetitions."""

_BETWEEN = 0.4
"""Seconds of silence between the lines of a passage."""

JUDGED_FROM = 2.5
"""Seconds of a line, with half a second around it, from which it is judged.

Of 62 lines the shorter ones had 3.7 in the mean, the others 4.36 and never less than
3.8, before processing as well: the judge fills up to 7.7 s with silence.
"""


class Listener(Protocol):
    """Recognises words, and knows how they sound."""

    def recognise(self, sound: Samples, rate: int) -> str:
        """The recognised text; may be empty."""

    def sound_of(self, word: str) -> str:
        """The pronunciation of a word."""


class Critic(Protocol):
    """Judges how natural speech is."""

    def naturalness(self, sound: Samples, rate: int) -> float:
        """From 1 to 5."""


@dataclass(frozen=True)
class MisheardLine:
    """A passage that was not recognised fully.

    Attributes:
        text: the captions.
        heard: the recognised text.
        errors: number of words deleted, inserted or substituted.
        rate: word error rate, 0 to 1 and more.
    """

    text: str
    heard: str
    errors: int
    rate: float


@dataclass(frozen=True)
class JudgedLine:
    """A line and how natural it sounds, 1 to 5."""

    text: str
    natural: float


@dataclass(frozen=True)
class Recognition:
    """What was understood of a session, and how natural it sounds.

    Attributes:
        digest: SHA-256 of the sound file.
        words: number of words.
        wrong: number of words deleted, inserted or substituted.
        judged: number of lines that are long enough to be judged.
        natural: mean naturalness of these, 1 to 5; 0 if there are none.
        worst: the passages with the most errors, worst first.
        stiffest: the least natural lines, worst first.
    """

    digest: str
    words: int
    wrong: int
    judged: int
    natural: float
    worst: tuple[MisheardLine, ...]
    stiffest: tuple[JudgedLine, ...]

    @property
    def rate(self) -> float:
        """Word error rate, 0 to 1 and more."""
        return self.wrong / self.words if self.words else 0.0

    @property
    def lowest(self) -> float:
        """Naturalness of the least natural line; 5 if none was judged."""
        return self.stiffest[0].natural if self.stiffest else 5.0


def recognise_session(
    folder: Path, name: str, listener: Listener, critic: Critic
) -> Recognition:
    """Let both hear a session's bundled sound, cut at its captions.

    Args:
        folder: of the sound and its captions.
        name: id of the session.
        listener: recognises it, passage by passage.
        critic: judges it, line by line.
    """
    digest = sha256(sound_of(folder, name).read_bytes()).hexdigest()
    found = list(lines(folder, name))
    tried = [_recognise(passage, listener) for passage in passages(found)]
    judged = [
        JudgedLine(line.text, round(critic.naturalness(line.sound, line.rate), 2))
        for line in found
        if line.seconds >= JUDGED_FROM
    ]
    lost = sorted((x for x in tried if x.errors), key=lambda x: (-x.errors, -x.rate))
    return Recognition(
        digest=digest,
        words=sum(len(words_of(line.text)) for line in found),
        wrong=sum(each.errors for each in tried),
        judged=len(judged),
        natural=round(fmean(x.natural for x in judged), 2) if judged else 0.0,
        worst=tuple(lost[:_WORST]),
        stiffest=tuple(sorted(judged, key=lambda x: x.natural)[:_WORST]),
    )


def passages(found: Iterable[Line]) -> list[list[Line]]:
    """The lines as they are heard: one after the other, of up to 20 s.

    A word alone, "in" or "pair", can't be told from others that sound alike. A row of
    them, as in counting, is a passage of its own: behind whole sentences a recogniser
    takes it for noise.
    """
    heard: list[list[Line]] = []
    for row in _rows([*found]):
        most = _MOST_IN_ROW if _is_apart(row) else _MOST_LINES
        heard.append([])
        for line in row:
            if heard[-1] and not _has_room(heard[-1], line, most):
                heard.append([])
            heard[-1].append(line)
    return heard


def _rows(found: Sequence[Line]) -> list[list[Line]]:
    """Rows of short lines, and what is between them."""
    rows: list[list[Line]] = []
    for is_short, lines_of in groupby(found, lambda x: len(words_of(x.text)) <= _SHORT):
        row = [*lines_of]
        is_apart = is_short and len(row) >= _ROW
        if rows and not is_apart and not _is_apart(rows[-1]):
            rows[-1] += row
        else:
            rows.append(row)
    return rows


def _is_apart(row: Sequence[Line]) -> bool:
    is_short = all(len(words_of(line.text)) <= _SHORT for line in row)
    return is_short and len(row) >= _ROW


def _has_room(passage: Sequence[Line], line: Line, most: int) -> bool:
    seconds = sum(each.seconds + _BETWEEN for each in (*passage, line))
    return len(passage) < most and seconds <= _LONGEST


def _recognise(passage: Sequence[Line], listener: Listener) -> MisheardLine:
    rate = passage[0].rate
    silence = np.zeros(round(_BETWEEN * rate), dtype=np.float32)
    sounds = [part for line in passage for part in (line.sound, silence)]
    text = " ".join(line.text for line in passage)
    said = words_of(text)
    found = listener.recognise(np.concatenate(sounds), rate)
    count = errors(said, words_of(found), listener.sound_of)
    return MisheardLine(text, found, count, round(count / len(said), 3))
