"""What users share: mixes, sessions of parts, and lines with a mix."""

from __future__ import annotations

import contextlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from random import Random

from hypothesis.strategies import SearchStrategy
from tests.fuzz.grammar import lines_of, toml_like
from tests.fuzz.seeds import bundled, entries, keys_of
from tests.fuzz.target import Run, Target

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.mixes.mix_file import parse_mix
from sleepterm.library.mixes.mix_file import parse_starters as parse_mixes
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.mixes.share_line import (
    PREFIX,
    format_share_line,
    is_share_line,
    parse_share_line,
)
from sleepterm.library.sequences.part import PartError, parse_part
from sleepterm.library.sequences.sequence_file import parse_sequence
from sleepterm.library.sequences.sequence_file import parse_starters as parse_sequences
from sleepterm.library.sequences.sequence_tracks import with_sequences
from sleepterm.store.mixes import format_mix
from sleepterm.store.sequences import format_sequence
from sleepterm.store.shared_item import read_shared

_LINE = "sleepterm-mix:1:Our+rain:rain-steady=80,owl:brook:so+calm:"
_MIX = """\
schema = 1
name = "Our rain"
layers = ["rain-steady:80", "owl"]
bed = "brook"
reason = "so calm"
"""
_SESSION = """\
schema = 1
name = "Evening"
about = "Slow"
topics = ["sleep"]
fade = "20m"
parts = ["breathe 4-6 4m bed rain", "scan bed none", "rain:75 30m to 45 from 80"]
"""
_PARTS = (
    *(
        "rain:75 30m to 45",
        "breathe 4-7-8 4m bed rain",
        "tale",
        "silence 5m",
        "at 7:00",
    ),
    *(" ", ":", "%", "1h30m", "from", "to", "fade", "bed", "none", "mix", "0", "25:61"),
)


@contextlib.contextmanager
def _mixes(folder: Path) -> Iterator[Run]:
    file = folder / "shared.toml"

    def run(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        mixes, _ = parse_mixes(text, file="mixes.toml")
        mix, _ = parse_mix(text, file="x.toml")
        for each in (*mixes, *((mix,) if mix else ())):
            again, problems = parse_mix(format_mix(each), file="x.toml")
            assert again is not None, problems
            assert parse_share_line(format_share_line(each)).layers == each.layers
        _ = with_mixes(Catalog(()), mixes)
        file.write_bytes(data)
        with contextlib.suppress(SleeptermError):
            _ = read_shared(str(file))

    yield run


@contextlib.contextmanager
def _lines(_folder: Path) -> Iterator[Run]:
    def run(data: bytes) -> None:
        # As the command line gives what is no UTF-8.
        text = data.decode("utf-8", "surrogateescape")
        if is_share_line(text):
            with contextlib.suppress(SleeptermError):
                mix = parse_share_line(text)
                assert parse_share_line(format_share_line(mix)) == mix

    yield run


def _with_check(data: bytes, rng: Random) -> bytes:
    """A line whose check is right, mostly."""
    body = data.removeprefix(PREFIX.encode() + b"1:").rpartition(b":")[0]
    if rng.random() < 0.2 or not body.isascii():
        return data
    return b"%s1:%s:%08x" % (PREFIX.encode(), body, zlib.crc32(body))


@contextlib.contextmanager
def _sessions(_folder: Path) -> Iterator[Run]:
    def run(data: bytes) -> None:
        text = data.decode("utf-8", "replace")
        sequences, _ = parse_sequences(text, file="sessions.toml")
        sequence, _ = parse_sequence(text, file="x.toml")
        for each in (*sequences, *((sequence,) if sequence else ())):
            again, problems = parse_sequence(format_sequence(each), file="x.toml")
            assert again is not None, problems
            assert again.parts == each.parts
        _ = with_sequences(Catalog(()), sequences)

    yield run


@contextlib.contextmanager
def _parts(_folder: Path) -> Iterator[Run]:
    def run(data: bytes) -> None:
        try:
            part = parse_part(data.decode("utf-8", "surrogateescape"))
        except PartError:
            return
        assert parse_part(str(part)) == part

    yield run


def _mix_grammar() -> SearchStrategy[bytes]:
    return toml_like([bundled("mixes.toml"), _MIX])


def _session_grammar() -> SearchStrategy[bytes]:
    return toml_like([bundled("sessions.toml"), _SESSION])


def _line_seeds() -> list[bytes]:
    rng = Random(1)
    return [_with_check(_LINE.encode(), rng), PREFIX.encode()]


TARGETS = (
    Target(
        "mixes",
        lambda: [*entries("mixes.toml", "[[mix]]", 6), _MIX.encode()],
        _mixes,
        keys_of("mixes.toml"),
        _mix_grammar,
    ),
    Target(
        "share-lines",
        _line_seeds,
        _lines,
        (b"%00", b"%ff", b"+", b"=80", b",", b":", b"%C3%A9", b"sleepterm-mix:1:"),
        repaired=_with_check,
    ),
    Target(
        "sessions",
        lambda: [*entries("sessions.toml", "[[session]]", 6), _SESSION.encode()],
        _sessions,
        (*keys_of("sessions.toml"), *(x.encode() for x in _PARTS)),
        _session_grammar,
    ),
    Target(
        "parts",
        lambda: [x.encode() for x in _PARTS],
        _parts,
        tuple(x.encode() for x in _PARTS),
        lambda: lines_of(_PARTS, 1),
    ),
)
