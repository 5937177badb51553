"""Guided sessions: what is decoded is what the script, captions and catalogue say.

A file's digest ties it to its record. Some files, others each time, are decoded, and
all that can be measured of them is measured again.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from hashlib import sha256

import numpy as np
import pytest
from studio.__main__ import RECORD
from studio.spoken.bounds import shortfalls
from studio.spoken.lines import Samples, captions_of, decoded, sound_of, spans
from studio.spoken.record import read
from studio.spoken.render import TOLERANCE, TRUE_PEAK, measured
from studio.spoken.scripts import key_of, names, script, spoken_names
from tests.content.bundled_content import SOUNDS, TRACKS

from sleepterm.cli import main
from sleepterm.formats.webvtt import Cue
from sleepterm.speech.bundled_voices import VOICES
from sleepterm.speech.finishing import LOUDNESS, RATE
from sleepterm.speech.guided_session import Bed
from sleepterm.speech.script_file import read_script
from sleepterm.store.bundled import bundled_scripts

SPOKEN = read(RECORD)
SOME = 2
"""Files that are measured again in a run."""
EARLY, LATE = 0.05, 0.05  # s by which speech may miss its caption
SILENT = 10 ** (-70 / 20)
REACH = 0.1  # s by which blocks of the codec reach beyond what they hold
GENTLE = 0.02  # the largest step where a sentence begins or ends, of full scale
ABOVE, CLICK = 9000.0, 0.01  # Hz, and of full scale


def onset(sound: Samples, start: float) -> float:
    """When speech comes near its caption, beside what of the earlier still sounds."""
    first = round((start - EARLY) * RATE)
    before = np.abs(sound[max(0, first - round(0.1 * RATE)) : first]).max(initial=0)
    near = np.abs(sound[first : first + round(0.2 * RATE)])
    found = np.flatnonzero(near > max(0.002, 3 * before))
    return (first + int(found[0])) / RATE if len(found) else np.inf


def silences(sound: Samples, cues: tuple[Cue, ...]) -> Iterator[Samples]:
    ends = [0.0, *(cue.end for cue in cues)]
    starts = [*(cue.start for cue in cues), len(sound) / RATE + REACH]
    for end, start in zip(ends, starts, strict=True):
        yield sound[round((end + REACH) * RATE) : round((start - REACH) * RATE)]


def steps(sound: Samples, cues: tuple[Cue, ...]) -> Iterator[float]:
    """The largest step round each place where speech was cut."""
    for at in itertools.chain(*spans(cues)):
        part = sound[round((at - 0.01) * RATE) : round((at + 0.002) * RATE)]
        yield float(np.abs(np.diff(part)).max())


def clicks(sound: Samples, cues: tuple[Cue, ...]) -> float:
    """The highest peak above what the voice has: it was coded up to 8 kHz.

    A click has all frequencies.
    """
    highest = 0.0
    for cue in cues:
        part = sound[round(cue.start * RATE) : round(cue.end * RATE)]
        spectrum = np.fft.rfft(part)
        spectrum[: round(ABOVE * len(part) / RATE)] = 0
        highest = max(highest, float(np.abs(np.fft.irfft(spectrum, len(part))).max()))
    return highest


@pytest.mark.parametrize("turn", range(SOME))
def test_sound_is_as_its_captions_say(turn: int) -> None:
    name = random.sample(spoken_names(), SOME)[turn]
    sound, rate = decoded(sound_of(SOUNDS, name))
    cues = captions_of(SOUNDS, name)
    assert (rate, sound.ndim) == (RATE, 1)
    assert len(sound) / rate == pytest.approx(SPOKEN[name].seconds, abs=0.01)
    late = [onset(sound, cue.start) - cue.start for cue in cues]
    assert min(late) > -EARLY + 0.005
    assert max(late) < LATE
    level = measured(sound, rate, cues)
    assert level.lufs == pytest.approx(LOUDNESS, abs=TOLERANCE)
    assert level.true_peak <= TRUE_PEAK
    assert level.lufs == pytest.approx(SPOKEN[name].lufs, abs=0.1)
    quiet = list(silences(sound, cues))
    assert max(np.abs(each).max(initial=0) for each in quiet) < SILENT
    assert sum(map(len, quiet)) > 0.1 * len(sound)
    assert max(steps(sound, cues)) < GENTLE
    assert clicks(sound, cues) < CLICK


@pytest.mark.parametrize("name", spoken_names())
def test_captions_are_the_script_in_time(name: str) -> None:
    cues = captions_of(SOUNDS, name)
    session = read_script(script(name))
    assert [x.text for x in cues] == [x.caption for x in session.sentences]
    assert all(one.end <= two.start for one, two in itertools.pairwise(cues))
    assert cues[-1].end < SPOKEN[name].seconds
    note = (SOUNDS / f"{name}.vtt").read_text("utf-8").split("\n\n")[1]
    assert note.startswith(f"NOTE sleepterm session\nvoice {VOICES[session.voice]}")
    for text in (x.text for x in cues):
        assert "!" not in text


@pytest.mark.parametrize("name", names())
def test_catalogue_says_what_the_script_says(name: str) -> None:
    session, track = read_script(script(name)), TRACKS[name]
    for key in ("title", "type", "bed"):
        assert track.get(key) == getattr(session, key), key
    assert track["topics"] == list(session.topics)
    assert track["moods"] == list(session.moods)
    assert track["playback"] == "once"
    assert (track["file"], track["captions"]) == (f"{name}.opus", f"{name}.vtt")
    beds = [session.bed, *(x.id for x in session.steps if isinstance(x, Bed))]
    assert all(TRACKS[bed]["playback"] == "loop" for bed in beds if bed)
    assert ("bed_db" in track) == (session.bed is not None)
    # as loud as a loop, whose aim is -27 LUFS
    assert SPOKEN[name].lufs + track["gain_db"] == pytest.approx(-27, abs=1.0)


@pytest.mark.parametrize("name", spoken_names())
def test_session_is_up_to_date_with_its_script(name: str) -> None:
    spoken = SPOKEN[name]
    digest = sha256(sound_of(SOUNDS, name).read_bytes()).hexdigest()
    assert spoken.digest == digest
    assert spoken.voice == read_script(script(name)).voice
    assert spoken.key == key_of(name), "run make sounds"


@pytest.mark.parametrize("name", SPOKEN)
def test_words_are_understood_and_sound_natural(name: str) -> None:
    assert shortfalls(SPOKEN[name]) == (), "run python -m studio --words"


def test_pace_falls() -> None:
    paces = [
        SPOKEN[name].pace for name in names() if len(captions_of(SOUNDS, name)) > 0
    ]
    slower = [last < first for first, last in paces]
    assert np.mean(slower) > 0.9


def test_scripts_are_what_the_app_can_speak_again() -> None:
    assert bundled_scripts() == {name: script(name) for name in names()}
    assert len(names()) >= 20


def listed(capsys: pytest.CaptureFixture[str], *filters: str) -> set[str]:
    assert main(["list", *filters]) == 0
    return {line.split()[0] for line in capsys.readouterr().out.splitlines()}


@pytest.mark.parametrize(
    "kind",
    ["meditation", "breathwork", "story", "hypnosis", "coaching", "therapy", "prayer"],
)
def test_every_type_has_sessions(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "--type", kind) & set(names())


@pytest.mark.parametrize("band", ["0-5", "5-10", "10-20", "20+"])
def test_every_band_has_sessions(band: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert len(listed(capsys, "--band", band) & set(names())) >= 3


def test_there_are_five_long_stories(capsys: pytest.CaptureFixture[str]) -> None:
    stories = listed(capsys, "--type", "story") & set(names())
    long = [x for x in stories if 15 * 60 <= SPOKEN[x].seconds <= 25 * 60]
    assert len(long) >= 5


def test_short_meditations_are_found(capsys: pytest.CaptureFixture[str]) -> None:
    assert listed(capsys, "--type", "meditation", "--max-length", "10m") & set(names())
