"""Companions: each starts, ends and fails alone."""

from __future__ import annotations

from tests.playback.playback_run import PlaybackRun

from sleepterm.playback.companion import Companions, FrontEnd
from sleepterm.playback.notice import Notice


class Recorder:
    def __init__(self, name: str, told: list[str], fails: str = "") -> None:
        self.name, self.told, self.fails = name, told, fails

    def start(self, front_end: FrontEnd) -> None:
        self.told.append(f"{self.name} starts")
        if self.fails == "start":
            raise OSError(f"{self.name} is not there")
        front_end.playback.subscribe(lambda _: None)

    def close(self) -> None:
        self.told.append(f"{self.name} ends")
        if self.fails == "close":
            raise OSError(f"{self.name} is stuck")


def front_end(notices: list[Notice]) -> FrontEnd:
    playback = PlaybackRun().playback
    return FrontEnd(playback, lambda work: work(), lambda: None, notices.append)


def test_start_in_order_and_end_once() -> None:
    told: list[str] = []
    both = Companions(lambda: Recorder("one", told), lambda: Recorder("two", told))
    both.start(front_end([]))
    both.close()
    both.close()
    assert told == ["one starts", "two starts", "one ends", "two ends"]


def test_one_that_fails_is_told_and_the_next_starts() -> None:
    told: list[str] = []
    notices: list[Notice] = []
    both = Companions(
        lambda: Recorder("one", told, "start"), lambda: Recorder("two", told)
    )
    both.start(front_end(notices))
    assert told == ["one starts", "two starts"]
    assert [(x.text, x.is_warning) for x in notices] == [
        ("OSError: one is not there", True)
    ]


def test_one_that_is_stuck_lets_the_others_end() -> None:
    told: list[str] = []
    both = Companions(
        lambda: Recorder("one", told), lambda: Recorder("two", told, "close")
    )
    both.start(front_end([]))
    both.close()
    assert sorted(told[2:]) == ["one ends", "two ends"]


def test_none_is_made_before_the_start() -> None:
    told: list[str] = []

    def make() -> Recorder:
        told.append("made")
        return Recorder("one", told)

    both = Companions(make)
    assert told == []
    both.close()
    both.start(front_end([]))
    assert told == ["made", "one starts"]
