"""The engine plays, pauses and stops the mix; layers are added and removed."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from tests.audio.engine_driver import (
    BLOCK,
    FULL,
    HIGHEST_BEND,
    START,
    EngineDriver,
    timer,
)
from tests.audio.fakes import bend, level_db, loop_track, noise, write_sound

from sleepterm.audio.engine import PAUSE_FADE, STOP_FADE, Engine
from sleepterm.audio.events import LayerFailed, PlaybackStopped, TrackEnded
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.ramp import SHORT
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.sources.source import Source
from sleepterm.audio.state import Status
from sleepterm.formats.webvtt import Cue
from sleepterm.library.catalog.track import LoopMode, PlaybackMode
from sleepterm.night.narration import Narration
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.units import UNITY_MASTER, Decibels, Percent, Seconds

# --- play, pause, stop ------------------------------------------------------------


def test_it_comes_in_and_plays_at_its_level(session: EngineDriver) -> None:
    session.play("flat")
    sound = session.render(2)
    assert (sound[:LOOKAHEAD] == 0).all()
    assert sound[RATE:] == pytest.approx(0.25)
    assert (np.diff(sound[:, 0]) > -1e-7).all()


def test_sliders_are_cubes_and_the_tracks_gain_adds_to_them(sound_files: Path) -> None:
    engine = Engine(Percent(80))
    track = loop_track(sound_files / "flat.wav", gain_db=-6.0206)
    layer = engine.add(track, Percent(50), START)
    engine.resume()
    layer.open(Source(track, random.Random(1)))
    sound = np.concatenate([engine.render(BLOCK)[0] for _ in range(20)])
    assert sound[-1] == pytest.approx(0.25 * 0.8**3 * 0.5**3 * 0.5, rel=1e-4)


def test_a_key_press_is_done_a_ramp_after_its_block(session: EngineDriver) -> None:
    session.play("flat")
    session.render(2)
    session.engine.set_master(Percent(50))
    sound = session.render(1)
    assert sound[: LOOKAHEAD + 1] == pytest.approx(0.25, abs=1e-4)
    assert sound[LOOKAHEAD + int(SHORT * RATE) :] == pytest.approx(0.25 / 8)


def test_a_pause_ends_in_silence_and_a_resume_continues_there(
    session: EngineDriver,
) -> None:
    session.play("talk")
    session.render(2)
    session.engine.pause()
    session.render(1)
    assert session.engine.at_rest
    assert session.engine.status is Status.PAUSED
    layer = session.engine.guided
    assert layer is not None
    where = layer.position
    assert 2 <= where < 2.5
    assert (session.render(5) == 0).all()
    assert layer.position == where
    session.engine.resume()
    assert level_db(session.render(1)[RATE // 2 :]) > -12
    assert session.events == []


def test_a_stop_keeps_the_mix_and_where_a_guided_track_is(
    session: EngineDriver,
) -> None:
    session.play("hum", "talk")
    session.render(3)
    session.engine.stop()
    session.render(STOP_FADE + 0.2)
    assert session.kinds == [PlaybackStopped]
    state = session.engine.state()
    assert [x.track_id for x in state.layers] == ["hum", "talk"]
    assert 3.0 <= state.layers[1].position < 4.2
    session.play()
    assert level_db(session.render(2)[RATE:]) > -12
    assert session.engine.guided is not None
    assert session.engine.guided.position > 5.0


def test_a_resume_in_the_stops_fade_goes_up_again_from_where_it_is(
    session: EngineDriver,
) -> None:
    session.play("flat")
    session.render(2)
    session.engine.stop()
    falling = session.render(0.4)
    session.engine.resume()
    rising = session.render(1.0)
    path = np.concatenate([falling, rising])[:, 0]
    assert np.abs(np.diff(path)).max() <= 0.25 / (PAUSE_FADE * RATE) + 1e-6
    assert rising[-1] == pytest.approx(0.25)
    assert session.events == []


def test_nothing_to_play_stops_at_once_and_no_night_is_over(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(60, then=AfterEnd.POWEROFF))
    session.engine.resume()
    session.render(0.2)
    assert session.kinds == [PlaybackStopped]


# --- layers -----------------------------------------------------------------------


def test_the_last_layer_to_leave_stops_it(session: EngineDriver) -> None:
    session.play("hum", "thrum")
    session.render(1)
    session.engine.remove("hum")
    session.render(1)
    assert session.engine.status is Status.PLAYING
    session.engine.remove("thrum")
    session.render(1)
    assert session.kinds == [PlaybackStopped]
    assert session.engine.state().layers == ()
    assert session.engine.layers == []


def test_clearing_sends_all_away_playing_or_not(session: EngineDriver) -> None:
    session.play("hum", "talk")
    session.render(1)
    session.engine.clear()
    session.render(1.2)
    assert (session.engine.layers, session.kinds) == ([], [PlaybackStopped])
    session.add("hum")
    session.engine.clear()
    assert session.engine.layers == []


def test_a_layer_that_comes_back_while_leaving_stays(session: EngineDriver) -> None:
    session.play("hum", "flat")
    session.render(1)
    session.engine.remove("flat")
    session.render(0.3)
    session.add("flat")
    session.render(2)
    assert [x.track.id for x in session.engine.layers] == ["hum", "flat"]
    assert float(session.render(0.5).mean()) == pytest.approx(0.25, abs=0.05)


def test_a_guided_track_takes_the_place_of_another(session: EngineDriver) -> None:
    session.play("hum", "talk")
    session.render(1)
    session.add("tale", at=Seconds(4.0))
    state = session.engine.state()
    assert [x.track_id for x in state.layers] == ["hum", "tale"]
    assert state.guided is not None
    assert state.guided.position == 4.0
    session.render(1)
    assert [x.track.id for x in session.engine.layers] == ["hum", "tale"]
    assert session.events == []


def test_a_corrupt_layer_goes_with_a_message_and_the_other_plays_on_unchanged(
    session: EngineDriver, sound_files: Path
) -> None:
    session.play("hum", "broken")
    session.render(4)
    failed = [x for x in session.events if isinstance(x, LayerFailed)]
    assert [(x.track_id, x.title) for x in failed] == [("broken", "Broken")]
    assert "damaged" in failed[0].reason
    assert session.kinds == [LayerFailed]
    alone = EngineDriver(sound_files)
    alone.play("hum")
    alone.render(4)
    assert (session.render(1) == alone.render(1)).all()
    assert bend(session.sound) < HIGHEST_BEND


def test_a_layer_that_cannot_be_opened_goes_and_no_night_is_over(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(60, then=AfterEnd.POWEROFF))
    session.engine.add(session.track("hum"), FULL, START)
    session.engine.resume()
    session.render(0.1)
    session.events += session.engine.fail("hum", "it is gone")
    session.events += session.engine.fail("hum", "twice")
    session.render(1)
    assert session.events == [
        LayerFailed("hum", "Hum", "it is gone"),
        PlaybackStopped(),
    ]


def test_seeking_ducks_jumps_and_comes_back(session: EngineDriver) -> None:
    session.play("talk")
    session.render(1)
    session.engine.seek(Seconds(4))
    assert session.engine.guided is not None
    assert 5.0 <= session.engine.guided.position < 5.2
    session.render(0.5)
    assert session.engine.guided.position == pytest.approx(5.4, abs=0.3)
    session.engine.seek(Seconds(-100))
    session.render(0.5)
    assert session.engine.guided.position < 0.5
    session.engine.seek(Seconds(100))
    session.render(0.5)
    assert session.kinds[:2] == [TrackEnded, PlaybackStopped]


def test_seeking_while_stopped_moves_where_it_will_begin(session: EngineDriver) -> None:
    """Also where the length is not known yet."""
    session.add("talk", at=Seconds(5))
    session.engine.seek(Seconds(2))
    assert session.engine.guided is not None
    assert session.engine.guided.position == 7.0
    session.engine.seek(Seconds(-20))
    assert session.engine.guided.position == 0.0


def test_captions_follow_the_position(session: EngineDriver) -> None:
    cues = (Cue(Seconds(0.5), Seconds(1.5), "Breathe"),)
    layer = session.engine.add(session.track("talk"), FULL, START)
    session.engine.resume()
    layer.open(Source(layer.track, random.Random(1)), Narration(cues))
    texts = []
    for _ in range(20):
        session.render(0.1, RATE // 10)
        texts.append(session.engine.state().layers[0].words.now)
    assert texts == [""] * 5 + ["Breathe"] * 10 + [""] * 5


def test_the_same_seed_plays_the_same_whatever_the_blocks(sound_files: Path) -> None:
    sounds = []
    for block in (1000, 7000):
        session = EngineDriver(sound_files)
        session.play("hum")
        sounds.append(session.render(1.4, block)[: int(1.4 * RATE)])
    assert np.allclose(sounds[0], sounds[1], atol=1e-6)


def test_too_loud_a_mix_is_limited(sound_files: Path, tmp_path: Path) -> None:
    files = [
        write_sound(tmp_path / f"{x}.wav", noise(5, level=0.3, seed=x)) for x in (1, 2)
    ]
    engine = Engine(UNITY_MASTER)
    for file in files:
        track = loop_track(file, LoopMode.EXACT, gain_db=12.0)
        engine.add(track, FULL, START).open(Source(track, random.Random(1)))
    engine.resume()
    sound = np.concatenate([engine.render(BLOCK)[0] for _ in range(40)])
    assert 0.7 < np.abs(sound).max() < 10 ** (-1 / 20)
    assert sound_files.exists()


def test_a_track_described_again_takes_its_gain_without_a_jump(
    session: EngineDriver,
) -> None:
    session.play("hum")
    before = level_db(session.render(2)[RATE:])
    quieter = replace(session.track("hum"), gain_db=Decibels(-6), title="Fridge")
    session.engine.add(quieter, FULL, START)
    after = level_db(session.render(2)[RATE:])
    assert after == pytest.approx(before - 6, abs=0.1)
    assert bend(session.sound) < HIGHEST_BEND
    assert session.engine.state().layers[0].title == "Fridge"


def test_what_sounds_does_not_turn_from_a_loop_into_a_guided_track(
    session: EngineDriver,
) -> None:
    session.play("hum", "talk")
    session.render(1)
    once = replace(session.track("hum"), playback=PlaybackMode.ONCE)
    session.engine.add(once, FULL, START)
    session.render(1)
    assert [x.is_loop for x in session.engine.state().layers] == [True, False]
    session.engine.stop()
    session.render(1)
    session.engine.add(once, FULL, START)
    hum = session.engine.find("hum")
    assert hum is not None
    assert not hum.track.is_loop
