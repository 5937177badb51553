"""The words of the screen are spoken by a process of its own."""

from __future__ import annotations

import io
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.speech.fake_programs import Programs, programs

from sleepterm.audio.track_loader import open_track
from sleepterm.cli import main
from sleepterm.commands.word_speaker import COMMAND, SpokenWords
from sleepterm.commands.word_worker import WordJob, job_of
from sleepterm.errors import SleeptermError
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

__all__ = ["programs"]

FLITE = 'if "-lv" in sys.argv: print("Voices available: kal rms "); sys.exit()'
ID = "shuffle-of-words"
WORDS = ("teapot", "meadow", "lantern", "button")
# Stands for machines whose Python has the packages of a voice.
ALONE = (
    "import sys; from unittest import mock;"
    "mock.patch('sleepterm.speech.engines.model_files.find_spec',"
    "lambda _: None).start();"
    "from sleepterm.cli import main; sys.exit(main(['word-worker']))"
)


@pytest.fixture
def installed(programs: Programs) -> Programs:
    programs.add("flite", FLITE)
    return programs


@pytest.fixture
def speaker() -> Iterator[SpokenWords]:
    speaker = SpokenWords(Paths.of_user(), "", (sys.executable, "-c", ALONE))
    yield speaker
    speaker.end()


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="has an engine")
def test_words_are_a_guided_track_that_can_be_opened(
    installed: Programs, speaker: SpokenWords
) -> None:
    track = speaker.speak(ID, WORDS, Seconds(8.0))
    assert (track.id, track.is_loop, track.length) == (ID, False, 33.0)
    loaded = open_track(track, Seconds(0.0), seed=1)
    assert tuple(cue.text for cue in loaded.narration.cues) == WORDS
    assert loaded.source.length == 33.0
    assert loaded.source.read(2 * 48_000).any()
    loaded.source.close()
    assert installed.asked()


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="has an engine")
def test_other_words_leave_alone_what_still_plays(
    installed: Programs, speaker: SpokenWords
) -> None:
    del installed
    track = speaker.speak(ID, WORDS, Seconds(8.0))
    loaded = open_track(track, Seconds(0.0), seed=1)
    again = speaker.speak(ID, WORDS[::-1][:2], Seconds(6.0))
    assert again.length == 13.0
    loaded.source.seek(Seconds(20.0))
    assert len(loaded.source.read(48_000)) == 48_000
    assert loaded.source.error is None
    loaded.source.close()


@pytest.mark.skipif(sys.platform in {"darwin", "win32"}, reason="has an engine")
def test_without_a_voice_it_says_what_to_install(
    programs: Programs, speaker: SpokenWords
) -> None:
    del programs
    with pytest.raises(SleeptermError, match="has no speech engine") as refused:
        speaker.speak(ID, WORDS, Seconds(8.0))
    assert "pip install 'sleepterm[voice]'" in refused.value.hint


@pytest.mark.parametrize("program", ["pass", "print('no JSON')", "print('[1]')"])
def test_a_voice_that_ends_without_a_word_is_an_error(program: str) -> None:
    speaker = SpokenWords(Paths.of_user(), "", (sys.executable, "-c", program))
    with pytest.raises(SleeptermError, match="ended before the first word"):
        speaker.speak(ID, WORDS, Seconds(8.0))
    speaker.end()


def test_a_program_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    speaker = SpokenWords(Paths.of_user(), "", (str(tmp_path / "nothing"),))
    with pytest.raises(SleeptermError, match="The voice cannot start"):
        speaker.speak(ID, WORDS, Seconds(8.0))


def test_it_can_be_ended_while_the_voice_gets_ready() -> None:
    slow = "import time; time.sleep(60)"
    speaker = SpokenWords(Paths.of_user(), "", (sys.executable, "-c", slow))
    refused: list[SleeptermError] = []

    def speak() -> None:
        try:
            speaker.speak(ID, WORDS, Seconds(8.0))
        except SleeptermError as error:
            refused.append(error)

    thread = threading.Thread(target=speak, daemon=True)
    thread.start()
    while speaker._process is None:
        thread.join(0.01)
    speaker.end()
    thread.join(10)
    assert len(refused) == 1


def test_the_command_is_this_program() -> None:
    assert (sys.executable, "-P", "-m", "sleepterm", "word-worker") == COMMAND


@pytest.mark.parametrize("line", ["", "\n", "[1]", "{}", '{"words": []}'])
def test_what_is_no_job_is_an_error(
    line: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(line))
    assert main(["word-worker"]) == 2
    assert "Standard input has no words." in capsys.readouterr().err


@settings(max_examples=20)
@given(st.lists(st.text()), st.floats(1, 60), st.text())
def test_a_job_is_one_line(words: list[str], every: float, voice: str) -> None:
    job = WordJob(tuple(words), every, voice, "a/b", "c")
    assert job.line().count("\n") == 1
    assert job_of(job.line()) == job
