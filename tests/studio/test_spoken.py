"""Sessions in the studio: keys, pace, what a recogniser hears, what is remembered."""

from __future__ import annotations

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from studio.__main__ import main
from studio.provenance import ROOT
from studio.spoken import record
from studio.spoken.lines import Samples, spans
from studio.spoken.pace import pace, syllables
from studio.spoken.recognition import (
    MisheardLine,
    Recognition,
    recognise_session,
    single_words,
)
from studio.spoken.record import Spoken
from studio.spoken.scripts import key_of
from studio.spoken.sessions_page import spoken_page
from studio.spoken.sessions_table import spoken_table
from studio.spoken.word_errors import errors, words_of
from tests.speech.scripts import Hummer, script

from sleepterm.formats.webvtt import Cue
from sleepterm.speech.rendering import render_session
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
    "d", 30, 20, 100, 13, 4, 1, (MisheardLine("Let go.", "less", 2, 1.0),)
)

SPOKEN = Spoken("k", "d", 360.5, 600_000, -23.1, -6.2, (3.1, 2.7), HEARD)


class ScriptedRecogniser:
    """Returns given answers, and notes whether a choice was asked for."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)
        self.asked: list[bool] = []

    def can_choose(self, word: str) -> bool:
        return word in {"in", "out"}

    def sound_of(self, word: str) -> str | None:
        return SOUNDS_OF.get(word)

    def recognise(self, sound: Samples, rate: int, *, choosing: bool) -> str:
        assert len(sound) > rate * 0.5
        assert np.abs(sound).max() > 0.05
        self.asked.append(choosing)
        return self.answers.pop(0)


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
    path = tmp_path / "a-rest.txt"
    body = ("Let it go.", "In. [slot 1]", "Out.", "Rest well now.", "Two things.")
    path.write_text(script(*body, head="rate: 1.0\ngap: 1.5\n"), encoding="utf-8")
    render_session(path, Hummer(), "low", tmp_path, cache=tmp_path / "cache")
    return tmp_path


def test_sentences_are_heard_freely_and_single_words_as_a_choice(session: Path) -> None:
    recogniser = ScriptedRecogniser(
        "let it go", "rest while now", "too thinks", "in", "doubt"
    )
    found = recognise_session(session, "a-rest", recogniser, 100)  # type: ignore[arg-type]
    assert recogniser.asked == [False, False, False, True, True]
    assert (found.words, found.wrong, found.lines, found.sentences) == (8, 2, 3, 3)
    assert (found.singles, found.missed) == (2, 1)
    assert [x.text for x in found.worst] == ["Out.", "Two things.", "Rest well now."]
    assert found.rate == 0.25
    assert single_words(session, ["a-rest"]) == {"in", "out"}


def test_a_part_is_spread_evenly(session: Path) -> None:
    recogniser = ScriptedRecogniser("rest well now", "in", "out")
    found = recognise_session(session, "a-rest", recogniser, 1)  # type: ignore[arg-type]
    assert (found.words, found.wrong, found.lines, found.sentences) == (3, 0, 1, 3)


def test_the_real_recogniser_takes_a_choice_and_remembers(tmp_path: Path) -> None:
    pytest.importorskip("pocketsphinx")
    from studio.spoken.recogniser import Recogniser

    recogniser = Recogniser(tmp_path, ["in", "out", "xyzzy"])
    assert recogniser.can_choose("in")
    assert not recogniser.can_choose("xyzzy")
    assert recogniser.sound_of("two") == recogniser.sound_of("too")
    silence = np.zeros(16_000, dtype=np.float32)
    assert recogniser.recognise(silence, 16_000, choosing=True) in {"", "in", "out"}
    (kept,) = tmp_path.iterdir()
    kept.write_text("in")
    assert recogniser.recognise(silence, 16_000, choosing=True) == "in"


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
        ("studio/sessions/work-break.txt", {"work-break"}),
        ("src/sleepterm/speech/timeline.py", {"work-break", "gratitude"}),
        ("src/sleepterm/speech/engines/flite.py", {"work-break", "gratitude"}),
        ("src/sleepterm/audio/loudness/meter.py", {"work-break", "gratitude"}),
        ("src/sleepterm/audio/player.py", set()),
        ("studio/spoken/sessions_table.py", set()),
    ],
)
def test_key_follows_script_and_speech(
    edited: str, stale: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sessions = ("work-break", "gratitude")
    for part in ("studio", *PACKAGES):
        shutil.copytree(ROOT / part, tmp_path / part)
    before = {each: key_of(each) for each in sessions}
    monkeypatch.setattr("studio.provenance.ROOT", tmp_path)
    monkeypatch.setattr("studio.spoken.scripts.SCRIPTS", tmp_path / "studio/sessions")
    assert before == {each: key_of(each) for each in sessions}
    with (tmp_path / edited).open("a") as file:
        file.write("CHANGED = True\n")
    assert stale == {each for each in sessions if key_of(each) != before[each]}


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


def test_page_has_figures_script_and_the_terms_of_the_voice() -> None:
    entry = {"id": "a-rest", "title": "A rest", "file": "a-rest.ogg", "bed": "wind"}
    entry |= {"captions": "a-rest.vtt", "license": "CC0-1.0", "credit": "me"}
    page = spoken_page([entry], {"a-rest": SPOKEN})
    assert "| 13.0% (20 of 30) | 1 of 4 |" in page
    assert "3.1 to 2.7" in page
    assert "Script `studio/sessions/a-rest.txt`. Licence CC0-1.0, me." in page
    assert "over `wind`" in page
    assert "Carnegie Mellon University" in page
    assert "following disclaimer" in page


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
    monkeypatch.setattr("studio.__main__.voice_is_here", lambda: False)
    record.write(tmp_path / "spoken.json", {"work-break": SPOKEN})
    monkeypatch.setattr(sys, "argv", ["studio", "--only", "work-break"])
    assert main() == 0
    output = capsys.readouterr().out
    assert "flite is not installed, so these sessions are left" in output
    assert output.count("work-break") == 2
    assert record.read(tmp_path / "spoken.json") == {"work-break": SPOKEN}
