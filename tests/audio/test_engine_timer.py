"""The engine fades and stops by the sleep timer, and never gets louder meanwhile."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from tests.audio.engine_driver import BLOCK, FULL, START, EngineDriver, timer
from tests.audio.fakes import level_db

from sleepterm.audio.engine import PAUSE_FADE, STOP_FADE
from sleepterm.audio.events import PlaybackStopped, TimerFinished, TrackEnded
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith, Phase, TimerSettings
from sleepterm.units import Seconds


@pytest.mark.parametrize("law", FadeLaw)
@pytest.mark.parametrize("block", [1000, BLOCK])
def test_the_sound_follows_the_law_to_the_end(
    session: EngineDriver, law: FadeLaw, block: int
) -> None:
    session.engine.arm(timer(6, 4, law=law))
    session.play("flat")
    sound = session.render(7, block)[LOOKAHEAD:, 0]
    for share in np.linspace(0, 0.98, 50):
        at = int((2 + 4 * share) * RATE)
        assert sound[at] / 0.25 == pytest.approx(law.gain(share), rel=4e-3, abs=2e-5)
    late = int(0.005 * RATE)
    assert (sound[6 * RATE + late :] == 0).all()
    assert sound[6 * RATE - late] > 0
    assert session.kinds == [TimerFinished, PlaybackStopped]
    assert session.engine.at_rest


@pytest.mark.parametrize("law", FadeLaw)
@pytest.mark.parametrize("block", [1000, BLOCK])
def test_a_fade_of_0_ends_at_the_deadline_without_a_click(
    session: EngineDriver, law: FadeLaw, block: int
) -> None:
    session.engine.arm(timer(2, 0, law=law))
    session.play("flat")
    sound = session.render(2.2, block)[LOOKAHEAD:, 0]
    loud = sound[RATE : int(1.964 * RATE)]
    assert loud == pytest.approx(0.25)
    assert np.abs(np.diff(sound[RATE:])).max() <= 0.25 / (0.03 * RATE) + 1e-6
    assert (sound[int(2.005 * RATE) :] == 0).all()
    assert session.kinds == [TimerFinished, PlaybackStopped]


def test_a_timer_without_a_fade_can_be_moved_in_its_ramp(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(1, 0))
    session.play("flat")
    session.render(0.985, 480)
    session.engine.extend(Seconds(5))
    sound = session.render(4, 480)[:, 0]
    assert np.abs(np.diff(sound)).max() <= 0.25 / (0.03 * RATE) + 1e-6
    assert sound[-1] == pytest.approx(0.25)


def test_a_guided_track_that_ended_without_a_fade_stays_there(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(5, 0))
    session.play("talk")
    session.render(6)
    assert session.engine.guided is not None
    assert session.engine.guided.position == pytest.approx(5.0, abs=BLOCK / RATE)


def test_the_fade_leaves_the_sliders_alone_and_the_next_night_is_as_loud(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(5, 1))
    session.play("flat")
    first = session.render(6)
    state = session.engine.state()
    assert (state.master, state.layers[0].percent) == (90, 100)
    session.play()
    assert session.engine.timer.remaining == Seconds(5)
    second = session.render(6)
    # After an end the sound comes back slowly.
    assert np.abs(second[: RATE // 4]).max() < np.abs(first[: RATE // 4]).max() / 10
    same = slice(round(3.1 * RATE), None)
    assert np.allclose(first[same], second[same], atol=1e-6)


def test_the_timers_end_reports_what_happens_next(session: EngineDriver) -> None:
    session.engine.arm(timer(then=AfterEnd.SUSPEND))
    session.play("hum")
    session.render(3)
    assert session.events == [TimerFinished(AfterEnd.SUSPEND), PlaybackStopped()]


def test_a_pause_in_the_fade_stands_still(session: EngineDriver) -> None:
    session.engine.arm(timer(4, 4, law=FadeLaw.LINEAR))
    session.play("flat")
    session.render(2)
    session.engine.pause()
    left = session.engine.timer.remaining
    falling = session.render(1)
    assert (np.diff(falling[LOOKAHEAD:, 0]) <= 1e-7).all()
    session.render(3)
    assert session.engine.timer.remaining == left
    assert left is not None
    session.engine.resume()
    session.render(0.5)
    here = session.render(0.1)[LOOKAHEAD, 0]
    now_left = session.engine.timer.remaining
    assert now_left is not None
    assert here / 0.25 == pytest.approx((now_left + 0.08) / 4, abs=0.03)


def test_a_stop_in_the_fade_never_gets_louder(session: EngineDriver) -> None:
    for arms_again in (False, True):
        session.engine.arm(timer(3, 3))
        session.play("flat")
        session.render(2)
        session.engine.stop()
        session.render(0.2)
        if arms_again:
            session.engine.arm(timer(60, 30))
        falling = session.render(1)
        assert (np.diff(falling[:, 0]) <= 1e-7).all()
        assert session.engine.at_rest
    assert session.engine.timer.settings == timer(60, 30)


def test_a_resume_in_the_stop_of_a_fade_comes_back_without_a_jump(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(30, 3))
    session.play("flat")
    session.render(1)
    session.engine.pass_time(Seconds(27))
    session.render(0.5)
    session.engine.stop()
    session.render(0.3)
    before = len(session.sound)
    session.play()
    session.render(4)
    path = session.sound[before - 2 :, 0]
    assert np.abs(np.diff(path)).max() <= 0.25 / (PAUSE_FADE * RATE) + 2e-6
    assert path[-1] == pytest.approx(0.25)
    assert session.events == []
    assert session.engine.timer.remaining == pytest.approx(26, abs=0.2)


@pytest.mark.parametrize("then", ["extend", "cancel", "arm"])
def test_a_fade_called_back_is_back_within_three_seconds(
    session: EngineDriver, then: str
) -> None:
    session.engine.arm(timer(4, 4))
    session.play("flat")
    session.render(3)
    {
        "extend": lambda: session.engine.extend(Seconds(300)),
        "cancel": lambda: session.engine.arm(TimerSettings(enabled=False)),
        "arm": lambda: session.engine.arm(timer(300, 10)),
    }[then]()
    rising = session.render(3.1)
    assert (np.diff(rising[:, 0]) >= -1e-6).all()
    assert rising[-1] == pytest.approx(0.25)


def test_a_guided_track_starts_again_where_the_fade_began(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(5, 3))
    session.play("talk")
    session.render(6)
    assert session.kinds == [TimerFinished, PlaybackStopped]
    assert session.engine.guided is not None
    assert session.engine.guided.position == pytest.approx(2.0, abs=BLOCK / RATE)


def test_a_guided_track_paused_by_hand_in_the_fade_stays_there(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(5, 3))
    session.play("talk")
    session.render(4)
    session.engine.pause()
    session.render(1)
    session.engine.stop()
    session.render(1)
    assert session.engine.guided is not None
    assert session.engine.guided.position == pytest.approx(4.4, abs=0.3)


def test_a_guided_track_started_in_the_fade_is_not_sent_to_anothers_place(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(6, 4))
    session.play("talk")
    session.render(4)
    session.add("tale")
    session.render(3)
    assert session.kinds == [TimerFinished, PlaybackStopped]
    assert session.engine.guided is not None
    assert session.engine.guided.position < 0.2


def test_a_seek_in_the_fade_is_remembered(session: EngineDriver) -> None:
    session.engine.arm(timer(5, 3))
    session.play("talk")
    session.render(3)
    session.engine.seek(Seconds(-3))
    session.render(3)
    assert session.engine.guided is not None
    assert session.engine.guided.position < 0.5


def test_the_voice_ends_on_its_last_sample_and_then_the_bed_fades(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(2, 3, end=EndWith.TRACK, law=FadeLaw.LINEAR))
    session.play("flat")
    session.add("talk", at=Seconds(4.0))
    session.render(3.5)
    assert session.engine.timer.phase is Phase.WAITING
    session.render(0.6)
    assert session.kinds == [TrackEnded]
    left = session.engine.timer.remaining
    assert left is not None
    assert left == pytest.approx(2.9, abs=0.2)
    assert level_db(session.sound[int(3.5 * RATE) : int(3.9 * RATE)] - 0.25) > -12
    bed = session.render(3)
    assert bed[RATE, 0] / 0.25 == pytest.approx((left - 1) / 3, abs=0.01)
    session.render(0.2)
    assert session.kinds == [TrackEnded, TimerFinished, PlaybackStopped]


def test_after_two_tracks_the_bed_fades(session: EngineDriver) -> None:
    session.engine.arm(replace(timer(60, 2, end=EndWith.TRACK), tracks=2))
    session.play("flat")
    session.add("talk", at=Seconds(7.0))
    session.render(2)
    assert session.kinds == [TrackEnded]
    assert session.engine.timer.remaining == pytest.approx(59, abs=0.2)
    session.add("tale", at=Seconds(7.0))
    assert session.engine.timer.phase is Phase.WAITING
    session.render(1.5)
    assert session.engine.timer.remaining == pytest.approx(1.5, abs=0.2)
    session.render(2)
    assert session.kinds[-2:] == [TimerFinished, PlaybackStopped]


def test_a_guided_track_alone_ends_the_night_with_its_last_word(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(60, 3, then=AfterEnd.QUIT, end=EndWith.TRACK))
    session.play()
    session.play("talk")
    session.render(9)
    assert session.kinds[-3:] == [TrackEnded, TimerFinished, PlaybackStopped]


def test_a_guided_track_taken_away_leaves_the_set_time(session: EngineDriver) -> None:
    session.engine.arm(timer(100, 3, end=EndWith.TRACK))
    session.play("hum", "talk")
    session.engine.arm(timer(100, 3, end=EndWith.TRACK))
    session.render(1)
    session.engine.remove("talk")
    assert session.engine.timer.remaining == Seconds(100)
    session.add("tale")
    assert session.engine.timer.phase is Phase.WAITING


def test_the_night_begins_with_its_first_sound(session: EngineDriver) -> None:
    session.engine.arm(timer(60, 10))
    session.engine.add(session.track("hum"), FULL, START)
    session.engine.resume()
    session.render(5)
    assert session.engine.timer.remaining == Seconds(60)
    session.open()
    session.render(1)
    assert session.engine.timer.remaining == pytest.approx(59, abs=0.1)


def test_time_without_a_device_counts_and_can_end_the_night(
    session: EngineDriver,
) -> None:
    session.engine.arm(timer(60, 10))
    session.play("hum")
    session.render(1)
    assert session.engine.pass_time(Seconds(20)) == []
    assert session.engine.timer.remaining == pytest.approx(39, abs=0.1)
    events = session.engine.pass_time(Seconds(60))
    assert [type(x) for x in events] == [TimerFinished, PlaybackStopped]


def test_after_a_lost_device_it_comes_back_from_silence(session: EngineDriver) -> None:
    session.play("flat")
    session.render(1)
    assert session.engine.restart_softly() == []
    sound = session.render(2)
    assert (sound[:LOOKAHEAD] == 0).all()
    assert np.diff(sound[:, 0]).max() <= 0.25 / (STOP_FADE * RATE) + 1e-6
    assert sound[-1] == pytest.approx(0.25)


def test_a_device_lost_in_the_stops_fade_ends_the_session(
    session: EngineDriver,
) -> None:
    session.play("flat")
    session.render(1)
    session.engine.stop()
    session.render(0.2)
    assert session.engine.restart_softly() == [PlaybackStopped()]
    assert session.engine.at_rest
