"""After the end `play` waits for a key, then suspends, powers off, or just ends."""

from __future__ import annotations

import pytest
from tests.desktop.fake_system import FakeSystem, system
from tests.playback.playback_run import FakeHost

from sleepterm.commands.shared.after_end import EndWait, checked_then
from sleepterm.errors import SleeptermError
from sleepterm.night.after_end import STILL_AWAKE
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.units import Seconds

__all__ = ["system"]

SUSPEND = AfterEnd.SUSPEND


class Waiting:
    """A wait on a clock of its own, with what it says and how it ends."""

    def __init__(
        self,
        then: AfterEnd,
        *,
        has_keys: bool = True,
        window: Seconds = STILL_AWAKE,
        since: float = 0.0,
    ) -> None:
        self.host = FakeHost()
        self.host.advance(since)
        self.said: list[str] = []
        self.done: list[AfterEnd] = []
        self.wait = EndWait(self.host, window, self.said.append, self.done.append)
        self.told: list[AfterEnd] = []
        self.wait.last_minute.subscribe(self.told.append)
        self.wait.still_awake = lambda: self.said.append("still awake")
        self.wait.begin(then, has_keys=has_keys)


@pytest.mark.parametrize("then", [AfterEnd.NOTHING, AfterEnd.QUIT])
def test_without_keys_the_command_ends_at_once(then: AfterEnd) -> None:
    assert Waiting(then, has_keys=False).done == [then]
    assert Waiting(then, window=Seconds(0)).done == [then]


def test_a_key_is_waited_for_as_long_as_it_plays_on() -> None:
    run = Waiting(AfterEnd.NOTHING)
    run.host.advance(119)
    assert run.done == []
    assert run.said == ["The sound has ended. Any key within 2 min plays on."]
    run.host.advance(2)
    assert run.done == [AfterEnd.NOTHING]
    run = Waiting(AfterEnd.QUIT)
    assert run.said == ["The sound has ended. Any key within 1 min plays on."]
    run.host.advance(61)
    assert run.done == [AfterEnd.QUIT]
    run = Waiting(AfterEnd.NOTHING, window=Seconds(90))
    assert run.said == ["The sound has ended. Any key within 90 s plays on."]


@pytest.mark.parametrize("since", [47.6, 1926.3, 9.2])
def test_the_time_for_a_key_is_round_on_every_clock(since: float) -> None:
    run = Waiting(AfterEnd.NOTHING, since=since)
    assert run.said == ["The sound has ended. Any key within 2 min plays on."]


@pytest.mark.parametrize("has_keys", [True, False])
@pytest.mark.parametrize("window", [0.0, 30.0, 600.0])
def test_the_machine_has_a_minute(window: float, *, has_keys: bool) -> None:
    run = Waiting(SUSPEND, has_keys=has_keys, window=Seconds(window))
    run.host.advance(59)
    assert run.done == []
    run.host.advance(2)
    assert run.done == [SUSPEND]
    assert run.host.waiting == 0


@pytest.mark.parametrize("then", list(AfterEnd))
def test_where_nothing_is_left_no_key_is_waited_for_to_play_it(then: AfterEnd) -> None:
    run = Waiting(then)
    run.wait.forget_still_awake()
    if then in {AfterEnd.SUSPEND, AfterEnd.POWEROFF}:
        assert run.said[-1].endswith("in one minute. Any key stops that.")
        assert run.wait.call_off()
        then = AfterEnd.NOTHING
    assert run.done == [then]
    assert run.host.waiting == 0


def test_what_a_key_does_is_said() -> None:
    run = Waiting(AfterEnd.POWEROFF, window=Seconds(30))
    run.host.advance(40)
    assert run.said == [
        "This machine powers off in one minute. Any key plays on.",
        "This machine powers off within a minute. Any key stops that.",
    ]
    run = Waiting(SUSPEND, has_keys=False)
    assert run.said == ["This machine suspends in one minute. Ctrl+C stops that."]


def test_a_key_calls_it_off_where_it_does_not_play_on() -> None:
    run = Waiting(SUSPEND, window=Seconds(30))
    assert not run.wait.call_off()
    run.host.advance(40)
    assert run.wait.call_off()
    assert run.said[-1] == "This machine is not suspended."
    assert not run.wait.call_off()
    run.host.advance(100)
    assert run.done == [AfterEnd.NOTHING]


def test_a_sound_that_plays_again_is_not_cut_short() -> None:
    run = Waiting(SUSPEND)
    run.host.advance(30)
    run.wait.cancel()
    run.host.advance(100)
    assert run.done == []
    run.wait.begin(SUSPEND, has_keys=True)
    run.host.advance(61)
    assert run.done == [SUSPEND]


@pytest.mark.parametrize("word", ["na", "no"])
def test_what_is_impossible_is_refused_at_the_start(
    word: str, system: FakeSystem
) -> None:
    system.add("systemctl")
    system.answers(word)
    with pytest.raises(SleeptermError, match="can't be suspended: ") as caught:
        checked_then(TimerSettings(then=SUSPEND), is_asked=True)
    assert caught.value.exit_status == 2


@pytest.mark.parametrize(
    ("word", "is_asked"), [("na", False), ("challenge", True), ("challenge", False)]
)
def test_what_may_change_or_is_a_setting_is_only_said(
    word: str,
    *,
    is_asked: bool,
    system: FakeSystem,
    capsys: pytest.CaptureFixture[str],
) -> None:
    system.add("systemctl")
    system.answers(word)
    timer = checked_then(TimerSettings(then=SUSPEND), is_asked=is_asked)
    assert timer == TimerSettings()
    told = capsys.readouterr().err
    assert told.startswith("sleepterm: This machine can't be suspended: ")
    assert told.endswith(". It will stay on.\n")


@pytest.mark.parametrize("then", list(AfterEnd))
def test_what_is_possible_is_not_talked_about(
    then: AfterEnd, system: FakeSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    system.add("systemctl")
    system.answers("yes")
    timer = TimerSettings(then=then)
    assert checked_then(timer, is_asked=True) == timer
    assert capsys.readouterr().err == ""


NOTHING = AfterEnd.NOTHING


def test_others_are_told_of_the_machines_last_minute_and_can_stop_it() -> None:
    run = Waiting(SUSPEND)
    assert run.told == [SUSPEND]
    run.wait.last_minute.stop()
    # Within its window a key plays on, which calls all off.
    assert run.said[-1] == "still awake"
    run.wait.cancel()
    assert run.told == [SUSPEND, NOTHING]
    run = Waiting(AfterEnd.POWEROFF, window=Seconds(10))
    run.host.advance(20)
    run.wait.last_minute.stop()
    assert run.told == [AfterEnd.POWEROFF, NOTHING]
    assert run.done == [NOTHING]


def test_others_are_told_that_the_minute_is_over() -> None:
    run = Waiting(SUSPEND, has_keys=False)
    run.host.advance(61)
    assert run.told == [SUSPEND, NOTHING]
    assert run.done == [SUSPEND]
    run.wait.last_minute.stop()
    assert run.said.count("still awake") == 0


def test_nobody_else_is_told_of_the_end_of_the_command() -> None:
    run = Waiting(AfterEnd.QUIT)
    run.host.advance(61)
    assert run.told == []
