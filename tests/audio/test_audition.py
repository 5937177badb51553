"""An audition plays a loop's seam soon, without clicks, and the mix comes back."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from tests.audio.engine_driver import HIGHEST_BEND, LOW, EngineDriver, timer
from tests.audio.fakes import (
    bend,
    guided_track,
    level_db,
    loop_track,
    tone,
    write_sound,
)

from sleepterm.audio.audition import LEAD, MAX_LENGTH
from sleepterm.audio.events import AuditionEnded, PlaybackStopped
from sleepterm.audio.layer import LAYER_FADE
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block
from sleepterm.audio.sources.source import Source
from sleepterm.audio.state import Status
from sleepterm.library.catalog.track import LoopMode
from sleepterm.units import Percent

SOON = 6.0
"""Seconds within which a loop's seam must come."""

_WINDOW = RATE // 2
_STEP = RATE // 4


@pytest.fixture(scope="module")
def rising(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tone that rises from 100 to 500 Hz, so that its pitch shows the position."""
    at = np.arange(60 * RATE) / RATE
    wave = 0.2 * np.sin(2 * np.pi * (100 * at + 400 / 60 * at**2 / 2))
    sound = np.repeat(wave[:, None], 2, axis=1).astype(np.float32)
    return write_sound(tmp_path_factory.mktemp("rising") / "rising.wav", sound)


def pitches(sound: Block) -> npt.NDArray[np.float64]:
    """The strongest pitch in Hz of each half second, four a second."""
    window = np.hanning(_WINDOW)
    starts = range(0, len(sound) - _WINDOW + 1, _STEP)
    parts = np.array([sound[x : x + _WINDOW, 0] * window for x in starts])
    strengths = np.abs(np.fft.rfft(parts, axis=1))
    return np.asarray(np.argmax(strengths, axis=1) * RATE / _WINDOW)


@pytest.mark.parametrize("mode", [LoopMode.EXACT, LoopMode.CROSSFADE, LoopMode.SHUFFLE])
def test_the_seam_is_soon_but_not_at_once(
    session: EngineDriver, rising: Path, mode: LoopMode
) -> None:
    session.audition(loop_track(rising, mode))
    heard = pitches(session.render(SOON))
    jumps = np.flatnonzero(np.abs(np.diff(heard)) > 20) * _STEP / RATE
    assert len(jumps) >= 1
    assert jumps[0] > LEAD - 1
    if mode is not LoopMode.SHUFFLE:
        assert heard[0] > 450
        assert heard[-1] < 150


def test_a_single_event_is_heard_at_once(session: EngineDriver, tmp_path: Path) -> None:
    file = write_sound(tmp_path / "owl.wav", tone(300, 8, level=0.2))
    session.audition(replace(loop_track(file, LoopMode.SPARSE), events=4))
    heard = session.render(SOON)
    assert level_db(heard[RATE : RATE * 3 // 2]) == pytest.approx(-17, abs=1)
    assert not heard[3 * RATE :].any()


def test_what_plays_once_is_heard_to_its_end(
    session: EngineDriver, tmp_path: Path
) -> None:
    file = write_sound(tmp_path / "talk.wav", tone(LOW, 8, level=0.2), subtype="FLOAT")
    session.audition(guided_track(file))
    heard = session.render(LEAD + 0.5)
    assert level_db(heard[2 * RATE : int(2.9 * RATE)]) == pytest.approx(-17, abs=0.5)
    assert session.events == [AuditionEnded()]
    assert bend(heard) < HIGHEST_BEND


@pytest.mark.parametrize("seconds", [0.4, 2.0])
def test_a_file_shorter_than_the_lead_begins_at_its_start(
    session: EngineDriver, tmp_path: Path, seconds: float
) -> None:
    file = write_sound(tmp_path / "tick.wav", tone(300, seconds, level=0.2))
    for mode in LoopMode:
        session.audition(loop_track(file, mode))
        assert session.render(1.0).any()


def test_it_ends_by_itself_and_leaves_silence(session: EngineDriver) -> None:
    session.audition(session.track("thrum"))
    heard = session.render(MAX_LENGTH + 1)
    assert session.events == [AuditionEnded()]
    end = np.flatnonzero(heard.any(axis=1))[-1] / RATE
    assert end == pytest.approx(MAX_LENGTH, abs=0.2)
    assert bend(heard) < HIGHEST_BEND
    assert session.engine.at_rest
    assert session.engine.status is Status.STOPPED


@pytest.mark.parametrize("how", ["at its end", "asked"])
def test_the_mix_stands_still_and_comes_back_as_it_was(
    session: EngineDriver, how: str
) -> None:
    session.engine.arm(timer(600, 60))
    session.add("thrum", Percent(80))
    session.play("hum", "talk")
    before = session.render(2)
    old = session.engine.state()
    session.audition(session.track("thrum"))
    session.render(LAYER_FADE + 0.1)
    still = session.engine.state()
    hidden = session.render(2)
    assert level_db(hidden) == pytest.approx(-17, abs=0.1)
    assert session.engine.state() == still
    if how == "asked":
        session.events += session.engine.audition.end()
    else:
        session.render(MAX_LENGTH - LAYER_FADE - 2)
    assert session.events == [AuditionEnded()]
    session.render(LAYER_FADE + 0.1)
    after = session.render(2)
    assert level_db(after) == pytest.approx(level_db(before[RATE:]), abs=0.1)
    new = session.engine.state()
    assert [x.percent for x in new.layers] == [x.percent for x in old.layers]
    assert new.timer.settings == old.timer.settings
    # Only while it is heard does time pass for it.
    heard = 600 - (new.timer.remaining or 0)
    assert new.guided is not None
    assert new.guided.position == pytest.approx(heard, abs=0.01)
    assert bend(session.sound) < HIGHEST_BEND


@pytest.mark.parametrize("status", ["paused", "stopped"])
def test_what_does_not_sound_stays_silent(session: EngineDriver, status: str) -> None:
    session.play("hum")
    session.render(1)
    if status == "paused":
        session.engine.pause()
    else:
        session.engine.stop()
    session.render(1)
    now, events = session.engine.status, list(session.events)
    session.audition(session.track("thrum"))
    assert level_db(session.render(2)[RATE:]) == pytest.approx(-17, abs=0.5)
    events += session.engine.audition.end()
    session.render(1)
    assert session.engine.status is now
    assert session.engine.at_rest
    assert [x for x in events if isinstance(x, PlaybackStopped)] == [
        x for x in session.events if isinstance(x, PlaybackStopped)
    ]
    assert bend(session.sound) < HIGHEST_BEND
    assert not session.render(0.5).any()


def test_a_mix_that_is_stopped_meanwhile_does_not_come_back(
    session: EngineDriver,
) -> None:
    session.play("hum")
    session.render(1)
    session.audition(session.track("thrum"))
    session.render(1)
    session.engine.stop()
    session.render(1)
    session.events += session.engine.audition.end()
    heard = session.render(2)
    assert np.abs(heard).max() <= 0.2
    assert bend(session.sound) < HIGHEST_BEND
    assert session.engine.at_rest
    assert not session.render(0.5).any()


def test_at_rest_everything_has_been_heard(session: EngineDriver) -> None:
    block = round(LAYER_FADE * RATE) // 8
    session.audition(session.track("thrum"))
    session.render(1, block)
    _ = session.engine.audition.end()
    while not session.engine.at_rest:
        session.render(block / RATE, block)
    assert not session.render(0.1, block).any()


def test_a_sound_that_was_opened_too_late_is_not_heard(session: EngineDriver) -> None:
    late = session.engine.audition.begin(session.track("hum"))
    now = session.engine.audition.begin(session.track("thrum"))
    for layer in (now, late):
        source = Source(layer.track, random.Random(1))
        session.engine.audition.open(layer, source)
    assert level_db(session.render(2)[RATE:]) == pytest.approx(-17, abs=0.5)


def test_another_mode_starts_again_without_the_mix(
    session: EngineDriver, rising: Path
) -> None:
    session.play("hum")
    session.render(1)
    for mode in (LoopMode.EXACT, LoopMode.CROSSFADE, LoopMode.EXACT):
        session.audition(loop_track(rising, mode))
        session.render(1)
        assert pitches(session.render(1))[-1] > 450
    assert session.events == []
    session.events += session.engine.audition.end()
    assert session.events == [AuditionEnded()]
    assert session.engine.audition.end() == []


def test_the_master_slider_moves_it_too(session: EngineDriver) -> None:
    session.audition(session.track("thrum"))
    session.render(1)
    session.engine.set_master(Percent(50))
    assert level_db(session.render(2)[RATE:]) == pytest.approx(-17 - 18.1, abs=0.5)


def test_damage_ends_it_with_the_reason(session: EngineDriver) -> None:
    session.audition(session.track("broken"))
    session.render(3)
    [ended] = session.events
    assert isinstance(ended, AuditionEnded)
    assert "is damaged" in ended.reason
