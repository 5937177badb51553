"""What is typed: durations, times, patterns, names and texts to search for."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.fuzz.grammar import lines_of
from tests.fuzz.seeds import bundled
from tests.fuzz.target import Run, Target

from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.pattern import parse_pattern
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.library.catalog.naming import id_from, title_from
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.library.mixes.mix import mix_name, parse_parts
from sleepterm.library.search.feelings import parse_vocabulary
from sleepterm.library.search.search import Search
from sleepterm.night.durations import parse_duration, parse_fade
from sleepterm.night.time_of_day import parse_end, parse_time_of_day
from sleepterm.store.files.home_path import expanded
from sleepterm.store.vocabularies import other_vocabularies
from sleepterm.text import cell_width, folded, safe_text, sanitize_line, shortened
from sleepterm.tui.pasted_paths import paths_in, typed_paths

_TYPED = (
    *("45m", "1h30", "1:30", "90", "until 7:30", "7pm", "12am", "4-7-8", "4-6 5m"),
    *("rain:75", "owl", "Our rain", "\u00bd h", "1,5 h", "24h", "0s", "off", "+10m"),
    *(
        "~/a.wav",
        "~nobody/a.wav",
        "file:///tmp/a%20b.wav",
        "file://[a",
        "'/tmp/a b'",
        "/tmp/a\\ b",
    ),
)
_WORDS = (
    *(b"rain", b"no ", b"without", b" for ", b"20 minutes", b"story", b"can't sleep"),
    *(b"nicht", b"einschlafen", b"sin ", b"dormir", b"kill", b"and", b"'", b"-", b" "),
)
_READERS: tuple[Callable[[str], object], ...] = (
    *(
        parse_duration,
        parse_fade,
        parse_time_of_day,
        parse_end,
        parse_pattern,
        mix_name,
    ),
)


@contextlib.contextmanager
def _typed(_folder: Path) -> Iterator[Run]:
    catalog = Catalog(())

    def run(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        for read in (*_READERS, catalog.find):
            with contextlib.suppress(SleeptermError):
                _ = read(text)
        _ = expanded(text), paths_in(text), typed_paths(text)
        # Its error's message is the text that it can't read.
        with contextlib.suppress(ValueError):
            _ = parse_parts(text.split(" "))

    yield run


@contextlib.contextmanager
def _names(_folder: Path) -> Iterator[Run]:
    def run(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        for safe in (sanitize_line(text), safe_text(text)):
            assert not {"\x1b", "\x9b", "\u202e", "\x07"} & set(safe)
        assert "\n" not in sanitize_line(text)
        _ = folded(text), cell_width(text), title_from(text)
        assert cell_width(shortened(sanitize_line(text), 20)) <= 20
        made = id_from(text, {"sound"})
        assert is_track_id(made), made
        assert "/" not in made

    yield run


@contextlib.contextmanager
def _queries(_folder: Path) -> Iterator[Run]:
    text = bundled("tracks.toml")
    tracks, _ = parse_catalog(text, file="x", folder=Path("/sounds"), own=False)
    vocabulary, _ = parse_vocabulary(bundled("feelings.toml"), file="x")
    search = Search(tracks, vocabulary, others=other_vocabularies())

    def run(data: bytes) -> None:
        _ = search.find(data.decode("utf-8", "surrogateescape")[:2000])

    yield run


TARGETS = (
    Target(
        "typed",
        lambda: [x.encode() for x in _TYPED],
        _typed,
        tuple(x.encode() for x in _TYPED),
        lambda: lines_of(_TYPED, 1),
    ),
    Target(
        "names",
        lambda: [
            b"rain (1).flac",
            "Caf\u00e9".encode(),
            b"\x1b]0;x\x07",
            b"con",
            b"..",
        ],
        _names,
        (b"\x1b[31m", b"/../", b"\x9b2J", "\u202e".encode(), b"\\", b"nul", b"\n"),
    ),
    Target(
        "queries",
        lambda: [b"can't sleep, it is too hot", b"ich kann nicht schlafen", b"20 min"],
        _queries,
        _WORDS,
        weight=0.4,
    ),
)
