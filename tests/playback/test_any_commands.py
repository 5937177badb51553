"""Whatever is asked in whatever order: nothing raises, and some things always hold."""

from __future__ import annotations

import math
from operator import attrgetter

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playback.fake_player import guided, some_tracks
from tests.playback.playback_run import FIRE, NOISE, RAIN, SCAN, SEA, TRAIN, mix
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.events import (
    BedDue,
    DeviceFound,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.units import Percent, Seconds

TRACKS = (*some_tracks(), guided("tale", bed=FIRE))
MIXES = (
    mix("One", steady_rain=80, campfire=40),
    mix("Two", body_scan=50, ocean_waves=9),
    mix("Gone", owl=3),
)
SOUNDS = (RAIN, NOISE, FIRE, SEA, SCAN, TRAIN, "tale", "old-drive", "nowhere")
IDS = st.sampled_from([*SOUNDS, "mix-one", "mix-two", "mix-gone"])
PERCENTS = st.integers(0, 100).map(Percent)
DIRECTIONS = st.sampled_from([-1, 1])
SPANS = st.sampled_from([-900.0, -300.0, -15.0, 15.0, 300.0, 900.0]).map(Seconds)
TIMERS = st.builds(
    TimerSettings,
    enabled=st.booleans(),
    duration=st.floats(30, 3600).map(Seconds),
    end=st.sampled_from(EndWith),
)
BEDS = st.sampled_from(["", "none", RAIN, SEA, "nowhere", TRAIN])
PLAYS = st.tuples(st.just("play"), IDS)
COMMANDS = st.one_of(
    PLAYS,
    st.tuples(
        st.just("play_layers"),
        st.lists(st.tuples(st.sampled_from(SOUNDS), PERCENTS), max_size=3),
        st.none() | BEDS,
    ),
    st.tuples(st.sampled_from(["set_layer"]), IDS, PERCENTS),
    st.tuples(st.sampled_from(["change_layer", "tone.change_layer"]), IDS, DIRECTIONS),
    st.tuples(st.just("remove_layer"), IDS),
    st.tuples(st.sampled_from(["set_master", "guided.set_bells"]), PERCENTS),
    st.tuples(
        st.sampled_from(
            [
                *("change_master", "tone.change_master"),
                *("guided.change_bells", "guided.change_pace"),
            ]
        ),
        DIRECTIONS,
    ),
    st.tuples(st.sampled_from(["guided.seek", "extend_timer"]), SPANS),
    st.tuples(st.just("guided.seek_sentence"), DIRECTIONS),
    st.tuples(st.just("choose_bed"), IDS, BEDS),
    st.tuples(st.just("set_timer"), TIMERS),
    st.tuples(
        st.sampled_from(
            [
                *("toggle", "pause", "resume", "stop", "mute", "guided.restart"),
                *("guided.toggle_voice", "still_awake", "retry_device"),
            ]
        )
    ),
)
WAKING = st.one_of(
    st.tuples(
        st.just("waking.set_wake"),
        st.none()
        | st.builds(
            WakeSettings,
            st.just(TimeOfDay(7)),
            sound=IDS | st.just(""),
            # Near the fake clock's beginning.
            at=st.floats(0, 4000).map(lambda seconds: 1_700_000_000.0 + seconds),
        ),
    ),
    st.tuples(
        st.sampled_from(["waking.snooze", "waking.stop_waking", "waking.wake_now"])
    ),
)
EVENTS = st.one_of(
    st.builds(BedDue, st.sampled_from(SOUNDS), BEDS),
    st.builds(TrackEnded, st.sampled_from(SOUNDS)),
    st.builds(LayerFailed, st.sampled_from(SOUNDS), st.just("T"), st.just("broken")),
    st.just(PlaybackStopped()),
    st.just(TimerFinished(AfterEnd.NOTHING)),
    st.just(DeviceFound()),
)
STEPS = st.one_of(
    PLAYS.map(lambda command: ("command", command)),
    COMMANDS.map(lambda command: ("command", command)),
    EVENTS.map(lambda event: ("event", event)),
    st.floats(0, 1200).map(lambda seconds: ("time", seconds)),
)


def do(run: Run, step: tuple[str, object]) -> None:
    kind, what = step
    if kind == "command":
        assert isinstance(what, tuple)
        name, *arguments = what
        attrgetter(name)(run.playback)(*arguments)
    elif kind == "event":
        run.player.emit(what)  # type: ignore[arg-type]
    else:
        assert isinstance(what, float)
        run.pass_time(what)
    run.deliver()


def check(run: Run) -> None:
    state = run.state
    ids = [layer.track_id for layer in state.layers]
    assert len(ids) == len(set(ids))
    assert sum(not layer.is_loop for layer in state.layers) <= 1
    assert state.bed == "" or state.bed in ids
    assert all(0 <= layer.percent <= 100 for layer in state.layers)
    assert state.layers or state.status is not Status.PLAYING
    assert state.mix is None or state.layers
    assert "nowhere" not in ids
    assert "old-drive" not in ids
    if run.shown:
        assert run.shown[-1] == state


@settings(max_examples=250)
@given(
    st.lists(
        STEPS | WAKING.map(lambda command: ("command", command)),
        min_size=5,
        max_size=25,
    ),
    st.booleans(),
)
def test_nothing_raises_and_the_last_word_reported_is_the_state(
    steps: list[tuple[str, object]],
    is_queued: bool,  # noqa: FBT001 - hypothesis fills it in
) -> None:
    run = Run(tracks=TRACKS, mixes=MIXES, is_queued=is_queued)
    for step in steps:
        do(run, step)
        check(run)
    run.leave()
    assert all(math.isfinite(x) and x > 0 for x in run.positions.values())


@settings(max_examples=100)
@given(st.lists(STEPS, max_size=20))
def test_late_events_lead_to_the_same_as_events_at_once(
    steps: list[tuple[str, object]],
) -> None:
    at_once = Run(tracks=TRACKS, mixes=MIXES)
    queued = Run(tracks=TRACKS, mixes=MIXES, is_queued=True)
    for step in steps:
        do(at_once, step)
        do(queued, step)
        assert at_once.state == queued.state
    assert at_once.player.calls == queued.player.calls


@settings(max_examples=100)
@given(st.lists(STEPS, max_size=20))
def test_a_player_that_never_answers_is_believed_in_the_end(
    steps: list[tuple[str, object]],
) -> None:
    run = Run(tracks=TRACKS, mixes=MIXES)
    run.play(RAIN)
    run.player.is_deaf = True
    for step in steps:
        do(run, step)
    run.host.advance(2)
    assert run.state.layers == run.player.state.layers
    assert run.state.status is run.player.state.status
    run.leave()


@given(st.lists(COMMANDS | WAKING, max_size=20))
def test_before_there_is_a_player_nothing_raises_and_nothing_is_lost_after(
    commands: list[tuple[object, ...]],
) -> None:
    run = Run(tracks=TRACKS, mixes=MIXES, is_attached=False)
    for command in commands:
        do(run, ("command", command))
        assert run.status() is Status.STOPPED
    run.attach()
    check(run)
