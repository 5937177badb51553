"""Sounds that wait to be added, and sessions in another voice."""

from __future__ import annotations

import os
import subprocess

import pytest
from tests.compatibility.old_home import ANSWERS, OldHome, good

from sleepterm.commands.import_client import COMMAND
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.engines.engine import Speech
from sleepterm.speech.guided_session import Sentence
from sleepterm.store.import_queue import ImportQueue
from sleepterm.store.renditions import Rendition, Renditions
from sleepterm.units import Seconds


def test_what_waits_is_read(old: OldHome) -> None:
    queue = ImportQueue(old.paths.import_queue)
    first, second = queue.jobs()
    assert first.sources == (old.home / "Later" / "shed.flac",)
    assert first.options == {
        "title": "Rain on the shed",
        "type": "nature",
        "topics": ["sleep", "study"],
        "moods": ["wet wood"],
        "loop": "shuffle",
        "link": True,
    }
    assert second.sources == (old.home / "Elsewhere",)
    assert second.options == {"once": True}
    assert queue.problems == []


def test_what_waits_is_added_as_it_was_asked_for(old: OldHome) -> None:
    before = old.paths.own_catalog.read_text(encoding="utf-8")
    worker = subprocess.Popen(
        COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ
    )
    with worker:
        assert worker.stdout is not None
        # it ends early once its standard input does
        worker.stdout.read()
    assert worker.returncode == 0
    assert ImportQueue(old.paths.import_queue).jobs() == ()
    tracks = {track["id"]: track for track in good("list", "--json").json}
    shed = tracks["rain-on-the-shed"]
    assert (shed["title"], shed["type"]) == ("Rain on the shed", "nature")
    assert (shed["topics"], shed["moods"]) == (["sleep", "study"], ["wet wood"])
    assert shed["file"] == str(old.home / "Later" / "shed.flac")
    after = old.paths.own_catalog.read_text(encoding="utf-8")
    assert after.startswith(before)
    assert 'loop = "shuffle"' in after[len(before) :]
    assert old.broken() == []


def rendition(old: OldHome) -> Rendition:
    found = Renditions(old.paths.renditions).get("gratitude")
    assert found is not None
    return found


def test_a_session_keeps_the_voice_it_was_given(old: OldHome) -> None:
    kept = rendition(old)
    assert (kept.voice, kept.length) == ("festival:kal_diphone", 3.0)
    assert len(kept.script) == 64
    tracks = {track["id"]: track for track in good("list", "--json").json}
    assert tracks["gratitude"]["file"] == str(kept.audio)
    assert tracks["gratitude"]["length_seconds"] == 3.0
    lines = [x for x in good("voices").out.splitlines() if "gratitude" in x]
    assert len(lines) == 1
    assert "festival:kal_diphone" in lines[0]


def test_a_rendition_is_known_by_its_stamps_and_by_its_content(old: OldHome) -> None:
    folder = old.paths.renditions / "gratitude"
    sound = next(folder.glob("*.ogg"))
    content, status = sound.read_bytes(), sound.stat()
    old.overwrite(sound)
    assert rendition(old).audio == sound
    # as from a backup: the same content, another time
    sound.write_bytes(content)
    os.utime(sound, ns=(status.st_atime_ns, status.st_mtime_ns + 10**9))
    assert rendition(old).audio == sound


def test_a_session_goes_back_to_the_bundled_voice(old: OldHome) -> None:
    good("revoice", "gratitude", "--back")
    assert Renditions(old.paths.renditions).sessions() == ()
    assert not (old.paths.renditions / "gratitude").exists()


class _MuteEngine:
    """Festival, for the cache only; it must not be asked to speak."""

    name = "festival"

    def available(self) -> bool:
        return True

    def voices(self) -> tuple[str, ...]:
        return ("kal_diphone",)

    def speak(self, text: str, voice: str, rate: float) -> Speech:
        raise AssertionError(text, voice, rate)


def test_a_sentence_that_was_spoken_is_not_spoken_again(old: OldHome) -> None:
    folder = old.paths.speech_cache / "work-break"
    sentence = Sentence("Let go.", "Let go.", 0.9, Seconds(1.0), None, 3)
    speech = SentenceCache(folder, _MuteEngine(), "kal_diphone").speech(sentence)
    assert (speech.rate, len(speech.samples)) == (8000, 2000)
    assert float(abs(speech.samples).max()) == pytest.approx(0.25, abs=0.001)


@pytest.mark.parametrize("session", ANSWERS["sessions"])
def test_every_session_can_be_named(session: str) -> None:
    assert session in good("revoice", session, "--back").out
