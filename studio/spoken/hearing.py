"""How much of a session a recogniser understands."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from studio.spoken.lines import Line, captions_of, lines
from studio.spoken.recogniser import Recogniser
from studio.spoken.words import errors, words_of

_WORST = 12
"""Lines that are kept to be looked at."""


@dataclass(frozen=True)
class Misheard:
    """A line of which words were lost.

    Attributes:
        text: as it is shown.
        heard: what was understood.
        errors: words left out, put in or mistaken.
        rate: errors by words, 0 to 1 and more.
    """

    text: str
    heard: str
    errors: int
    rate: float


@dataclass(frozen=True)
class Heard:
    """What was understood of a session.

    Attributes:
        digest: SHA-256 of the file that was heard.
        sentences: lines of two words and more that there are.
        lines: of them, so many were heard, evenly spread.
        words: in the sentences heard, without any hint.
        wrong: of them; left out, put in or mistaken.
        singles: lines of one word, heard as a choice.
        missed: of them.
        worst: the lines with most errors, the worst first.
    """

    digest: str
    sentences: int
    lines: int
    words: int
    wrong: int
    singles: int
    missed: int
    worst: tuple[Misheard, ...]

    @property
    def rate(self) -> float:
        """Word error rate of the sentences, 0 to 1 and more."""
        return self.wrong / self.words if self.words else 0.0

    @property
    def single_rate(self) -> float:
        """The share of single words that were missed."""
        return self.missed / self.singles if self.singles else 0.0


def heard(folder: Path, name: str, recogniser: Recogniser, most: int) -> Heard:
    """Hears a session's shipped sound, cut where its captions say.

    Args:
        folder: of the sound and its captions.
        name: of the session.
        recogniser: what hears.
        most: sentences, evenly spread; all if there are no more.
    """
    digest = sha256((folder / f"{name}.ogg").read_bytes()).hexdigest()
    found = list(lines(folder, name))
    singles = [line for line in found if _is_single(line, recogniser)]
    sentences = [line for line in found if not _is_single(line, recogniser)]
    chosen = [sentences[at] for at in _spread(len(sentences), most)]
    tried = [_tried(line, recogniser, choosing=False) for line in chosen]
    picked = [_tried(line, recogniser, choosing=True) for line in singles]
    lost = [each for each in (*tried, *picked) if each.errors]
    lost.sort(key=lambda each: -each.rate)
    return Heard(
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
    """At most so many numbers below the count, evenly spread."""
    taken = min(count, most)
    return [(2 * at + 1) * count // (2 * taken) for at in range(taken)]


def _is_single(line: Line, recogniser: Recogniser) -> bool:
    said = words_of(line.text)
    return len(said) == 1 and recogniser.can_choose(said[0])


def _tried(line: Line, recogniser: Recogniser, *, choosing: bool) -> Misheard:
    said = words_of(line.text)
    found = recogniser.heard(line.sound, line.rate, choosing=choosing)
    count = errors(said, words_of(found), recogniser.sound_of)
    return Misheard(line.text, found, count, round(count / len(said), 3))


def single_words(folder: Path, names: list[str]) -> set[str]:
    """All words of the sessions that are a line of their own."""
    found = [words_of(cue.text) for name in names for cue in captions_of(folder, name)]
    return {words[0] for words in found if len(words) == 1}
