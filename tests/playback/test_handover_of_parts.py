"""A session of parts goes on in another process: same part, place, rest and end."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playback.playback_run import FIRE, RAIN, SCAN, SEA, sequence
from tests.playback.playback_run import PlaybackRun as Run
from tests.playback.test_handover import gone_on

from sleepterm.audio.fade_place import FadePlace
from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.night.sleep_timer import Phase, TimerSettings
from sleepterm.playback.handed_session import HandedSession, place_of
from sleepterm.playback.handover import Handover, handover_of
from sleepterm.playback.wire import from_wire, to_wire
from sleepterm.units import Percent, Seconds

NIGHT = "session-night"
OURS = sequence(
    "Night",
    "breathe 4-6 4m bed brown-noise",
    f"{SCAN} bed {FIRE}",
    f"{RAIN} 30m to 20",
    crossfade=Seconds(15.0),
    fade=Seconds(240.0),
)
MINE = TimerSettings(duration=Seconds(1200.0))


def playing(ours: Sequence = OURS, part: int = 0) -> Run:
    run = Run(sequences=(ours,), timer=MINE)
    run.play(NIGHT)
    for _ in range(part):
        run.playback.skip_part(+1)
    return run


def taken(run: Run, passed: float = 0.0, ours: Sequence = OURS) -> Run:
    return gone_on(run, passed, sequences=(ours,))


def after(run: Run, seconds: float) -> None:
    """The player's clock moves on; the fake one has none of its own."""
    run.pass_time(seconds)
    sequencer = run.player.sequence
    sequencer.clock = sequencer.clock.advanced(Seconds(seconds))


@pytest.mark.parametrize("part", [0, 1, 2])
def test_each_part_goes_on_with_the_same_rest_and_the_same_end(part: int) -> None:
    run = playing(part=part)
    after(run, 100)
    other = taken(run, passed=2.0)
    here, there = run.player.sequence, other.player.sequence
    assert other.state.part == run.state.part
    assert other.volumes == run.volumes
    assert there.plan == here.plan
    assert there.clock == replace(here.clock, elapsed=Seconds(102.0))
    assert other.remaining == pytest.approx((run.remaining or 0) - 2.0)
    assert other.state.timer.settings == run.state.timer.settings
    assert (other.state.bed, other.state.bed_choice) == (
        run.state.bed,
        run.state.bed_choice,
    )
    if run.state.guided is not None:
        assert other.state.guided is not None
        assert other.state.guided.position == Seconds(102.0)


@given(st.lists(st.sampled_from([-1, 1, 0]), max_size=5), st.floats(0, 90))
@settings(max_examples=10)
def test_wherever_keys_have_led(keys: list[int], at: float) -> None:
    run = playing()
    for by in keys:
        if by:
            run.playback.skip_part(by)
    after(run, at)
    other = taken(run)
    assert other.state.part == run.state.part
    assert other.player.sequence.clock == run.player.sequence.clock


def test_a_part_that_is_almost_over_ends_there() -> None:
    run = playing()
    after(run, 239)
    other = taken(run, passed=5.0)
    clock = other.player.sequence.clock
    assert clock.index == 0
    assert 0 < clock.part_left <= 1


def test_the_users_own_timer_and_volumes_are_as_they_were() -> None:
    run = playing(part=2)
    run.playback.set_layer(RAIN, Percent(45))
    run.play(FIRE)
    run.playback.set_timer(TimerSettings(duration=Seconds(900.0)))
    after(run, 60)
    other = taken(run)
    assert other.volumes == {RAIN: 45, FIRE: 100}
    assert other.remaining == pytest.approx(840.0)
    assert other.state.next_timer.duration == Seconds(900.0)


def test_still_awake_means_the_last_part_there_as_well() -> None:
    run = playing(part=2)
    after(run, 1700)
    run.player.become(timer=run.player.state.timer.rescheduled(Seconds(100.0)))
    after(run, 1)
    other = taken(run)
    assert other.state.timer.is_fading
    other.playback.still_awake()
    assert other.remaining == pytest.approx(MINE.duration)
    assert other.state.next_timer == MINE


def test_stopped_and_resumed_there_it_begins_the_part_anew() -> None:
    other = taken(playing(part=1))
    other.playback.stop()
    assert other.state.status is Status.STOPPED
    other.playback.resume()
    part = other.state.part
    assert part is not None
    assert part.index == 1
    other.playback.skip_part(+1)
    assert set(other.volumes) == {RAIN}


def test_a_paused_session_goes_on_when_it_is_resumed() -> None:
    run = playing(part=1)
    after(run, 100)
    run.playback.pause()
    other = taken(run, passed=50.0)
    assert other.status() is Status.PAUSED
    assert other.state.part == run.state.part
    assert other.player.sequence.clock == run.player.sequence.clock
    assert other.remaining == run.remaining
    other.playback.resume()
    assert other.status() is Status.PLAYING
    assert other.state.part == run.state.part


def test_a_time_of_day_is_kept_there() -> None:
    ours = sequence("Night", RAIN, f"from 5:30 {SEA} 20m rising 5m")
    run = Run(sequences=(ours,))
    run.host.at = datetime(2025, 1, 10, 23, 0).timestamp()  # noqa: DTZ001 - local
    run.play(NIGHT)
    after(run, 3600)
    other = taken(run, ours=ours)
    other.pass_time(60)
    assert other.player.sequence.aligned[1] == pytest.approx(5.5 * 3600 - 60, abs=1)


def test_what_was_changed_in_its_file_meanwhile_waits_for_the_next_time() -> None:
    run = playing(part=1)
    changed = sequence("Night", f"{SEA} 5m")
    other = taken(run, ours=changed)
    assert other.player.sequence.plan == run.player.sequence.plan
    gone = gone_on(run)
    assert gone.state.part == run.state.part
    gone.playback.stop()
    gone.playback.resume()
    assert gone.state.part is None
    assert gone.status() is Status.PLAYING


def test_without_its_sounds_it_is_not_handed_over() -> None:
    run = playing()
    handover = handover_of(run.playback, run.host.at)
    known = Catalog(tuple(x for x in run.playback.catalog if x.id != RAIN))
    with pytest.raises(SleeptermError, match="steady-rain"):
        handover.check_known(known)


def test_a_fade_on_its_way_goes_on_meanwhile() -> None:
    run = playing()
    session = handover_of(run.playback, run.host.at).session
    assert session is not None
    fade = FadePlace(RAIN, Percent(80), 0.5, Seconds(10.0), is_out=True)
    sent = to_wire(replace(session, fades=(fade,)))
    handed = from_wire(HandedSession, sent)
    (later,) = place_of(handed, run.playback.catalog, Seconds(2.0)).fades
    assert later == replace(fade, value=0.4, left=Seconds(8.0))
    (over,) = place_of(handed, run.playback.catalog, Seconds(12.0)).fades
    assert (over.value, over.left) == (0.0, 0.0)
    sent["fades"][0]["value"] = "nan"
    with pytest.raises(ValueError, match="no such place"):
        from_wire(HandedSession, sent)


@pytest.mark.parametrize(
    "changes",
    [
        {"parts": []},
        {"begun": 3},
        {"begun": -2},
        {"clock": {"lengths": [], "waits": []}},
    ],
)
def test_nonsense_is_refused(changes: dict[str, object]) -> None:
    run = playing()
    sent = to_wire(handover_of(run.playback, run.host.at))
    sent["session"] |= changes
    with pytest.raises(ValueError, match=r"session|part"):
        from_wire(Handover, sent)


def test_what_plays_after_it_is_an_ordinary_mix() -> None:
    run = playing()
    assert isinstance(handover_of(run.playback, 0.0).session, HandedSession)
    run.play(SCAN)
    assert handover_of(run.playback, 0.0).session is None
    other = taken(run)
    assert other.state.part is None
    assert other.state.timer.phase is Phase.RUNNING
