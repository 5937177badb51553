"""Guided tracks: voice, bells, bed and paced silences at the right frames."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.fakes import (
    guided_track,
    level_db,
    loop_track,
    noise,
    tone,
    write_sound,
)

from sleepterm.audio.engine import Engine
from sleepterm.audio.events import BedDue, Event
from sleepterm.audio.layer import Layer
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sources.source import Source
from sleepterm.audio.track_loader import LoadedTrack
from sleepterm.formats.webvtt import Cue
from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import BedMark, BellMark, Narration
from sleepterm.units import UNITY_MASTER, Percent, Seconds

FULL = Percent(100)
START = Seconds(0.0)
BLOCK = 3072
SPOKEN = ((4.0, 6.0), (12.0, 14.0), (26.0, 28.0))
LENGTH = 34.0
SETTLED = 1.0
"""Seconds after which a new layer has faded in."""


def cues() -> tuple[Cue, ...]:
    return tuple(
        Cue(Seconds(a), Seconds(b), f"Sentence {n}") for n, (a, b) in enumerate(SPOKEN)
    )


@pytest.fixture(scope="module")
def sound_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A voice that is a tone while it speaks, and a bed of constant value."""
    folder = tmp_path_factory.mktemp("guided")
    voice = np.zeros((round(LENGTH * RATE), 2), dtype=np.float32)
    for start, end in SPOKEN:
        piece = tone(400, end - start, level=0.2)
        voice[round(start * RATE) :][: len(piece)] = piece
    write_sound(folder / "voice.wav", voice, subtype="FLOAT")
    flat = np.full((5 * RATE, 2), 0.1, dtype=np.float32)
    write_sound(folder / "bed.wav", flat, subtype="FLOAT")
    write_sound(folder / "quiet.wav", silence(round(LENGTH * RATE)), subtype="FLOAT")
    return folder


class GuidedDriver:
    """An engine with a guided layer, opened at once."""

    def __init__(
        self,
        file: Path,
        narration: Narration,
        *,
        guidance: Guidance | None = None,
        strokes: dict[str, Block] | None = None,
        at: Seconds = START,
        bed: Path | None = None,
    ) -> None:
        self.engine = Engine(UNITY_MASTER)
        self.engine.set_guidance(guidance or Guidance())
        self.events: list[Event] = []
        self.parts: list[Block] = []
        self.layer = self._add(guided_track(file), narration, strokes or {}, at)
        if bed is not None:
            self._add(loop_track(bed), Narration(), {}, START)
        self.engine.resume()

    def _add(
        self,
        track: object,
        narration: Narration,
        strokes: dict[str, Block],
        at: Seconds,
    ) -> Layer:
        layer = self.engine.add(track, FULL, at)  # type: ignore[arg-type]
        source = Source(layer.track, random.Random(1), at)
        self.engine.open(layer, LoadedTrack(source, narration, strokes))
        return layer

    def render(self, seconds: float) -> Block:
        """Render some seconds."""
        new = []
        for _ in range(round(seconds * RATE / BLOCK)):
            block, events = self.engine.render(BLOCK)
            new.append(block)
            self.events += events
        self.parts += new
        return np.concatenate(new)

    @property
    def sound(self) -> Block:
        return np.concatenate(self.parts)[LOOKAHEAD:]


def session_narration(**more: object) -> Narration:
    narration = Narration(cues(), is_session=True)
    return replace(narration, **more)  # type: ignore[arg-type]


def stretches(sound: Block, floor: float = 0.01) -> list[tuple[float, float]]:
    """Start and end in seconds of each sounding stretch, without gaps under 0.1 s."""
    loud = np.flatnonzero(np.abs(sound).max(axis=1) > floor)
    breaks = np.flatnonzero(np.diff(loud) > RATE / 10)
    starts = [loud[0], *loud[breaks + 1]]
    ends = [*loud[breaks], loud[-1]]
    return [(a / RATE, b / RATE) for a, b in zip(starts, ends, strict=True)]


@pytest.mark.parametrize("pace", [0.8, 1.0, 1.2])
def test_the_pace_moves_silences_alone(sound_files: Path, pace: float) -> None:
    driver = GuidedDriver(
        sound_files / "voice.wav", session_narration(), guidance=Guidance(pace=pace)
    )
    driver.render(42)
    heard = stretches(driver.sound)
    lengths = [end - start for start, end in heard]
    assert lengths == pytest.approx([2.0] * 3, abs=0.005)
    # What is just before a sentence keeps its own pace.
    expected, at, last = [], 0.0, 0.0
    for start, end in SPOKEN:
        at += (start - 0.05 - last) / pace + 0.05
        expected.append(at)
        at += end - start
        last = end
    assert [start for start, _ in heard] == pytest.approx(expected, abs=0.005)


def test_words_are_exact_at_any_pace(sound_files: Path) -> None:
    driver = GuidedDriver(
        sound_files / "voice.wav", session_narration(), guidance=Guidance(pace=1.2)
    )
    shown: list[tuple[float, str]] = []
    for _ in range(440):
        at = len(driver.parts) * BLOCK / RATE
        words = driver.engine.state().layers[0].words.now
        if words and (not shown or shown[-1][1] != words):
            shown.append((at, words))
        driver.render(BLOCK / RATE)
    starts = [start for start, _ in stretches(driver.sound)]
    assert [words for _, words in shown] == [f"Sentence {n}" for n in range(3)]
    assert [at for at, _ in shown] == pytest.approx(starts, abs=BLOCK / RATE)


def test_captions_of_others_have_no_pace(sound_files: Path) -> None:
    plain = session_narration(is_session=False)
    driver = GuidedDriver(sound_files / "voice.wav", plain, guidance=Guidance(pace=1.2))
    driver.render(LENGTH)
    starts = [start for start, _ in stretches(driver.sound)]
    assert starts == pytest.approx([4.0, 12.0, 26.0], abs=0.005)


def test_bells_strike_in_their_places_and_ring_out(sound_files: Path) -> None:
    stroke = np.full((RATE, 2), 0.1, dtype=np.float32)
    bells = (BellMark(Seconds(3.0), "low"), BellMark(Seconds(9.5), "high"))
    driver = GuidedDriver(
        sound_files / "quiet.wav",
        session_narration(bells=bells),
        strokes={"low": stroke},
    )
    driver.render(12)
    (heard,) = stretches(driver.sound)
    assert heard == pytest.approx((3.0, 4.0), abs=1 / RATE)


def test_bells_keep_their_place_in_a_paced_silence(sound_files: Path) -> None:
    stroke = np.full((RATE, 2), 0.1, dtype=np.float32)
    bells = (BellMark(Seconds(3.0), "low"),)
    driver = GuidedDriver(
        sound_files / "quiet.wav",
        session_narration(bells=bells),
        strokes={"low": stroke},
        guidance=Guidance(pace=0.8),
    )
    driver.render(6)
    (heard,) = stretches(driver.sound)
    # The stroke itself is as long as ever.
    assert heard == pytest.approx((3.0 / 0.8, 3.0 / 0.8 + 1.0), abs=0.001)


def test_voice_and_bells_have_volumes_of_their_own(sound_files: Path) -> None:
    stroke = np.full((RATE, 2), 0.1, dtype=np.float32)
    bells = (BellMark(Seconds(8.0), "low"),)
    driver = GuidedDriver(
        sound_files / "voice.wav",
        session_narration(bells=bells),
        strokes={"low": stroke},
        guidance=Guidance(voice=False, bells=Percent(50)),
    )
    driver.render(10)
    (heard,) = stretches(driver.sound, floor=0.001)
    assert heard == pytest.approx((8.0, 9.0), abs=0.001)
    assert np.abs(driver.sound).max() == pytest.approx(0.1 * 0.5**3, rel=1e-4)
    driver.engine.set_guidance(Guidance(voice=True, bells=Percent(0)))
    driver.layer.set_percent(Percent(50))
    driver.render(6)
    spoken = driver.sound[round(12.5 * RATE) : round(13.5 * RATE)]
    assert np.abs(spoken).max() == pytest.approx(0.2 * 0.5**3, rel=1e-2)


def test_a_jump_takes_no_bell_along(sound_files: Path) -> None:
    stroke = np.full((4 * RATE, 2), 0.1, dtype=np.float32)
    bells = (BellMark(Seconds(1.0), "low"),)
    driver = GuidedDriver(
        sound_files / "quiet.wav",
        session_narration(bells=bells),
        strokes={"low": stroke},
    )
    driver.render(2)
    driver.engine.seek(Seconds(10))
    driver.render(1)
    assert np.abs(driver.render(2)).max() == 0.0


def test_the_bed_is_ducked_by_3_db_while_the_voice_speaks(sound_files: Path) -> None:
    driver = GuidedDriver(
        sound_files / "quiet.wav", session_narration(), bed=sound_files / "bed.wav"
    )
    driver.render(LENGTH - 1)
    sound = driver.sound[:, 0]

    def gain(at: float) -> float:
        return level_db(sound[round(at * RATE) :][:480]) - level_db(np.array([0.1]))

    assert gain(2.0) == pytest.approx(0.0, abs=0.05)
    assert gain(4.1) == pytest.approx(-3.0, abs=0.1)
    assert gain(6.5) == pytest.approx(-3.0, abs=0.1)
    assert gain(20.0) == pytest.approx(0.0, abs=0.05)
    assert gain(27.0) == pytest.approx(-3.0, abs=0.1)
    # Slowly: no more than 3 dB a second.
    gains = [gain(SETTLED + x / 10) for x in range(300)]
    assert np.abs(np.diff(gains)).max() < 0.35


@pytest.mark.parametrize("way", ["off", "silent", "not marked"])
def test_the_bed_is_not_ducked_for_a_voice_that_is_not_there(
    sound_files: Path, way: str
) -> None:
    driver = GuidedDriver(
        sound_files / "quiet.wav",
        Narration() if way == "not marked" else session_narration(),
        bed=sound_files / "bed.wav",
        guidance=Guidance(voice=way != "off"),
    )
    if way == "silent":
        driver.layer.set_percent(Percent(0))
    driver.render(8)
    sound = driver.sound[round(SETTLED * RATE) :]
    assert level_db(sound) == pytest.approx(-20.0, abs=0.01)


def test_the_bed_continues_after_the_last_word(sound_files: Path) -> None:
    driver = GuidedDriver(
        sound_files / "voice.wav", session_narration(), bed=sound_files / "bed.wav"
    )
    driver.render(LENGTH + 4)
    assert [x.track_id for x in driver.engine.state().layers] == ["bed"]
    assert level_db(driver.sound[-RATE:]) == pytest.approx(-20.0, abs=0.05)


def test_seeking_by_sentence_lands_before_its_first_sound(sound_files: Path) -> None:
    driver = GuidedDriver(sound_files / "voice.wav", session_narration())
    driver.render(1)
    for position in (4.0, 12.0, 26.0):
        driver.engine.seek_sentence(1)
        assert driver.layer.position == pytest.approx(position - 0.2)
    driver.engine.seek_sentence(1)
    assert driver.layer.position == pytest.approx(26.0 - 0.2)
    for position in (12.0, 4.0, 0.0):
        driver.engine.seek_sentence(-1)
        assert driver.layer.position == pytest.approx(max(0.0, position - 0.2))
    driver.engine.seek_sentence(1)
    heard = driver.render(1.5)
    # All of the sentence is heard at full strength from its onset on.
    onset = int(np.flatnonzero(np.abs(heard[:, 0]) > 0.01)[0])
    first = heard[onset : onset + RATE // 10]
    assert np.abs(first).max() == pytest.approx(0.2, rel=0.01)


def test_a_change_of_bed_is_reported_once_and_again_after_going_back(
    sound_files: Path,
) -> None:
    beds = (BedMark(Seconds(3.0), "stream"),)
    driver = GuidedDriver(sound_files / "quiet.wav", session_narration(beds=beds))
    driver.render(5)
    due = [x for x in driver.events if isinstance(x, BedDue)]
    assert due == [BedDue("quiet", "stream")]
    driver.engine.seek(Seconds(-5))
    driver.render(1)
    assert driver.events[-1] == BedDue("quiet", "")


def test_a_session_that_continues_in_its_middle_asks_for_the_bed_of_there(
    sound_files: Path,
) -> None:
    beds = (BedMark(Seconds(3.0), "stream"),)
    driver = GuidedDriver(
        sound_files / "quiet.wav", session_narration(beds=beds), at=Seconds(10)
    )
    driver.render(0.5)
    assert driver.events == [BedDue("quiet", "stream")]


def test_nothing_clicks_whatever_is_commanded(tmp_path: Path) -> None:
    low = write_sound(tmp_path / "low.wav", tone(30, 20, level=0.5), subtype="FLOAT")
    driver = GuidedDriver(low, session_narration(is_session=False))
    rng = random.Random(3)
    for _ in range(120):
        voice, bells = rng.random() < 0.5, Percent(rng.randrange(101))
        driver.engine.set_guidance(Guidance(voice=voice, bells=bells))
        if rng.random() < 0.2:
            driver.engine.seek_sentence(rng.choice([-1, 1]))
        driver.render(BLOCK / RATE)
    bend = np.abs(np.diff(driver.sound.astype(np.float64), 2, axis=0)).max()
    assert bend < 2e-4


def test_bells_come_through_the_limiter_with_everything_else(sound_files: Path) -> None:
    stroke = noise(1.0, level=0.9)
    bells = (BellMark(Seconds(2.0), "low"),)
    driver = GuidedDriver(
        sound_files / "quiet.wav",
        session_narration(bells=bells),
        strokes={"low": stroke},
    )
    driver.render(4)
    assert 0.5 < np.abs(driver.sound).max() <= 1.0
