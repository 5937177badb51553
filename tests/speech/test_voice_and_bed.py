"""How loud a spoken session is beside a loop, and above the bed under it, as heard."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.engine_driver import START, EngineDriver
from tests.audio.fakes import guided_track, loop_track, write_sound
from tests.speech.scripts import Hummer, script

from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.source import Source
from sleepterm.formats.webvtt import Cue, parse_webvtt
from sleepterm.library.catalog.beds import bed_percent
from sleepterm.library.catalog.track import Track
from sleepterm.night.narration import Narration
from sleepterm.speech.rendering import render_session
from sleepterm.units import DEFAULT_LAYER, Decibels, Seconds

LOOP_LUFS = -27.0
"""Of every bundled loop."""

GAIN = Decibels(-4.0)
"""Of every bundled session."""


@pytest.fixture(scope="module")
def voice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Track, tuple[Cue, ...]]:
    """A session in one channel, as its encoder writes it."""
    folder = tmp_path_factory.mktemp("voice")
    path = folder / "rest.txt"
    line = "One two three four five six seven eight. [16]"
    path.write_text(script(line, line, head="rate: 1\n"), encoding="utf-8")
    made = render_session(path, Hummer(), "low", folder, cache=folder / "cache")
    cues = parse_webvtt(made.captions.read_text("utf-8"))
    return replace(guided_track(made.audio), gain_db=GAIN), cues


@pytest.fixture(scope="module")
def bed(tmp_path_factory: pytest.TempPathFactory) -> Track:
    """Ten seconds of noise on two sides, as loud as a bundled loop."""
    noise = np.random.default_rng(7).standard_normal((10 * RATE, 2)).astype(np.float32)
    found = measure_loudness([noise * 0.05], RATE).lufs
    noise *= 0.05 * 10 ** ((LOOP_LUFS - found) / 20)
    file = tmp_path_factory.mktemp("bed") / "bed.wav"
    return loop_track(write_sound(file, noise, subtype="FLOAT"))


def rendered(
    *layers: tuple[Track, float], cues: tuple[Cue, ...], folder: Path
) -> Block:
    """Tracks so many dB below the usual volume, mixed from their start on."""
    run = EngineDriver(folder)
    for track, below in layers:
        layer = run.engine.add(
            track, bed_percent(DEFAULT_LAYER, Decibels(below)), START
        )
        narration = Narration() if track.is_loop else Narration(cues)
        layer.open(Source(track, random.Random(1), Seconds(0.0)), narration)
    run.engine.resume()
    run.render(cues[-1].start)
    return run.sound[LOOKAHEAD:]


def lufs(sound: Block, start: float, end: float) -> float:
    part = np.ascontiguousarray(sound[round(start * RATE) : round(end * RATE)])
    return measure_loudness([part], RATE).lufs


def test_a_voice_is_as_loud_as_a_loop_of_the_same_volume(
    voice: tuple[Track, tuple[Cue, ...]], bed: Track, tmp_path: Path
) -> None:
    track, cues = voice
    speech = rendered((track, 0.0), cues=cues, folder=tmp_path)
    loop = rendered((bed, 0.0), cues=cues, folder=tmp_path)
    # the first second of a layer fades in
    spoken = lufs(speech, cues[0].start + 1, cues[0].end - 0.5)
    assert spoken == pytest.approx(lufs(loop, 2, 10), abs=0.7)


@pytest.mark.parametrize("below", [-9.0, -11.0, -12.0])
def test_a_bed_lies_nine_to_twelve_below_the_voice_between_its_sentences(
    below: float, voice: tuple[Track, tuple[Cue, ...]], bed: Track, tmp_path: Path
) -> None:
    track, cues = voice
    alone = rendered((track, 0.0), cues=cues, folder=tmp_path)
    both = rendered((track, 0.0), (bed, below), cues=cues, folder=tmp_path)
    speech = lufs(alone, cues[0].start + 1, cues[0].end - 0.5)
    first, last = cues[0].end + 7.0, cues[1].start - 2.0
    gap = speech - lufs(both, first, last)
    assert gap == pytest.approx(-below, abs=0.7)
    # lower by 3 dB while the voice speaks
    without = both[: len(alone)] - alone
    ducked = lufs(without, cues[0].start + 2.0, cues[0].end - 0.5)
    assert speech - ducked == pytest.approx(3.0 - below, abs=0.8)


def test_the_default_bed_is_within_these_bounds() -> None:
    assert 9.0 <= -guided_track(Path("voice.wav")).bed_db <= 12.0
