"""Plays made from the player's events."""

from __future__ import annotations

import pytest

from sleepterm.audio.events import (
    Event,
    LayerFailed,
    PlaybackStopped,
    StateChanged,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.state import Device, LayerState, PlayerState, Status
from sleepterm.library.history.plays import Ending
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.play_tracker import PlayTracker
from sleepterm.playback.timestamps import Timestamps
from sleepterm.units import Percent


def now(ticks: float) -> Timestamps:
    # the wall clock is put back an hour in the middle of the night
    return Timestamps(1000.0 + ticks - (3600 if ticks > 50 else 0), 23, ticks)


def state(
    *ids: str, status: Status = Status.PLAYING, device: Device = Device.READY
) -> StateChanged:
    layers = tuple(LayerState(x, x, Percent(80), is_loop=True) for x in ids)
    return StateChanged(PlayerState(status=status, device=device, layers=layers))


def tracked_plays(
    *events: tuple[float, Event],
    chosen: set[str] | None = None,
    end: float | None = None,
) -> list[tuple[str, float, str]]:
    tracker = PlayTracker(lambda track_id: chosen is None or track_id in chosen)
    for ticks, event in events:
        tracker.note(event, now(ticks))
    if end is not None:
        tracker.end(now(end))
    plays = tracker.take()
    assert tracker.take() == ()
    return [(play.track_id, play.heard, play.ended.value) for play in plays]


TIMER = TimerFinished(AfterEnd.NOTHING)


@pytest.mark.parametrize(
    ("events", "plays"),
    [
        ([(0, state("a", "b")), (99, TIMER)], [("a", 99, "timer"), ("b", 99, "timer")]),
        (
            [(0, state("a", "b")), (60, state("b")), (90, PlaybackStopped())],
            [("a", 60, "stopped")],
        ),
        ([(0, state("a")), (29, state())], [("a", 29, "skipped")]),
        ([(0, state("a")), (31, state())], [("a", 31, "stopped")]),
        (
            [(0, state("a")), (70, state("a", status=Status.STOPPED))],
            [("a", 70, "stopped")],
        ),
        ([(0, state("a")), (70, TrackEnded("a")), (71, state())], [("a", 70, "end")]),
        ([(0, state("a")), (9, LayerFailed("a", "A", "gone")), (10, state())], []),
        ([(0, state("a")), (0.5, state())], []),
    ],
)
def test_how_a_play_ends(
    events: list[tuple[float, Event]], plays: list[tuple[str, float, str]]
) -> None:
    assert tracked_plays(*events) == plays


def test_only_what_sounds_counts() -> None:
    assert tracked_plays(
        (0, state("a", device=Device.UNKNOWN)),
        (10, state("a")),
        (50, state("a", status=Status.PAUSED)),
        (80, state("a")),
        (100, state("a", device=Device.MISSING)),
        (500, state("a")),
        (510, TIMER),
    ) == [("a", 70, "timer")]


def test_the_next_night_is_another_play() -> None:
    assert tracked_plays(
        (0, state("a")),
        (40, TIMER),
        (41, state("a", status=Status.STOPPED)),
        (100, state("a")),
        (140, state("a")),
        end=200,
    ) == [("a", 40, "timer"), ("a", 100, "stopped")]


def test_a_bed_that_nobody_chose_is_not_remembered() -> None:
    events = [(0.0, state("scan", "rain")), (60.0, state("scan", "sea"))]
    assert tracked_plays(*events, chosen={"scan"}, end=90) == [("scan", 90, "stopped")]


def test_a_play_says_when_it_began() -> None:
    tracker = PlayTracker()
    tracker.note(state("a"), Timestamps(500.0, 23, 0.0))
    tracker.note(TIMER, Timestamps(9000.0, 1, 60.0))
    (play,) = tracker.take()
    assert (play.at, play.hour, play.ended) == (500.0, 23, Ending.TIMER)


@pytest.mark.parametrize(
    ("events", "plays"),
    [
        ([(0, state("a")), (9, state("a", "b")), (99, TIMER)], [(90, "timer")]),
        (
            [(0, state("a", "b")), (60, state("a", "b", "c")), (99, TIMER)],
            [(60, "stopped")],
        ),
        (
            [(0, state("a", "b")), (60, TrackEnded("b")), (60, state("a"))],
            [(60, "end")],
        ),
        # it became another before it could be judged
        ([(0, state("a", "b")), (20, state("a", "b", "c")), (99, TIMER)], []),
        ([(0, state("a", "b")), (20, state("d")), (99, TIMER)], [(20, "skipped")]),
        (
            [(0, state("a", "b")), (20, state("a", "b", status=Status.STOPPED))],
            [(20, "skipped")],
        ),
    ],
)
def test_a_mix_is_a_play_while_all_of_it_sounds(
    events: list[tuple[float, Event]], plays: list[tuple[float, str]]
) -> None:
    def mixes(now: PlayerState) -> tuple[str, ...]:
        return ("mix",) if {x.track_id for x in now.layers} == {"a", "b"} else ()

    # that nobody chose its layers one by one does not matter
    tracker = PlayTracker(lambda track_id: track_id == "a", mixes)
    for ticks, event in events:
        tracker.note(event, now(ticks))
    taken = [(x.heard, x.ended.value) for x in tracker.take() if x.track_id == "mix"]
    assert taken == plays
