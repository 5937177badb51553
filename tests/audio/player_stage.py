"""A player on a fake output, with a clock that the test moves."""

from __future__ import annotations

import threading
from collections.abc import Callable

from tests.audio.fakes import (
    PATIENCE,
    Ear,
    FakeOutput,
)

from sleepterm.audio.player import Player
from sleepterm.audio.state import (
    PlayerState,
    StateChanged,
    Status,
)
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.units import Percent, Seconds

FULL = Percent(100)
START = Seconds(0.0)
SOON = Seconds(0.1)


class Clock:
    """Time passes when it is told to, and each look at it takes a moment."""

    def __init__(self) -> None:
        self.step = 0.0
        self._now = 100.0

    def __call__(self) -> float:
        self._now += self.step
        return self._now


class Stage:
    """A player on a fake output, with a listener."""

    def __init__(self, output: FakeOutput, idle_close: Seconds = Seconds(10)) -> None:
        self.output = output
        self.ear = Ear()
        self.clock = Clock()
        self.player = Player(
            output, master=FULL, seed=1, clock=self.clock, idle_close=idle_close
        )
        self.player.subscribe(self.ear)

    def play(self, *tracks: Track) -> None:
        """Play; the files are open before the first block."""
        for track in tracks:
            self.player.add_layer(track, FULL, START)
        self.player.resume()
        self.until(lambda x: x.status is Status.PLAYING)
        self._wait_for_files()

    def until(self, where: Callable[[PlayerState], object]) -> PlayerState:
        return self.ear.wait_for(StateChanged, lambda event: where(event.state)).state

    def audition(self, track: Track) -> None:
        """Try a sound beside what plays, until it has come in."""
        self.player.audition(track)
        self.output.hear(0.2)  # by now the command is carried out
        self._wait_for_files()
        self.output.hear(1)

    def sounding(self, *tracks: Track) -> None:
        """Play, and go on until the tracks have come in."""
        self.play(*tracks)
        self.output.hear(1.0)

    def _wait_for_files(self) -> None:
        opened = threading.Event()
        self.player._opener.submit(opened.set)
        assert opened.wait(PATIENCE)


def timer(
    duration: float, fade: float, then: AfterEnd = AfterEnd.QUIT
) -> TimerSettings:
    return TimerSettings(duration=Seconds(duration), fade=Seconds(fade), then=then)
