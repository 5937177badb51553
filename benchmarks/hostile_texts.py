"""How reading a stranger's text grows: ten times the text, about ten times the time."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from benchmarks.report import Row
from sleepterm.errors import SleeptermError
from sleepterm.formats.chapters.cue import cue_chapters
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.library.mixes.share_line import parse_share_line
from sleepterm.night.durations import parse_duration
from sleepterm.night.narration import parse_narration
from sleepterm.night.time_of_day import parse_end
from sleepterm.speech.script import parse_script
from sleepterm.store.files.captions import decode_captions
from sleepterm.text import safe_text, sanitize_line

PIECES = (
    *("<", "<v ", "<c><", "&", "&#1", "-->", "--> ", "00:", "\n", "\r", "\u2028", "\t"),
    *(
        " ",
        "a ",
        "0",
        "1:",
        "[",
        "]",
        "{",
        "NOTE\n",
        "STYLE\n",
        "WEBVTT\n",
        "\x1b[",
        "é",
    ),
    *("\x1b]", "\x1b]0;", "\x1b[0", "00:01.000 --> 00:02.000\nx\n\n", "[00:01.00]"),
    *("[00:01.00]x\n", "<00:01.00>", "bed x 00:00:01\n", "NOTE sleepterm session\n"),
    *("1\n00:00:01,000 --> 00:00:02,000\nx\n\n", "pause 1s\n", "# ", "a | b\n", "%41"),
    *("a1 = 1\n", "[[track]]\n", "'", '"', "x = [", "a.", "~", ":", "+"),
)
"""What is repeated; each once led some parser astray, here or elsewhere."""

PARSERS: Mapping[str, Callable[[str], object]] = {
    "captions": parse_narration,
    "captions, begun": lambda text: parse_narration("WEBVTT\n\n" + text),
    "captions, in a cue": lambda text: parse_narration(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + text
    ),
    "captions, LRC": lambda text: parse_narration("[00:01.00]" + text),
    "encodings": lambda text: decode_captions(text.encode()),
    "one line": sanitize_line,
    "lines": safe_text,
    "durations": parse_duration,
    "times of day": parse_end,
    "cue sheets": cue_chapters,
    "cue sheets, begun": lambda text: cue_chapters("TRACK 01 AUDIO\nTITLE " + text),
    "shared mixes": parse_share_line,
    "scripts": lambda text: parse_script(text, file="x"),
    "TOML": parse_toml,
}
"""Every parser of texts that others may have written."""

SMALL, LARGE = 20_000, 200_000
"""Characters."""
_SHORTEST = 1e-3
"""Seconds of CPU below which a ratio means nothing."""


def measure() -> list[Row]:
    """The worst ratio of each parser, over all pieces."""
    rows = []
    for name, parse in PARSERS.items():
        found = [(_growth(parse, piece), piece) for piece in PIECES]
        (small, large), piece = max(found, key=lambda each: each[0][1] / each[0][0])
        rows.append(
            Row(
                f"{name}: {LARGE} characters of {piece!r} ({SMALL})",
                f"{large * 1000:.1f} ms",
                f"{small * 1000:.1f} ms",
                large / small,
                "15",
            )
        )
    return rows


def parsed(parse: Callable[[str], object], text: str) -> None:
    """Parse a text that may be refused."""
    try:
        parse(text)
    except (SleeptermError, TomlError, ValueError):
        return


def _growth(parse: Callable[[str], object], piece: str) -> tuple[float, float]:
    small, large = (
        min(_seconds(parse, piece * (size // len(piece))) for _ in range(3))
        for size in (SMALL, LARGE)
    )
    return max(small, _SHORTEST), max(large, _SHORTEST)


def _seconds(parse: Callable[[str], object], text: str) -> float:
    start = time.thread_time()
    parsed(parse, text)
    return time.thread_time() - start
