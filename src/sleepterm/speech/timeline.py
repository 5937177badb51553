"""Computes when each sentence, bell and bed of a session comes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter

from sleepterm.formats.webvtt import Cue, format_timestamp, format_webvtt
from sleepterm.night.narration import SESSION_COMMENT, BedMark, BellMark
from sleepterm.speech.guided_session import (
    Bed,
    Bell,
    Fault,
    Pause,
    ScriptError,
    Sentence,
    Session,
)
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

OPENING = Seconds(1.0)
"""Seconds of silence before the first step."""

CLOSING = Seconds(2.0)
"""Seconds of silence after the last step."""

RINGING = Seconds(8.0)
"""Seconds from a bell to the end at least."""

LINGER = Seconds(0.4)
"""Seconds that a caption stays after its speech, unless the next one begins."""


@dataclass(frozen=True, slots=True)
class PlacedSentence:
    """A sentence with the start and end of its speech, in seconds."""

    start: Seconds
    end: Seconds
    caption: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Times of everything in a session.

    Attributes:
        sentences: in order, without overlaps.
        bells: in order.
        beds: the changes only; the first bed is `Session.bed`.
        length: of the session in seconds, with opening and closing silence.
    """

    sentences: tuple[PlacedSentence, ...]
    bells: tuple[BellMark, ...]
    beds: tuple[BedMark, ...]
    length: Seconds


def build_timeline(session: Session, lengths: Sequence[Seconds]) -> Timeline:
    """Compute the timeline of a session.

    Args:
        session: the parsed script.
        lengths: seconds of speech of each of its sentences.

    Raises:
        ScriptError: speech does not fit its slot; the line says which.
    """
    _check(session, lengths)
    sentences: list[PlacedSentence] = []
    bells: list[BellMark] = []
    beds: list[BedMark] = []
    at: float = OPENING
    spoken = iter(lengths)
    for step in session.steps:
        match step:
            case Sentence():
                end = at + next(spoken)
                line = PlacedSentence(Seconds(at), Seconds(end), step.caption)
                sentences.append(line)
                at = end + step.gap if step.slot is None else at + step.slot
            case Pause():
                at += step.length
            case Bell():
                bells.append(BellMark(Seconds(at), step.kind))
            case Bed():
                beds.append(BedMark(Seconds(at), step.id))
    bells_end = max((bell.at + RINGING for bell in bells), default=0.0)
    length = Seconds(max(at + CLOSING, bells_end))
    return Timeline(tuple(sentences), tuple(bells), tuple(beds), length)


def captions(timeline: Timeline, voice: str) -> str:
    """What is said and when, as the text of a WebVTT file.

    A comment behind its first line says by whom, and when bells and beds come. A file
    that has it is silent between its cues.

    Args:
        timeline: of the whole session.
        voice: "ENGINE:NAME".
    """
    following = [*(line.start for line in timeline.sentences[1:]), timeline.length]
    cues = [
        Cue(line.start, Seconds(min(line.end + LINGER, start)), line.caption)
        for line, start in zip(timeline.sentences, following, strict=True)
    ]
    return format_webvtt(cues, _comment(timeline, voice))


def _comment(timeline: Timeline, voice: str) -> str:
    marks = [
        *((bell.at, f"bell {bell.kind}") for bell in timeline.bells),
        *((bed.at, f"bed {bed.track_id}") for bed in timeline.beds),
    ]
    lines = [
        f"{mark} {format_timestamp(at)}"
        for at, mark in sorted(marks, key=itemgetter(0))
    ]
    # a comment of WebVTT is one that holds no arrow and no empty line
    name = sanitize_line(voice).replace("-->", "->")
    return "\n".join([SESSION_COMMENT, f"voice {name}", *lines])


def _check(session: Session, lengths: Sequence[Seconds]) -> None:
    faults = list(_misfits(zip(session.sentences, lengths, strict=True)))
    if faults:
        raise ScriptError(session.file, faults)


def _misfits(spoken: Iterable[tuple[Sentence, Seconds]]) -> Iterable[Fault]:
    for sentence, length in spoken:
        if sentence.slot is not None and length > sentence.slot:
            rule = _(
                "its speech takes {length:.2f} s; its slot has {slot:g} s: use fewer"
                " words or a longer slot"
            ).format(length=length, slot=sentence.slot)
            yield Fault(sentence.line, rule)
