"""The pacer's sound: in and out are told apart by ear, and nothing clicks."""

from __future__ import annotations

import itertools
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.audio.fakes import level_db, read_sound

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.audio.offline_render import OfflineRender, PlannedMix, RenderedSound
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.track_loader import open_track
from sleepterm.library.breathing.bell_times import BellPlan
from sleepterm.library.breathing.made_tracks import pacer_track, sit_track
from sleepterm.library.breathing.pattern import (
    PRESETS,
    BreathPattern,
    BreathPhase,
    parse_pattern,
)
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import UNITY_MASTER, Percent, Seconds

FULL = Percent(100)
START = Seconds(0.0)
ALL_NIGHT = TimerSettings(enabled=False)

patterns = pytest.mark.parametrize("pattern", PRESETS, ids=str)


def sound_of(track: Track, block: int = 3072, at: float = 0.0) -> Block:
    """The whole sound, without the silence behind its end."""
    source = open_track(track, Seconds(at), 1).source
    parts = []
    while not source.ended:
        parts.append(source.read(block))
    whole = round((source.length - at) * RATE)
    return np.concatenate(parts)[:whole]


def breath(pattern: BreathPattern) -> dict[BreathPhase, Block]:
    """The sound of each phase of one breath."""
    sound = sound_of(pacer_track(pattern, pattern.seconds))
    assert len(sound) == round(pattern.seconds * RATE)
    parts, start = {}, 0
    for phase, length in pattern.phases:
        end = start + round(length * RATE)
        parts[phase] = sound[start:end]
        start = end
    return parts


def power(cue: Block) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Frequencies, and the power at each."""
    wave = np.asarray(cue.mean(axis=1) * np.hanning(len(cue)), dtype=np.float64)
    spectrum = np.asarray(np.abs(np.fft.rfft(wave)) ** 2, dtype=np.float64)
    hertz = np.asarray(np.fft.rfftfreq(len(cue), 1 / RATE), dtype=np.float64)
    return hertz, spectrum


def middle_hz(cue: Block, low: float, high: float) -> float:
    """The centre of gravity of the power between two frequencies."""
    hertz, spectrum = power(cue)
    within = (hertz >= low) & (hertz < high)
    return float(np.average(hertz[within], weights=spectrum[within]))


def roughness(cue: Block) -> float:
    """The spectral flatness between 500 and 2000 Hz: 1 is noise, 0 a tone."""
    hertz, spectrum = power(cue)
    within = spectrum[(hertz > 500) & (hertz < 2000)] + 1e-12
    return float(np.exp(np.log(within).mean()) / within.mean())


def thirds(cue: Block) -> list[Block]:
    return np.array_split(cue, 3)


@patterns
def test_breathing_in_rises_and_breathing_out_falls(pattern: BreathPattern) -> None:
    parts = breath(pattern)
    first, _, last = (middle_hz(x, 100, 320) for x in thirds(parts[BreathPhase.IN]))
    assert last > 1.15 * first
    first, _, last = (middle_hz(x, 100, 4000) for x in thirds(parts[BreathPhase.OUT]))
    assert last < 0.7 * first


@patterns
def test_breathing_in_is_a_tone_and_breathing_out_is_air(
    pattern: BreathPattern,
) -> None:
    parts = breath(pattern)
    assert roughness(parts[BreathPhase.IN]) < 0.02
    assert roughness(parts[BreathPhase.OUT]) > 0.2
    # Not only one louder than the other.
    levels = [level_db(parts[phase]) for phase in (BreathPhase.IN, BreathPhase.OUT)]
    assert abs(levels[0] - levels[1]) < 4


@patterns
def test_holds_are_silent_and_every_cue_begins_and_ends_in_silence(
    pattern: BreathPattern,
) -> None:
    for phase, part in breath(pattern).items():
        if phase in {BreathPhase.HOLD, BreathPhase.REST}:
            assert not part.any()
        else:
            for edge in (part[:48], part[-48:]):
                assert np.abs(edge).max() < 0.001


@pytest.mark.parametrize("text", ["5-5", "4-7-8", "box", "1-1", "20-1"])
def test_nothing_clicks(text: str) -> None:
    pattern = parse_pattern(text)
    sound = sound_of(pacer_track(pattern, Seconds(2 * pattern.seconds)))
    bends = np.abs(np.diff(sound, 2, axis=0)).max(axis=1)
    # A step would be as large as the sound; its own curves are far smaller.
    assert bends.max() < 0.03
    turns = np.cumsum([round(length * RATE) for _, length in pattern.phases])
    for turn in turns[:-1]:
        assert bends[turn - 480 : turn + 480].max() < 0.002


@patterns
def test_it_is_as_loud_as_a_soft_voice(pattern: BreathPattern) -> None:
    # Breaths are all the same.
    sound = sound_of(pacer_track(pattern, pattern.seconds))
    assert -31.0 < measure_loudness([sound], RATE).lufs < -27.0


@settings(max_examples=6)
@given(
    st.sampled_from(["5-5", "4.1-6.3", "1-1-1-1"]),
    st.integers(1000, 30_000),
    st.floats(0, 9),
)
def test_any_block_from_any_position_has_the_same_samples(
    text: str, block: int, at: float
) -> None:
    track = pacer_track(parse_pattern(text), Seconds(10.0))
    whole = sound_of(track, RATE)
    at = round(at * RATE) / RATE
    assert np.array_equal(sound_of(track, block, at), whole[round(at * RATE) :])


def rendered(file: Path, track: Track, length: float, guidance: Guidance) -> Block:
    rendering = OfflineRender(
        PlannedMix([(track, FULL)]),
        master=UNITY_MASTER,
        timer=ALL_NIGHT,
        seed=1,
        sound=RenderedSound(guidance),
    )
    list(rendering.into(FileOutput(file), Seconds(length)))
    return read_sound(file)


def test_a_render_ends_with_the_last_whole_breath(tmp_path: Path) -> None:
    track = pacer_track(parse_pattern("4-6"), Seconds(24.0))
    # The switch for voices does not concern it.
    sound = rendered(tmp_path / "a.wav", track, 60.0, Guidance(voice=False))
    assert track.length == 20.0
    assert len(sound) / RATE == pytest.approx(20.0, abs=1.0)
    assert np.abs(sound[round(16 * RATE) : round(19.5 * RATE)]).max() > 0.01
    assert np.abs(sound[round(19.99 * RATE) :]).max() < 0.001


def test_the_captions_say_what_to_do() -> None:
    track = pacer_track(parse_pattern("4-7-8-1"), Seconds(40.0))
    narration = open_track(track, START, 1).narration
    cues = [(cue.start, cue.end, cue.text) for cue in narration.cues]
    assert cues[:5] == [
        (0.0, 4.0, "Breathe in"),
        (4.0, 11.0, "Hold"),
        (11.0, 19.0, "Breathe out"),
        (19.0, 20.0, "Hold"),
        (20.0, 24.0, "Breathe in"),
    ]
    assert cues[-1][1] == track.length
    assert all(a[1] == b[0] for a, b in itertools.pairwise(cues))
    # The bed stays where it is.
    assert not narration.is_speaking(Seconds(2.0))


def test_bells_ring_in_silence_and_the_last_one_dies_away(tmp_path: Path) -> None:
    track = sit_track(Seconds(45.0), BellPlan(Seconds(20.0)))
    sound = rendered(tmp_path / "sit.flac", track, 100.0, Guidance())
    levels = {at: level_db(sound[round(at * RATE) :][: RATE // 2]) for at in range(57)}
    for at in (1, 20, 45):
        assert levels[at] > -45, at
        assert levels[at] > levels[at - 1] + 20
    assert levels[40] < levels[20] - 20
    assert not sound[: round(0.99 * RATE)].any()
    assert np.abs(sound[round(56.5 * RATE) :]).max() < 0.001
