"""Any night: whatever happens in whatever order, some things hold in every sample."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from operator import attrgetter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.playback.night_run import (
    LECTURE,
    LEVEL,
    LOOPS,
    SPAN,
    TALK,
    NightRun,
    flat_tracks,
)

from sleepterm.audio.events import DeviceLost, TimerFinished
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.slider import master_amplitude
from sleepterm.audio.state import Device, Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import (
    AfterEnd,
    EndWith,
    Phase,
    SleepTimer,
    TimerSettings,
)
from sleepterm.night.time_of_day import TimeOfDay, time_of_day_at
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.events import PlaybackEvent
from sleepterm.playback.state import PlaybackState
from sleepterm.playback.wire import from_wire, to_wire
from sleepterm.store.session import load_session, save_session
from sleepterm.units import UNITY_MASTER, Percent, Seconds

MOST_SOUNDS = 5
"""That sound at once: a mix, what replaces it, and what is on its way out."""

LOUDEST = MOST_SOUNDS * LEVEL * master_amplitude(100)

STEEPEST = LOUDEST * (1 / 0.03 + 8 / 0.1) / RATE
"""The largest step from sample to sample: ramps of an end without a fade, and of keys
and words, at once.
"""

IDS = (*LOOPS, TALK, LECTURE, "mix-two", "mix-told", "session-parts", "session-breath")
FADES = st.sampled_from([0.0, 1.0, 3.0])
TIMERS = st.builds(
    TimerSettings,
    enabled=st.sampled_from([True, True, True, False]),
    duration=st.floats(1.0, 9.0).map(Seconds),
    fade=FADES.map(Seconds),
    end=st.sampled_from(EndWith),
    tracks=st.integers(1, 2),
    then=st.sampled_from(AfterEnd),
)
SPANS = st.sampled_from([0.0, 0.1, 0.5, 1.0, 2.0, 4.0])

Step = tuple[object, ...]
KEYS = st.one_of(
    st.tuples(st.just("play"), st.sampled_from(IDS)),
    st.tuples(st.just("set_timer"), TIMERS),
    st.tuples(st.just("extend_timer"), st.sampled_from([-60.0, -2.0, 2.0, 60.0])),
    st.tuples(st.just("set_master"), st.sampled_from([0, 60, 100])),
    st.tuples(st.just("change_master"), st.sampled_from([-1, 1])),
    st.tuples(st.just("change_layer"), st.sampled_from(LOOPS), st.just(-1)),
    st.tuples(st.just("remove_layer"), st.sampled_from([*LOOPS, TALK])),
    st.tuples(st.just("guided.seek"), st.sampled_from([-3.0, 1.0, 4.0])),
    st.tuples(st.just("guided.seek_sentence"), st.sampled_from([-1, 1])),
    st.tuples(st.just("skip_part"), st.sampled_from([-1, 1])),
    st.tuples(
        st.sampled_from(
            [*("toggle", "pause", "resume", "stop", "mute", "still_awake", "any key")]
        )
    ),
)
WAKING = st.one_of(
    st.tuples(st.just("wake in"), st.floats(0.0, 15.0)),
    st.tuples(
        st.sampled_from(["waking.snooze", "waking.stop_waking", "waking.wake_now"])
    ),
)
WORLD = st.one_of(
    st.tuples(st.sampled_from(["lose", "find"])),
    st.tuples(st.just("clock"), st.sampled_from([-7200.0, -3600.0, 3600.0, 30.0])),
    st.tuples(st.just("until"), st.sampled_from([0.0, 60.0, 120.0])),
)
AWAKE = st.tuples(st.sampled_from(["any key", "any key", "still_awake", "toggle"]))
KINDS: dict[str, st.SearchStrategy[Step]] = {
    "keys": KEYS,
    "awake": AWAKE,
    "waking": WAKING,
    "world": WORLD,
}
STEPS = st.tuples(
    st.sampled_from(["keys", "keys", "awake", "waking", "world"]).flatmap(
        lambda kind: KINDS[kind]
    ),
    SPANS,
)
"""Something happens, and then some time passes."""


class Checked:
    """A night in which each block is checked."""

    def __init__(self, tracks: tuple[Track, ...], timer: TimerSettings) -> None:
        self.run = NightRun(tracks, timer)
        self.last = np.zeros(2, dtype=np.float32)
        self.master, self.is_muted = UNITY_MASTER, False
        self.seen = self.timer
        self.has_ended = False
        self.breathed = False
        self.began = self.run.host.ticks
        self.run.playback.subscribe(self._follow)

    @property
    def timer(self) -> SleepTimer:
        return self.run.player._engine.timer

    def do(self, step: Step) -> None:
        name, *arguments = step
        work: dict[object, Callable[..., None]] = {
            "any key": self._press_any_key,
            "wake in": self._wake_in,
            "lose": self._lose,
            "find": self._find,
            "clock": self._set_clock,
            "until": self._until,
        }
        if name in work:
            work[name](*arguments)
        else:
            attrgetter(str(name))(self.run.playback)(*arguments)
        self._follow_volume(name)
        self.run.settle()
        # A command may move the deadline.
        self.seen = self.timer
        self.has_ended = False
        self.check_volume()

    def pass_time(self, seconds: float) -> None:
        for _ in range(round(seconds / SPAN)):
            self.pass_block()

    def pass_block(self) -> None:
        run = self.run
        run.events.clear()
        was_stopped = run.player._engine.status is not Status.PLAYING
        run.pass_block()
        self._check_steps()
        self.has_ended = any(isinstance(x, TimerFinished) for x in run.events)
        self._check_deadline(was_stopped=was_stopped)
        self.check_volume()

    def _check_steps(self) -> None:
        run, block = self.run, self.run.block
        is_lost = run.player.state.device is not Device.READY
        if is_lost or any(isinstance(x, DeviceLost) for x in run.events):
            # What sounded is gone with the device, even if it is there again.
            self.last = np.zeros(2, dtype=np.float32)
        if block is None:
            return
        before, layers = self.breathed, run.player._engine.layers
        self.breathed = any(x.track.id.startswith("breathe") for x in layers)
        if before or self.breathed:
            # The only sound that is not flat.
            self.last = block[-1]
            return
        heard = np.concatenate([self.last[None, :], block]).astype(np.float64)
        assert np.abs(heard).max() <= LOUDEST
        assert np.abs(np.diff(heard, axis=0)).max() <= STEEPEST
        if self.has_ended and run.player._engine.status is Status.STOPPED:
            assert not block[LOOKAHEAD:].any()
        self.last = block[-1]

    def _check_deadline(self, *, was_stopped: bool) -> None:
        before, self.seen = self.seen, self.timer
        left, now = before.remaining, self.seen.remaining
        assert now is None or now >= 0.0
        if was_stopped or left is None or before.phase is not Phase.RUNNING:
            return
        has_layers = bool(self.run.player.state.layers)
        if self.has_ended:
            assert left <= SPAN + 1e-6 or not has_layers or before.is_held
        elif now is not None and self.run.player.state.part is None:
            assert now <= left + 1e-6

    def check_volume(self) -> None:
        state = self.run.playback.state
        assert (state.master, state.is_muted) == (self.master, self.is_muted)
        silent = Percent(0) if self.is_muted else self.master
        assert self.run.player.state.master == silent
        wired = json.loads(json.dumps(to_wire(state)))
        assert from_wire(PlaybackState, wired) == state

    def _follow_volume(self, name: object) -> None:
        state = self.run.playback.state
        if name in {"set_master", "change_master"}:
            self.master, self.is_muted = state.master, False
        elif name == "mute":
            self.is_muted = not self.is_muted

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, TimerFinished) and self.run.playback.state.wake:
            # What wakes must not end.
            assert event.then is AfterEnd.NOTHING

    def close(self, file: Path) -> None:
        run = self.run
        run.close()
        longest = run.host.ticks - self.began
        assert all(0 < play.heard <= longest for play in run.plays)
        assert all(run.playback.catalog.get(play.track_id) for play in run.plays)
        # Every voice here is over before one is worth resuming.
        assert run.playback.memory.positions == {}
        if run.saved:
            save_session(file, run.saved[-1])
            assert load_session(file) == run.saved[-1]

    def _press_any_key(self) -> None:
        if not self.run.playback.any_key_is_still_awake:
            return
        self.run.playback.still_awake()
        self.run.settle()
        assert self.run.playback.state.status is Status.PLAYING
        # And it ends again.
        assert self.timer.phase in {Phase.RUNNING, Phase.WAITING}
        assert not self.timer.is_fading or self.timer.remaining == self._whole_fade

    @property
    def _whole_fade(self) -> float:
        return self.timer.deadline - self.timer.fade_start

    def _wake_in(self, seconds: float) -> None:
        wanted = WakeSettings(
            TimeOfDay(7),
            sound="even",
            end=Percent(100),
            snooze=Seconds(5.0),
            at=self.run.host.at + seconds,
        )
        self.run.playback.waking.set_wake(wanted)

    def _lose(self) -> None:
        self.run.output.lose("unplugged")

    def _find(self) -> None:
        self.run.output.problem = ""
        self.run.playback.retry_device()

    def _set_clock(self, by: float) -> None:
        self.run.host.at += by

    def _until(self, seconds: float) -> None:
        until = time_of_day_at(self.run.host.at + seconds)
        timer = self.run.playback.state.next_timer
        self.run.playback.set_timer(replace(timer, enabled=True, until=until))


@pytest.fixture(scope="module")
def tracks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Track, ...]:
    return flat_tracks(tmp_path_factory.mktemp("flat"))


def whole(
    tracks: tuple[Track, ...],
    timer: TimerSettings,
    steps: list[tuple[Step, float]],
    file: Path,
) -> None:
    night = Checked(tracks, timer)
    try:
        for step, seconds in steps:
            night.do(step)
            night.pass_time(seconds)
        night.do(("find",))
    finally:
        night.close(file)


@settings(
    max_examples=30,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    TIMERS,
    st.sampled_from(IDS),
    st.lists(STEPS, min_size=4, max_size=10),
)
def test_any_night(
    tracks: tuple[Track, ...],
    tmp_path: Path,
    timer: TimerSettings,
    first: str,
    steps: list[tuple[Step, float]],
) -> None:
    whole(tracks, timer, [(("play", first), 1.0), *steps], tmp_path / "session.toml")


def test_to_leave_while_the_night_fades_before_the_alarm_takes_no_longer(
    tracks: tuple[Track, ...], tmp_path: Path
) -> None:
    timer = TimerSettings(enabled=False)
    steps: list[tuple[Step, float]] = [
        (("play", "mix-two"), 1.0),
        # As loud as before, and ten seconds from silence.
        (("wake in", 0.0), 0.5),
    ]
    whole(tracks, timer, steps, tmp_path / "session.toml")


def test_a_device_that_comes_back_at_once_begins_from_silence(
    tracks: tuple[Track, ...], tmp_path: Path
) -> None:
    timer = TimerSettings(duration=Seconds(2.0), fade=Seconds(0.0), end=EndWith.TIME)
    steps: list[tuple[Step, float]] = [
        (("play", "plain"), 1.0),
        (("play", "plain"), 0.0),
        # The alarm itself looks for a device.
        (("wake in", 0.0), 0.0),
        (("lose",), 0.0),
        (("find",), 0.5),
    ]
    whole(tracks, timer, steps, tmp_path / "session.toml")
