"""The breath clock says what is heard, from the few reports of a real player."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.audio.caption_delay import CaptionDelay
from sleepterm.audio.engine import Engine
from sleepterm.audio.event_publisher import EventPublisher
from sleepterm.audio.events import CaptionChanged, Event, StateChanged
from sleepterm.audio.player import BLOCK, QUEUED_BLOCKS
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.state import PlayerState, Status
from sleepterm.audio.track_loader import open_track
from sleepterm.library.breathing.made_tracks import pacer_track
from sleepterm.library.breathing.pattern import BreathPhase, parse_pattern
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.breath_clock import ON_ITS_WAY, BreathClock
from sleepterm.playback.state import PlaybackState
from sleepterm.units import Percent, Seconds

STEP = BLOCK / RATE
ACCURATE = 2 * STEP
"""Seconds: a state is reported at the end of a block, and shown with a block."""


class Room:
    """An engine that plays the pacer, its reports, and the ear behind the output."""

    def __init__(self, pattern: str, at: float = 0.0) -> None:
        self.track = pacer_track(parse_pattern(pattern), Seconds(300.0))
        self.ticks = 50.0
        self.clock = BreathClock(lambda: self.ticks)
        self.engine = Engine()
        self.engine.arm(TimerSettings(enabled=False))
        start = Seconds(at)
        layer = self.engine.add(self.track, Percent(100), start)
        self.engine.open(layer, open_track(self.track, start, 1))
        self.engine.resume()
        self._publisher = EventPublisher()
        self._publisher.subscribe(self._receive)
        self._captions = CaptionDelay(QUEUED_BLOCKS)
        self._state = PlaybackState()
        self._queued = [at] * (QUEUED_BLOCKS + 1)

    @property
    def heard(self) -> float:
        """The position that leaves the loudspeaker now."""
        return self._queued[0]

    def pass_time(self, seconds: float) -> Iterator[None]:
        """Play; yields after each block."""
        for _ in range(round(seconds / STEP)):
            self.ticks += STEP
            if self.engine.status is Status.PLAYING or not self.engine.at_rest:
                self.engine.render(BLOCK)
            state = self.engine.state()
            self._captions.after_block(state)
            self._publisher.report(self._captions.applied(state))
            guided = self.engine.guided
            assert guided is not None
            self._queued = [*self._queued[1:], guided.position]
            yield

    def _receive(self, event: Event) -> None:
        """As playback does it: a caption comes without a position."""
        if isinstance(event, StateChanged):
            player: PlayerState = event.state
            self._state = replace(
                self._state, status=player.status, layers=player.layers
            )
        elif isinstance(event, CaptionChanged):
            layers = tuple(replace(x, words=event.words) for x in self._state.layers)
            self._state = replace(self._state, layers=layers)
        self.clock.follow(self._state)


def expect_in_time(room: Room, within: float = ACCURATE) -> None:
    moment, pattern = room.clock.moment, room.track.pattern
    assert moment is not None
    starts, at = {}, 0.0
    for phase, length in pattern.phases:
        starts[phase] = at
        at += length
    shown = moment.breath * pattern.seconds + starts[moment.phase] + moment.elapsed
    assert shown == pytest.approx(room.heard, abs=within)


def test_the_delay_is_that_of_the_player() -> None:
    assert pytest.approx(QUEUED_BLOCKS * BLOCK / RATE) == ON_ITS_WAY


@settings(max_examples=5)
@given(st.sampled_from(["5-5", "4-7-8", "box", "1-1", "2.5-0-3.1-1"]), st.floats(0, 90))
def test_it_follows_what_is_heard(pattern: str, at: float) -> None:
    room = Room(pattern, at)
    for count, _ in enumerate(room.pass_time(14)):
        if count > QUEUED_BLOCKS:
            expect_in_time(room)


def test_it_stands_while_paused_and_goes_on_from_there() -> None:
    room = Room("4-4-4-4")
    list(room.pass_time(3))
    moving = [room.clock.is_moving]
    room.engine.pause()
    list(room.pass_time(20))
    stands = room.clock.moment
    moving.append(room.clock.is_moving)
    assert moving == [True, False]
    assert stands is not None
    assert stands.breath == 0
    room.engine.resume()
    list(room.pass_time(1))
    for _ in room.pass_time(3):
        expect_in_time(room, 0.25)


@pytest.mark.parametrize("by", [-1, 1, 2, 3])
def test_it_follows_a_seek_at_the_next_caption(by: int) -> None:
    room = Room("4-4-4-4")
    list(room.pass_time(6))
    room.engine.seek_sentence(by)
    list(room.pass_time(5))
    for _ in room.pass_time(3):
        expect_in_time(room)


def test_it_has_no_moment_without_a_pacer() -> None:
    room = Room("5-5")
    seen = [room.clock.moment]
    list(room.pass_time(1))
    seen.append(room.clock.moment)
    room.clock.follow(PlaybackState())
    seen.append(room.clock.moment)
    assert [each and each.phase for each in seen] == [None, BreathPhase.IN, None]
    assert not room.clock.is_moving
