"""Parses the script of a guided session: plain text, one sentence or mark a line.

A header of `key: value` lines ends with the line `---`. Below it stand sentences,
`[pause 20]`, `[bell]`, `[bell low]`, `[bell high]` and `[bed ocean-waves]`. A sentence
may end with the seconds of silence after it, `[6]`, or with the seconds from its start
to the start of what follows, `[slot 5]`; ` | ` separates the caption from the text to
speak. Empty lines and those that begin with # are ignored.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sleepterm.speech.guided_session import (
    Bed,
    Bell,
    Fault,
    Pause,
    ScriptError,
    Sentence,
    Session,
    Step,
)
from sleepterm.speech.script_header import (
    GAPS,
    KEYS,
    Header,
    Range,
    is_id,
    number_in,
    quoted,
    read_header,
)
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

LONGEST_SENTENCE = 500
"""Most characters in a sentence; some engines fail at more."""

MOST_STEPS = 5000
PAUSES = Range(0.0, 600.0)
SLOTS = Range(0.5, 60.0)

_HEADER_END = "---"
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = re.compile(r"\[([^\[\]]*)\]")
_SENTENCE = re.compile(r"([^\[\]]*)(?:\[([^\[\]]*)\])?")
_BELLS = {"bell": "middle", "bell low": "low", "bell high": "high"}


def parse_script(text: str, *, file: str) -> Session:
    """Parse a script.

    Args:
        text: the content of the file.
        file: its path as the user named it, for messages.

    Raises:
        ScriptError: it has errors; lists all of them with their lines.
    """
    numbered = list(enumerate(_LINE_END.split(text.removeprefix("\ufeff")), 1))
    lines = [(number, line.strip()) for number, line in numbered]
    ends = [number for number, line in lines if line == _HEADER_END]
    if not ends:
        rule = _("the header must end with a line {end}; there is none").format(
            end=_HEADER_END
        )
        raise ScriptError(file, [Fault(len(lines), rule)])
    faults: list[Fault] = []
    used = [(number, line) for number, line in lines if line and line[0] != "#"]
    header = read_header([x for x in used if x[0] < ends[0]], ends[0], faults)
    body = _Body(faults)
    for number, line in [x for x in used if x[0] > ends[0]]:
        body.add_line(number, line)
    if not body.has_sentences:
        faults.append(
            Fault(len(lines), _("there must be a sentence below the line ---"))
        )
    if len(body.steps) > MOST_STEPS:
        faults.append(
            Fault(
                len(lines),
                _("there may be at most {most} steps").format(most=MOST_STEPS),
            )
        )
    if faults:
        raise ScriptError(file, faults)
    steps = body.with_pace_changed(header)
    return Session(
        file=file,
        title=header.title,
        type=header.type,
        topics=header.topics,
        moods=header.moods,
        bed=header.bed,
        steps=steps,
        voice=header.voice,
    )


def is_script(text: str) -> bool:
    """Whether a text is meant as a script: a header of known keys, then `---`."""
    lines = (line.strip() for line in _LINE_END.split(text.removeprefix("\ufeff")))
    used = [line for line in lines if line and line[0] != "#"]
    if _HEADER_END not in used[1:]:
        return False
    head = used[: used.index(_HEADER_END, 1)]
    return all(":" in line for line in head) and any(
        line.partition(":")[0].strip() in KEYS for line in head
    )


def read_mark(line: str) -> Step | None:
    """The pause, bell or bed that a line stands for; None if it is no such mark."""
    mark = _MARK.fullmatch(line)
    return _step(mark[1]) if mark else None


def _step(inside: str) -> Step | None:
    word, _space, value = " ".join(inside.split()).partition(" ")
    if word == "pause":
        length = number_in(value, PAUSES)
        return None if length is None else Pause(Seconds(length))
    if word == "bed":
        return Bed(value) if is_id(value) else None
    kind = _BELLS.get(f"{word} {value}".strip())
    return None if kind is None else Bell(kind)


@dataclass(frozen=True, slots=True)
class _Draft:
    caption: str
    spoken: str
    gap: float | None
    slot: float | None
    line: int


class _Body:
    def __init__(self, faults: list[Fault]) -> None:
        self.steps: list[_Draft | Step] = []
        self._faults = faults

    @property
    def has_sentences(self) -> bool:
        return any(isinstance(step, _Draft) for step in self.steps)

    def add_line(self, number: int, line: str) -> None:
        mark = _MARK.fullmatch(line)
        step = self._mark(number, mark[1]) if mark else self._sentence(number, line)
        if step is not None:
            self.steps.append(step)

    def with_pace_changed(self, header: Header) -> tuple[Step, ...]:
        """The steps, with rate and gap changing linearly over the sentences."""
        count = sum(isinstance(step, _Draft) for step in self.steps)
        steps: list[Step] = []
        at = 0
        for step in self.steps:
            if isinstance(step, _Draft):
                steps.append(_paced(step, header, at / max(1, count - 1)))
                at += 1
            else:
                steps.append(step)
        return tuple(steps)

    def _fault(self, line: int, message: str) -> None:
        self._faults.append(Fault(line, message))

    def _mark(self, number: int, inside: str) -> Step | None:
        if (step := _step(inside)) is not None:
            return step
        word, _space, value = " ".join(inside.split()).partition(" ")
        if word == "pause":
            self._fault(number, PAUSES.fault("pause", value))
        elif word == "bed":
            self._fault(
                number,
                _("bed must be the id of a track; it is {value}").format(
                    value=quoted(value)
                ),
            )
        else:
            rule = _(
                "a mark on a line of its own is one of [pause 20], [bell], [bell low],"
                " [bell high] and [bed ocean-waves]; it is {value}"
            )
            self._fault(number, rule.format(value=quoted(f"[{inside}]")))
        return None

    def _sentence(self, number: int, line: str) -> _Draft | None:
        parts = _SENTENCE.fullmatch(line)
        if not parts:
            rule = _(
                "[ and ] hold one mark at the end of a sentence, [6] or [slot 5], or"
                " one on a line of its own"
            )
            self._fault(number, rule)
            return None
        caption, spoken = self._words(number, parts[1])
        gap, slot = self._silence(number, parts[2])
        return _Draft(caption, spoken, gap, slot, number)

    def _words(self, number: int, text: str) -> tuple[str, str]:
        parts = sanitize_line(text).split(" | ")
        caption, spoken = parts[0], parts[-1]
        if len(parts) > 2 or "|" in caption + spoken:
            rule = _(
                "one | with a space on both sides separates caption and spoken words;"
                " it is {value}"
            )
            self._fault(number, rule.format(value=quoted(text)))
        elif not sanitize_line(caption) or not any(map(str.isalnum, spoken)):
            self._fault(
                number,
                _("a sentence must have words; it is {value}").format(
                    value=quoted(text)
                ),
            )
        elif max(len(caption), len(spoken)) > LONGEST_SENTENCE:
            rule = _("a sentence may have at most {most} characters; it has {count}")
            self._fault(number, rule.format(most=LONGEST_SENTENCE, count=len(text)))
        return caption, spoken

    def _silence(
        self, number: int, inside: str | None
    ) -> tuple[float | None, float | None]:
        """Gap and slot in seconds from a sentence's mark; None where not given."""
        if inside is None:
            return None, None
        words = inside.split()
        is_slot = words[:1] == ["slot"]
        value = " ".join(words[1:] if is_slot else words)
        allowed = SLOTS if is_slot else GAPS
        length = number_in(value, allowed)
        if length is None:
            self._fault(number, _silence_fault(f"[{inside}]", is_slot=is_slot))
        return (None, length) if is_slot else (length, None)


def _silence_fault(mark: str, *, is_slot: bool) -> str:
    if is_slot:
        return SLOTS.fault("slot", mark)
    rule = _(
        "the silence after a sentence must be a number from {low:g} to {high:g}; it is"
        " {value}"
    )
    return rule.format(low=GAPS.low, high=GAPS.high, value=quoted(mark))


def _paced(draft: _Draft, header: Header, share: float) -> Sentence:
    gap = header.gap.at(share) if draft.gap is None else draft.gap
    return Sentence(
        caption=draft.caption,
        spoken=draft.spoken,
        # in hundredths, so that equal sentences share a cache entry
        rate=round(header.rate.at(share), 2),
        gap=Seconds(0.0 if draft.slot is not None else round(gap, 3)),
        slot=None if draft.slot is None else Seconds(draft.slot),
        line=draft.line,
    )
