"""Measures how much of a session a speech recogniser understands."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from studio.spoken.lines import Line, captions_of, lines
from studio.spoken.recogniser import Recogniser
from studio.spoken.word_errors import errors, words_of

_WORST = 12
"""Number of lines kept for reading."""


@dataclass(frozen=True)
class MisheardLine:
    """A line that was not recognised fully.

    Attributes:
        text: the caption.
        heard: the recognised text.
        errors: number of words deleted, inserted or substituted.
        rate: word error rate, 0 to 1 and more.
    """

    text: str
    heard: str
    errors: int
    rate: float


@dataclass(frozen=True)
class Recognition:
    """The recognition result of a session.

    Attributes:
        digest: SHA-256 of the sound file.
        sentences: number of lines of two words and more.
        lines: number of these that were recognised, evenly spread.
        words: number of words in them.
        wrong: number of words deleted, inserted or substituted.
        singles: number of lines of one word, recognised among known words.
        missed: number of these that were not recognised.
        worst: the lines with the highest error rates, worst first.
    """

    digest: str
    sentences: int
    lines: int
    words: int
    wrong: int
    singles: int
    missed: int
    worst: tuple[MisheardLine, ...]

    @property
    def rate(self) -> float:
        """Word error rate of the sentences, 0 to 1 and more."""
        return self.wrong / self.words if self.words else 0.0

    @property
    def single_rate(self) -> float:
        """The share of single words that were not recognised."""
        return self.missed / self.singles if self.singles else 0.0


def recognise_session(
    folder: Path, name: str, recogniser: Recogniser, most: int
) -> Recognition:
    """Run the recogniser on a session's bundled sound, cut at its captions.

    Args:
        folder: of the sound and its captions.
        name: id of the session.
        recogniser: the recogniser.
        most: number of sentences at most, evenly spread.
    """
    digest = sha256((folder / f"{name}.ogg").read_bytes()).hexdigest()
    found = list(lines(folder, name))
    singles = [line for line in found if _is_single(line, recogniser)]
    sentences = [line for line in found if not _is_single(line, recogniser)]
    chosen = [sentences[at] for at in _spread(len(sentences), most)]
    tried = [_recognise_line(line, recogniser, choosing=False) for line in chosen]
    picked = [_recognise_line(line, recogniser, choosing=True) for line in singles]
    lost = [each for each in (*tried, *picked) if each.errors]
    lost.sort(key=lambda each: -each.rate)
    return Recognition(
        digest=digest,
        sentences=len(sentences),
        lines=len(chosen),
        words=sum(len(words_of(line.text)) for line in chosen),
        wrong=sum(each.errors for each in tried),
        singles=len(singles),
        missed=sum(bool(each.errors) for each in picked),
        worst=tuple(lost[:_WORST]),
    )


def _spread(count: int, most: int) -> list[int]:
    """At most `most` indices below `count`, evenly spread."""
    taken = min(count, most)
    return [(2 * at + 1) * count // (2 * taken) for at in range(taken)]


def _is_single(line: Line, recogniser: Recogniser) -> bool:
    said = words_of(line.text)
    return len(said) == 1 and recogniser.can_choose(said[0])


def _recognise_line(
    line: Line, recogniser: Recogniser, *, choosing: bool
) -> MisheardLine:
    said = words_of(line.text)
    found = recogniser.recognise(line.sound, line.rate, choosing=choosing)
    count = errors(said, words_of(found), recogniser.sound_of)
    return MisheardLine(line.text, found, count, round(count / len(said), 3))


def single_words(folder: Path, names: list[str]) -> set[str]:
    """All words of the sessions that stand alone on a line."""
    found = [words_of(cue.text) for name in names for cue in captions_of(folder, name)]
    return {words[0] for words in found if len(words) == 1}
