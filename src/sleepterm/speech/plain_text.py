"""Turns plain text, or Markdown, into a session: sentences, and silences between.

Paragraphs are separated by empty lines. A paragraph of short lines is verse: each line
is spoken by itself. `[pause 20]`, `[bell]` and `[bed ocean-waves]` on a line of their
own mean what they mean in scripts.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from sleepterm.library.catalog.naming import title_from
from sleepterm.speech.bundled_voices import DEFAULT_VOICE
from sleepterm.speech.guided_session import (
    Fault,
    Pause,
    ScriptError,
    Sentence,
    Session,
    Step,
)
from sleepterm.speech.script import LONGEST_SENTENCE, MOST_STEPS, read_mark
from sleepterm.speech.script_header import LONGEST_TITLE, LinearChange
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_RATE = LinearChange(0.85, 0.8)
_GAP = LinearChange(1.0, 2.0)
_AFTER_PARAGRAPH = Seconds(1.5)
_AT_RULE = Seconds(4.0)
_SHORT_LINE = 45
"""Characters; a paragraph whose lines are mostly shorter is verse."""

_NESTED = 3
"""How deep emphasis in emphasis is looked for."""

_LINE_END = re.compile(r"\r\n|\r|\n")
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'\u201d\u2019)\]]*\s+")
_ABBREVIATION = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|St|Prof|Mt|No|vs|etc|e\.g|i\.e|a\.m|p\.m)|\b[A-Z])\.$"
)
_LONGEST_ABBREVIATION = 8
"""Characters, with what is before it."""
_CLAUSE_END = re.compile(r"(?<=[,;:—])\s+")
_RULE = re.compile(r"(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}")
_HEADING = re.compile(r"#{1,6}\s+(.*)")
_FENCE = re.compile(r"(?:```|~~~)")
_LEADING = re.compile(r"(?:>\s?)*(?:[-*+]\s+|\d{1,3}[.)]\s+)?")
# None of these looks behind the next beginning of its kind, or far: the time is linear.
_IMAGE = re.compile(r"!\[[^\[\]]*\]\([^)]{0,2000}\)")
_LINK = re.compile(r"\[([^\[\]]*)\]\([^)]{0,2000}\)")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>|<!--(?:(?!<!--).)*?-->")
_EMPHASIS = re.compile(
    r"(\*{1,3})(?=\S)([^*]+)(?<=\S)\1"
    r"|(_{1,3})(?=\S)([^_]+)(?<=\S)\3"
    r"|(~~)(?=\S)([^~]+)(?<=\S)~~"
    r"|(`)(?=\S)([^`]+)(?<=\S)`"
)
_EMPHASISED = r"\2\4\6\8"


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    text: str
    is_heading: bool = False


def session_of_text(text: str, *, file: str, title: str = "") -> Session:
    """The session that speaks a plain text.

    Args:
        text: the content of the file; Markdown's marks are left out.
        file: its path as the user named it, for messages.
        title: instead of the first heading, or else the name of the file.

    Raises:
        ScriptError: there are no words in it, or too many; names the line.
    """
    lines = [*_without_fences(_numbered(text))]
    heading = next((x for x in lines if x.is_heading), None)
    is_titled = heading is not None and heading is lines[0]
    name = title or (heading.text if is_titled and heading else "") or _name(file)
    steps = _steps(lines[1:] if is_titled and not title else lines)
    sentences = [step for step in steps if isinstance(step, Sentence)]
    if not sentences:
        raise ScriptError(file, [Fault(1, _("there are no words to speak in it"))])
    if len(sentences) > MOST_STEPS:
        line = sentences[MOST_STEPS].line
        rule = _(
            "it has more than {most} sentences; part it into several files"
        ).format(most=MOST_STEPS)
        raise ScriptError(file, [Fault(line, rule)])
    return Session(
        file,
        sanitize_line(name)[:LONGEST_TITLE],
        "story",
        ("sleep",),
        (),
        None,
        _paced(steps),
        DEFAULT_VOICE,
    )


def _name(file: str) -> str:
    return title_from(re.split(r"[\\/]", file)[-1].rpartition(".")[0] or file)


def _numbered(text: str) -> list[tuple[int, str]]:
    lines = enumerate(_LINE_END.split(text.removeprefix("\ufeff")), 1)
    return [(number, line.strip()) for number, line in lines]


def _without_fences(lines: Sequence[tuple[int, str]]) -> Iterator[_Line]:
    """The lines that are to be spoken, and empty ones, without Markdown's marks."""
    fences = [number for number, line in lines if _FENCE.match(line)]
    # An ornament: as a fence it would silence all that follows.
    unclosed = fences[-1] if len(fences) % 2 else None
    is_code = False
    for number, line in lines:
        if number == unclosed:
            yield _Line(number, "")
        elif _FENCE.match(line):
            is_code = not is_code
        elif not is_code:
            yield _bare(number, line)


def _bare(number: int, line: str) -> _Line:
    if _RULE.fullmatch(line) or read_mark(line) is not None:
        return _Line(number, line)
    found = _HEADING.fullmatch(line)
    words = found[1].rstrip("#") if found else line[_LEADING.match(line).end() :]  # type: ignore[union-attr]
    for pattern, instead in ((_IMAGE, ""), (_LINK, r"\1"), (_TAG, "")):
        words = pattern.sub(instead, words)
    for _x in range(_NESTED):
        words = _EMPHASIS.sub(_EMPHASISED, words)
    return _Line(number, sanitize_line(words), is_heading=bool(found))


def _steps(lines: list[_Line]) -> list[Step]:
    steps: list[Step] = []
    paragraph: list[_Line] = []
    for line in [*lines, _Line(0, "")]:
        mark = read_mark(line.text)
        is_rule = bool(_RULE.fullmatch(line.text))
        if line.text and mark is None and not is_rule and not line.is_heading:
            paragraph.append(line)
            continue
        steps += _spoken(paragraph)
        paragraph = []
        if line.is_heading and line.text:
            steps += _spoken([line])
        elif is_rule:
            steps.append(Pause(_AT_RULE))
        elif mark is not None:
            steps.append(mark)
    return steps


def _spoken(paragraph: list[_Line]) -> list[Step]:
    """The sentences of a paragraph, and the silence after it."""
    lengths = sorted(len(line.text) for line in paragraph)
    is_verse = len(lengths) > 1 and lengths[len(lengths) // 2] < _SHORT_LINE
    pieces = (
        [(line.number, line.text) for line in paragraph]
        if is_verse
        else _sentences(paragraph)
    )
    sentences: list[Step] = [
        Sentence(part, part, 1.0, Seconds(0.0), None, number)
        for number, text in pieces
        for part in _short_enough(text)
        if any(map(str.isalnum, part))
    ]
    return [*sentences, Pause(_AFTER_PARAGRAPH)] if sentences else []


def _sentences(paragraph: list[_Line]) -> list[tuple[int, str]]:
    """The sentences, each with the number of the line in which it begins."""
    starts = list(accumulate((len(line.text) + 1 for line in paragraph), initial=0))
    parts = _split(" ".join(line.text for line in paragraph))
    return [
        (paragraph[bisect_right(starts, at) - 1].number, words)
        for at, words in parts
        if words
    ]


def _split(text: str) -> Iterator[tuple[int, str]]:
    """Part a text after each full stop, but not after an abbreviation.

    Yields:
        Where each sentence begins, and its words.
    """
    start = 0
    for end in _SENTENCE_END.finditer(text):
        behind = end.start()
        before = max(start, behind - _LONGEST_ABBREVIATION)
        if not _ABBREVIATION.search(text, before, behind):
            yield start, text[start : end.end()].strip()
            start = end.end()
    yield start, text[start:]


def _short_enough(sentence: str) -> list[str]:
    """A sentence in parts that an engine takes at once, cut at clauses or words."""
    parts, rest = [], sentence
    while len(rest) > LONGEST_SENTENCE:
        head = rest[:LONGEST_SENTENCE]
        clauses = [end.end() for end in _CLAUSE_END.finditer(head)]
        cut = clauses[-1] if clauses else head.rfind(" ") + 1 or LONGEST_SENTENCE
        parts.append(rest[:cut].strip())
        rest = rest[cut:]
    return [*parts, rest]


def _paced(steps: list[Step]) -> tuple[Step, ...]:
    """The steps, spoken more slowly towards the end, and with longer silences."""
    count = sum(isinstance(step, Sentence) for step in steps)
    paced: list[Step] = []
    at = 0
    for step in steps:
        if isinstance(step, Sentence):
            share = at / max(1, count - 1)
            rate, gap = round(_RATE.at(share), 2), Seconds(round(_GAP.at(share), 2))
            paced.append(replace(step, rate=rate, gap=gap))
            at += 1
        else:
            paced.append(step)
    return tuple(paced)
