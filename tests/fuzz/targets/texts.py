"""Captions, their translations, scripts to be spoken, and words of the shuffle."""

from __future__ import annotations

import contextlib
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.fuzz.grammar import lines_of, toml_like
from tests.fuzz.seeds import ROOT, bundled
from tests.fuzz.target import Run, Target

from sleepterm.errors import SleeptermError
from sleepterm.formats.webvtt import format_webvtt, parse_webvtt
from sleepterm.night.narration import Narration, parse_narration
from sleepterm.speech.own_text import read_own_text
from sleepterm.store import words
from sleepterm.store.files.caption_translation import read_narration_in
from sleepterm.store.files.captions import decode_captions
from sleepterm.units import Seconds

_LRC = "[ti:Song]\n[offset:-500]\n[00:01.00]one\n[00:02.5][00:04]two <00:03>\n"
_SRT = "1\n00:00:01,000 --> 00:00:02,500\n<i>one</i>\n\n2\n00:03,0 --> 00:04,9\ntwo\n"
_PIECES = (
    *("WEBVTT", "NOTE sleepterm session", "STYLE", "bell low 00:00:01.000", "bed a"),
    *("00:01.000 --> 00:02.000", "1:00:00.5 --> 1:00:01,000 align:left", "[00:01.00]"),
    *("words.", "<v A>", "</v>", "&amp;", "&#0;", "&#x110000;", "[offset:+99999999]"),
    *(
        "9999:59:59.999",
        "<00:01>",
        "-->",
        "00:00.000",
        "\ufeff",
        "bed rain 99:59:59.999",
    ),
)
_BYTES = tuple(x.encode() for x in _PIECES)
_SPLIT = b"\n\x00\n"


@contextlib.contextmanager
def _captions(_folder: Path) -> Iterator[Run]:
    def run(data: bytes) -> None:
        narration = parse_narration(decode_captions(data))
        _listen(narration)
        again = parse_webvtt(format_webvtt(narration.cues))
        assert [x.text for x in again] == [x.text for x in narration.cues] or any(
            x.end - x.start < 0.001 or x.start > 3.6e7 for x in narration.cues
        ), "words were lost"

    yield run


def _listen(narration: Narration) -> None:
    ends = [cue.end for cue in narration.cues[:3]]
    for at in (*ends, Seconds(0.0), Seconds(1e7), Seconds(math.inf)):
        _ = narration.words_at(at), narration.silence_at(at), narration.bed_at(at)
        _ = narration.is_speaking(at), narration.sentence_end(at)
        _ = narration.sentence_from(at, 1), narration.sentence_from(at, -1)
        _ = narration.bells_between(Seconds(0.0), at)


@contextlib.contextmanager
def _translated(folder: Path) -> Iterator[Run]:
    file = folder / "x.vtt"

    def run(data: bytes) -> None:
        original, _, translation = data.partition(_SPLIT)
        file.write_bytes(original)
        file.with_name("x.de.vtt").write_bytes(translation)
        _listen(read_narration_in(file, "de"))

    yield run


@contextlib.contextmanager
def _scripts(folder: Path) -> Iterator[Run]:
    file = folder / "own.txt"

    def run(data: bytes) -> None:
        file.write_bytes(data)
        with contextlib.suppress(SleeptermError):
            _ = read_own_text(file)

    yield run


@contextlib.contextmanager
def _words(folder: Path) -> Iterator[Run]:
    file = folder / "words.toml"

    def run(data: bytes) -> None:
        file.write_bytes(data)
        with contextlib.suppress(SleeptermError):
            _ = words.load_words()

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(words, "bundled_words", lambda: file)
        yield run


def _caption_seeds() -> list[bytes]:
    files = sorted((ROOT / "sounds").glob("*.vtt"))[::9]
    heads = [file.read_bytes()[:1500] for file in files]
    utf16 = heads[0].decode("utf-8", "ignore").encode("utf-16")
    return [*heads, _LRC.encode(), _SRT.encode(), utf16, "字幕".encode("gb18030") * 9]


def _pairs() -> list[bytes]:
    found = []
    for file in sorted((ROOT / "sounds").glob("*.de.vtt"))[::9]:
        original = file.with_name(file.name.replace(".de.", "."))
        found.append(original.read_bytes()[:900] + _SPLIT + file.read_bytes()[:900])
    return found or [_SRT.encode() + _SPLIT + _SRT.encode()]


def _script_seeds() -> list[bytes]:
    files = sorted((ROOT / "studio" / "sessions").glob("*.txt"))[::8]
    markdown = b"# Title\n\nOne. Two!\n\n```\ncode\n```\n- a\n- [b](c)\n\n---\n> d\n"
    return [*(file.read_bytes()[:2500] for file in files), markdown]


_SCRIPT_WORDS = (
    *(b"[pause 5s]", b"[bell low]", b"[bed rain]", b"pause: 1.5 to 3", b"voice: a|b"),
    *(b"title: ", b"pace: ", b"---", b" | ", b"```", b"[", b"]", b"(5s)", b"# "),
)
TARGETS = (
    Target(
        "captions",
        _caption_seeds,
        _captions,
        _BYTES,
        lambda: lines_of(_PIECES),
        weight=2.5,
    ),
    Target("translations", _pairs, _translated, _BYTES, weight=0.6),
    Target("scripts", _script_seeds, _scripts, _SCRIPT_WORDS, weight=0.6),
    Target(
        "words",
        lambda: [bundled("words.toml")[:900].rpartition("]")[0].encode() + b"]\n"],
        _words,
        (b"[words]\n", b' = ["', b'"]', b","),
        lambda: toml_like([bundled("words.toml")]),
        weight=0.4,
    ),
)
