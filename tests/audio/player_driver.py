"""A player on a fake output, with a clock that the test moves."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tests.audio.fakes import TIMEOUT, EventLog, FakeOutput

from sleepterm.audio.events import StateChanged
from sleepterm.audio.player import Player
from sleepterm.audio.player_options import PLAIN, PlayerOptions
from sleepterm.audio.state import PlayerState, Status
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.units import UNITY_MASTER, Percent, Seconds

FULL = Percent(100)
START = Seconds(0.0)
SOON = Seconds(0.1)


class Clock:
    """A clock that advances by `step` seconds at each reading."""

    def __init__(self) -> None:
        self.step = 0.0
        self._now = 100.0

    def __call__(self) -> float:
        self._now += self.step
        return self._now

    def pass_time(self, seconds: float) -> None:
        self._now += seconds


class PlayerDriver:
    """A player on a fake output, with an event log."""

    def __init__(
        self,
        output: FakeOutput,
        idle_close: Seconds = Seconds(10),
        options: PlayerOptions = PLAIN,
    ) -> None:
        self.output = output
        self.events = EventLog()
        self.clock = Clock()
        self.player = Player(
            output,
            master=UNITY_MASTER,
            seed=1,
            clock=self.clock,
            idle_close=idle_close,
            options=options,
        )
        self.player.subscribe(self.events)

    def play(self, *tracks: Track) -> None:
        """Play tracks; returns once their files are open."""
        for track in tracks:
            self.player.add_layer(track, FULL, START)
        self.player.resume()
        self.wait_for_state(lambda x: x.status is Status.PLAYING)
        self._wait_for_files()

    def wait_for_state(self, where: Callable[[PlayerState], object]) -> PlayerState:
        return self.events.wait_for(
            StateChanged, lambda event: where(event.state)
        ).state

    def audition(self, track: Track) -> None:
        """Try a sound beside what plays, until it has come in."""
        self.player.audition(track)
        self.output.play(0.2)  # by now the command is carried out
        self._wait_for_files()
        self.output.play(1)

    def play_and_fade_in(self, *tracks: Track) -> None:
        """Play tracks until they have faded in."""
        self.play(*tracks)
        self.output.play(1.0)

    def _wait_for_files(self) -> None:
        opened = threading.Event()
        self.player._opener.opening.submit(opened.set)
        assert opened.wait(TIMEOUT)


def timer(
    duration: float, fade: float, then: AfterEnd = AfterEnd.QUIT
) -> TimerSettings:
    return TimerSettings(duration=Seconds(duration), fade=Seconds(fade), then=then)
