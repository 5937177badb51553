"""Parses the text of files with sessions into sequences and problems."""

from __future__ import annotations

from sleepterm.formats.duration_text import read_duration, write_duration
from sleepterm.formats.problem import Problem
from sleepterm.formats.schema import read_top
from sleepterm.formats.table_reader import Table, quoted
from sleepterm.library.named_tables import parse_named_tables
from sleepterm.library.sequences.part import Part, PartError, parse_part
from sleepterm.library.sequences.sequence import (
    CROSSFADE,
    LONGEST_ABOUT,
    LONGEST_CROSSFADE,
    MOST_PARTS,
    Sequence,
    usable_sequence_name,
)
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

SCHEMA = 1
"""The version of the format of files with sessions."""

_KEYS = ("name", "about", "topics", "moods", "crossfade", "fade", "parts")
_MOST_WORDS = 20
_LONGEST_WORD = 60


def parse_sequence(
    text: str, *, file: str
) -> tuple[Sequence | None, tuple[Problem, ...]]:
    """Parse a file with one session at its top level. Never raises.

    Returns:
        The session, None if it cannot be used, and the problems found.
    """
    top, problems = read_top(text, file=file, schema=SCHEMA)
    if top is None:
        return None, problems
    top.warn_unknown(("schema", *_KEYS))
    sequence = _sequence(top, starter=False)
    return sequence, tuple(top.problems)


def parse_starters(
    text: str, *, file: str
) -> tuple[tuple[Sequence, ...], tuple[Problem, ...]]:
    """Parse a file of [[session]] tables; a bad one is left out alone. Never raises."""
    return parse_named_tables(
        text,
        lambda table: _sequence(table, starter=True),
        file=file,
        schema=SCHEMA,
        noun="session",
        keys=_KEYS,
    )


def sequence_values(sequence: Sequence) -> dict[str, object]:
    """The values to write to a TOML file that `parse_sequence` reads back."""
    values: dict[str, object] = {"schema": SCHEMA, "name": sequence.name}
    if sequence.about:
        values["about"] = sequence.about
    if sequence.topics:
        values["topics"] = list(sequence.topics)
    if sequence.moods:
        values["moods"] = list(sequence.moods)
    if sequence.crossfade != CROSSFADE:
        values["crossfade"] = _written(sequence.crossfade)
    if sequence.fade is not None:
        values["fade"] = _written(sequence.fade)
    return {**values, "parts": [str(part) for part in sequence.parts]}


def _written(seconds: Seconds) -> str:
    return write_duration(seconds) if seconds else "0s"


def _sequence(table: Table, *, starter: bool) -> Sequence | None:
    name = usable_sequence_name(table.required("name", longest=1000))
    about = table.text("about", longest=LONGEST_ABOUT)
    topics = table.words("topics", longest=_LONGEST_WORD, most=_MOST_WORDS)
    moods = table.words("moods", longest=_LONGEST_WORD, most=_MOST_WORDS)
    crossfade = _duration(table, "crossfade", least=0.0)
    if crossfade is not None and crossfade > LONGEST_CROSSFADE:
        table.error(
            _("crossfade is at most 5m; it is {length}").format(
                length=write_duration(crossfade)
            )
        )
    fade = _duration(table, "fade", least=1.0)
    parts = _parts(table)
    if table.failed:
        return None
    overlap = CROSSFADE if crossfade is None else crossfade
    return Sequence(name, parts, about, topics, moods, overlap, fade, starter)


def _duration(table: Table, key: str, *, least: float) -> Seconds | None:
    value = table.values.get(key)
    if value is None:
        return None
    text = value if isinstance(value, str) else ""
    if not least and text.strip() in {"0", "0s"}:
        return Seconds(0.0)
    seconds = read_duration(text)
    if seconds is None or seconds < least:
        table.error(
            _('{key} must be a length like "30s" or "10m"; it is {value}').format(
                key=key, value=quoted(value)
            )
        )
        return None
    return Seconds(round(seconds))


def _parts(table: Table) -> tuple[Part, ...]:
    value = table.values.get("parts")
    texts = value if isinstance(value, list) else []
    if not texts or not all(isinstance(each, str) for each in texts):
        message = (
            _(
                'parts must be a list like ["breathe 4-6 4m", "rain-steady:80 30m"]; it'
                " is missing"
            )
            if value is None
            else _(
                'parts must be a list like ["breathe 4-6 4m", "rain-steady:80 30m"]; it'
                " is {value}"
            ).format(value=quoted(value))
        )
        table.error(message)
        return ()
    if len(texts) > MOST_PARTS:
        table.error(
            _("a session has at most {most} parts; it has {count}").format(
                most=MOST_PARTS, count=len(texts)
            )
        )
        return ()
    parts = []
    for number, text in enumerate(texts, 1):
        try:
            parts.append(parse_part(text))
        except PartError as fault:
            table.error(
                _("part {number} is {text}: {fault}").format(
                    number=number, text=quoted(text), fault=fault
                )
            )
    return tuple(parts)
