"""Sessions of parts: Enter on one, its timer, times of day, and what is remembered."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from tests.playback.fake_player import guided, some_tracks
from tests.playback.playback_run import (
    FIRE,
    MINUTE,
    NOISE,
    RAIN,
    SCAN,
    SEA,
    PlaybackRun,
    mix,
    sequence,
)

from sleepterm.audio.events import StateChanged, TimerFinished, TrackEnded
from sleepterm.audio.state import Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.history.plays import Ending
from sleepterm.library.sequences.plan import plan_sequence
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.playback.sequence_start import SequenceStart, start_of
from sleepterm.units import Seconds

NIGHT, DAWN = "session-night", "session-dawn"
OURS = sequence("Night", f"{SCAN}", f"{RAIN} 30m to 20")
TO_DAWN = sequence("Dawn", f"{RAIN}", f"from 5:30 {SEA} 20m rising 5m")


def run_of(*sequences: Sequence, **more: object) -> PlaybackRun:
    return PlaybackRun(sequences=sequences, **more)  # type: ignore[arg-type]


def at_11_pm() -> PlaybackRun:
    """The session until dawn, begun at eleven by the clock on the wall here."""
    run = run_of(TO_DAWN)
    run.host.at = datetime(2025, 1, 10, 23, 0).timestamp()  # noqa: DTZ001 - local
    run.play(DAWN)
    return run


def playing(run: PlaybackRun) -> tuple[str, int] | None:
    """The session that plays, and which of its parts."""
    part = run.state.part
    return None if part is None else (part.session, part.index)


def begun(lines: Sequence, now: float = 0.0, **timer: object) -> SequenceStart:
    plan = plan_sequence(lines, Catalog(tuple(some_tracks())))
    return start_of(plan, now, TimerSettings(**timer), UTC)  # type: ignore[arg-type]


def test_enter_plays_the_first_part_with_its_bed_and_one_timer() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    assert run.mix == [SCAN, RAIN]
    assert run.status() is Status.PLAYING
    assert run.remaining == 42 * MINUTE
    assert run.state.bed == RAIN
    part = run.state.part
    assert part is not None
    assert (part.track_id, part.session, part.index, part.count) == (
        NIGHT,
        "Night",
        0,
        2,
    )
    run.player.sequence.begin(1)
    assert run.mix == [RAIN]
    assert run.state.bed == ""


def test_the_users_own_timer_is_kept_for_other_nights() -> None:
    mine = TimerSettings(
        enabled=False,
        fade=Seconds(120),
        law=FadeLaw.LINEAR,
        end=EndWith.TRACK,
        then=AfterEnd.QUIT,
    )
    run = run_of(OURS, timer=mine)
    run.play(NIGHT)
    armed = run.player.state.timer.settings
    assert (armed.enabled, armed.end) == (True, EndWith.TIME)
    assert (armed.fade, armed.law, armed.then) == (120.0, FadeLaw.LINEAR, AfterEnd.QUIT)
    assert run.state.next_timer == mine


def test_enter_on_the_session_that_plays_stops_it() -> None:
    run = run_of(OURS)
    run.play(NIGHT, NIGHT)
    assert run.status() is Status.STOPPED
    assert run.state.part is None
    run.play(NIGHT)
    assert run.state.part is not None


def test_after_a_stop_space_begins_the_part_anew_in_which_it_was() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.player.sequence.begin(1)
    run.playback.stop()
    assert playing(run) is None
    run.playback.toggle()
    assert playing(run) == ("Night", 1)
    assert run.mix == [RAIN]
    assert run.remaining == 30 * MINUTE


def test_after_its_end_or_another_mix_there_is_no_part_to_resume() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    run.player.stop()
    run.playback.toggle()
    assert run.state.part is None
    assert run.status() is Status.PLAYING
    run.play(NIGHT)
    run.playback.stop()
    run.playback.remove_layer(RAIN)
    run.playback.toggle()
    assert run.state.part is None


def test_a_mix_ends_the_session_and_another_voice_does() -> None:
    storm = mix("Storm", steady_rain=80, campfire=40)
    for other in ("mix-storm", "night-train"):
        run = run_of(OURS, mixes=[storm])
        run.play(NIGHT)
        run.play(other)
        assert run.state.part is None
        assert run.status() is Status.PLAYING


def test_a_loop_joins_the_part_that_plays() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.play(NOISE)
    assert run.mix == [SCAN, RAIN, NOISE]
    assert run.state.part is not None


def test_before_there_is_a_player_it_is_awaited() -> None:
    run = run_of(OURS, is_attached=False)
    run.play(NIGHT)
    assert run.state.awaited is not None
    assert run.state.awaited.track_id == SCAN
    run.attach()
    assert run.mix == [SCAN, RAIN]


def test_one_without_a_playable_part_says_so() -> None:
    run = run_of(sequence("Gone", "old-drive 5m"))
    run.play("session-gone")
    assert run.notices == ["Gone: All its parts are missing: old-drive."]
    run = run_of(sequence("Half", "old-drive 5m", "nowhere", f"{RAIN} 5m"))
    run.play("session-half")
    assert run.notices == ["Half: Plays without old-drive and nowhere."]


def test_the_next_part_is_a_key_away_and_ends_a_pause() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.playback.pause()
    run.playback.skip_part(+1)
    assert run.mix == [RAIN]
    assert run.status() is Status.PLAYING
    run.playback.stop()
    run.player.calls.clear()
    run.playback.skip_part(+1)
    assert run.player.calls == []


def test_still_awake_lets_the_last_part_last_as_long_again() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.player.sequence.begin(1)
    run.pass_time(41 * MINUTE)
    assert run.state.timer.is_fading
    run.playback.still_awake()
    assert run.remaining == pytest.approx(30 * MINUTE)


def test_with_a_timer_of_their_own_still_awake_arms_that() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.playback.set_timer(TimerSettings(duration=Seconds(600), fade=Seconds(60)))
    run.pass_time(9.5 * MINUTE)
    run.playback.still_awake()
    assert run.remaining == 10 * MINUTE


def test_the_whole_session_is_one_play_and_its_parts_are_plays() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.pass_time(12 * MINUTE)
    run.player.emit(TrackEnded(SCAN))
    run.player.sequence.begin(1)
    run.pass_time(30 * MINUTE)
    run.player.emit(TimerFinished(AfterEnd.NOTHING))
    run.player.stop()
    whole = [play for play in run.plays if play.track_id == NIGHT]
    assert [(play.heard, play.ended) for play in whole] == [(42 * MINUTE, Ending.TIMER)]
    assert {play.track_id for play in run.plays} == {NIGHT, SCAN, RAIN}


def test_what_plays_last_is_the_last_mix() -> None:
    run = run_of(OURS)
    run.play(NIGHT)
    run.player.sequence.begin(1)
    run.leave()
    assert [layer.track_id for layer in run.saved[-1].layers] == [RAIN]


def test_a_chosen_bed_lies_under_a_guided_part() -> None:
    run = run_of(OURS)
    run.playback.choose_bed(SCAN, FIRE)
    run.play(NIGHT)
    assert run.mix == [SCAN, FIRE]


AT_23 = datetime(2025, 1, 10, 23, 0, tzinfo=UTC).timestamp()


def test_a_part_at_a_time_of_day_begins_then() -> None:
    start = begun(TO_DAWN, AT_23)
    assert start.clock.lengths == (6.5 * 3600, 1200.0)
    assert start.timer.duration == 6.5 * 3600 + 1200
    assert start.due == {1: AT_23 + 6.5 * 3600}


def test_a_time_that_is_over_for_tonight_is_left_out() -> None:
    start = begun(TO_DAWN, AT_23 + 7 * 3600)
    assert [part.title for part in start.plan.parts] == ["Steady rain"]
    assert start.clock.lengths == (1800.0,)
    assert start.due == {}
    assert start.over == (
        "Plays without Ocean waves from 05:30: more than 12 hours away."
    )
    assert begun(TO_DAWN, AT_23).over == ""


def test_what_is_over_for_tonight_is_said() -> None:
    run = run_of(TO_DAWN)
    run.host.at = datetime(2025, 1, 10, 7, 0).timestamp()  # noqa: DTZ001 - local
    run.play(DAWN)
    assert run.notices == [
        "Dawn: Plays without Ocean waves from 05:30: more than 12 hours away."
    ]
    assert run.mix == [RAIN]


def test_the_second_time_of_day_comes_after_the_first() -> None:
    lines = sequence("Both", RAIN, f"from 5:30 {SEA}", f"from 5:00 {FIRE} 5m")
    assert len(begun(lines, AT_23).plan.parts) == 2
    lines = sequence("Both", RAIN, f"from 5:30 {SEA}", f"from 6:00 {FIRE} 5m")
    assert begun(lines, AT_23).clock.lengths == (6.5 * 3600, 1800.0, 300.0)


def test_fades_lie_in_the_last_part_or_behind_its_voice() -> None:
    hour = Seconds(3600.0)
    assert begun(sequence("A", f"{RAIN} 5m"), fade=hour).timer.fade == 300.0
    assert (
        begun(sequence("A", f"{RAIN} 5m", fade=Seconds(60)), fade=hour).timer.fade
        == 60.0
    )
    assert begun(sequence("A", f"{RAIN} 5m rising 2m"), fade=hour).timer.fade == 10.0
    spoken = begun(sequence("A", SCAN), fade=hour)
    assert (spoken.timer.fade, spoken.clock.tail) == (20.0, 20.0)
    assert spoken.timer.duration == 12 * MINUTE + 20


def test_after_a_pause_a_part_finds_its_time_of_day_again() -> None:
    run = at_11_pm()
    due = run.player.sequence.clock.lengths[0]
    run.playback.pause()
    run.player.sequence.aligned.clear()
    run.host.advance(1000)
    assert run.player.sequence.aligned == {}
    run.playback.resume()
    assert run.player.sequence.aligned[1] == pytest.approx(due - 1000)
    run.host.advance(60)
    assert run.player.sequence.aligned[1] == pytest.approx(due - 1060)
    run.host.advance(due)
    assert run.mix == [SEA]


def test_back_from_a_time_of_day_leads_not_straight_to_it_again() -> None:
    run = at_11_pm()
    run.host.advance(24 * 3600)
    assert run.mix == [SEA]
    run.playback.skip_part(-1)
    assert run.mix == [RAIN]
    run.player.emit(StateChanged(run.player.state))
    run.host.advance(600)
    assert run.mix == [RAIN]


def test_a_session_that_is_over_waits_for_nothing() -> None:
    run = at_11_pm()
    run.playback.stop()
    run.player.sequence.aligned.clear()
    run.host.advance(120)
    run.host.advance(24 * 3600)
    assert run.player.sequence.aligned == {}
    assert run.host.waiting == 0


def test_lengths_are_taken_from_the_catalogue_as_it_is() -> None:
    run = run_of(OURS)
    run.replace_tracks(guided(SCAN, 20, bed=RAIN))
    run.play(NIGHT)
    assert run.remaining == 50 * MINUTE


def test_a_time_of_day_in_the_users_timer_does_not_end_a_session() -> None:
    until = TimerSettings(until=TimeOfDay(23, 30))
    run = run_of(OURS, timer=until)
    run.play(NIGHT)
    run.pass_time(MINUTE)
    assert run.remaining == 41 * MINUTE
    assert run.player.calls_to("set_timer_left") == []
    assert run.state.next_timer == until


def test_still_awake_ends_a_fade_also_with_a_short_timer_of_ones_own() -> None:
    run = run_of(OURS, timer=TimerSettings(duration=Seconds(300)))
    run.play(NIGHT)
    run.player.sequence.begin(1)
    run.pass_time(33 * MINUTE)
    assert run.state.timer.is_fading
    run.playback.still_awake()
    assert run.remaining == 10 * MINUTE


def test_a_part_at_a_time_of_day_begins_anew_after_a_stop_within_it() -> None:
    lines = (RAIN, f"from 23:30 {FIRE}", f"from 5:30 {SEA} 20m rising 5m")
    run = run_of(sequence("Dawn", *lines))
    run.host.at = datetime(2025, 1, 10, 23, 0).timestamp()  # noqa: DTZ001 - local
    run.play(DAWN)
    run.host.advance(3 * 3600)
    assert run.mix == [FIRE]
    run.playback.stop()
    run.playback.toggle()
    assert playing(run) == ("Dawn", 1)
    assert run.mix == [FIRE]
    assert run.remaining == pytest.approx(3.5 * 3600 + 20 * MINUTE)
