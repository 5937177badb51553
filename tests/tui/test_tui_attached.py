"""The screen shows and commands what another process plays."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.playback_run import NOISE, RAIN, SCAN
from tests.remote.remote_run import ServedRun, served
from tests.tui.app_driver import HERE
from tests.tui.attached_run import attached_app
from tests.tui.fakes import FakeServices, loop
from tests.tui.manual_time import ManualTime

from sleepterm.audio.events import TimerFinished
from sleepterm.audio.state import Status
from sleepterm.night.sleep_timer import AfterEnd, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.remote import attachment
from sleepterm.tui.controllers import attached
from sleepterm.tui.controllers.attached import ATTACHED, OTHER
from sleepterm.tui.screens.leave import LeaveDialog
from sleepterm.tui.screens.night import NightScreen
from sleepterm.units import Seconds

PLAYING, PAUSED, STOPPED = Status.PLAYING, Status.PAUSED, Status.STOPPED


@pytest.fixture(autouse=True)
def nobody_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attachment, "_HANDED_OVER_WITHIN", 0.1)


@pytest.fixture
def there(tmp_path: Path) -> Iterator[ServedRun]:
    with served(tmp_path) as run:
        yield run


@pytest.fixture
def playing(there: ServedRun) -> ServedRun:
    there.do(lambda: there.run.play(RAIN))
    return there


async def test_what_plays_there_is_shown_and_changed(playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        assert ATTACHED in run.app.notices[-1]
        assert "Steady rain" in run.app.text()
        await run.press("minus", "minus")
        assert run.played().master == 70
        await run.app.go_to(NOISE)
        await run.press("enter")
        assert [x.track_id for x in run.played().layers] == [RAIN, NOISE]
        await run.press("e")
        assert run.played().timer.remaining == pytest.approx(2700 + 300, abs=5)
        await run.press("space")
        assert run.played().status is PAUSED


async def test_two_screens_agree(playing: ServedRun) -> None:
    async with attached_app(playing) as one, attached_app(playing) as two:
        await one.press("plus")
        await two.press("m")
        playing.do(lambda: playing.run.play(NOISE))
        playing.do(lambda: playing.run.pass_time(600))
        await one.agree()
        await two.agree()
        assert one.state == two.state
        assert (one.state.master, one.state.is_muted) == (85, True)
        for run in (one, two):
            assert "Brown noise" in run.app.text()
            assert "25 min" in run.app.text()
    assert playing.quits == 0


async def test_what_the_other_one_finds_changed_is_listed_here(
    playing: ServedRun,
) -> None:
    async with attached_app(playing) as run:
        await run.app.go_to(SCAN)
        new = loop("new-rain")
        # Its screen, or another one, has added a file.
        run.app.fakes.tracks += (new,)
        playing.do(lambda: playing.run.replace_tracks(new))
        await run.until(lambda: run.app.view.catalog.get(new.id) is not None)
        highlighted = run.app.browse.highlighted
        assert highlighted is not None
        assert highlighted.id == SCAN
        # Which is not to be read once more there, for ever.
        assert playing.read_again == [""]


@pytest.mark.parametrize("keys", [("q", "l"), ("q", "q"), ("D",)])
async def test_it_is_left_playing(keys: tuple[str, ...], playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        await run.app.press(*keys)
        assert run.app.app.is_leaving
        assert run.played().status is PLAYING
    assert playing.quits == 0
    assert not playing.notices


async def test_or_it_is_stopped(playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        await run.app.press("q")
        assert "Stop, or leave it playing?" in run.app.text()
        assert "s stop  l leave it playing  esc stay" in run.app.text()
        await run.app.press("s")
        assert run.app.app.is_leaving
    # It has arrived before the screen was gone.
    assert run.played().status is STOPPED
    assert playing.quits == 0


async def test_or_the_screen_stays(playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        await run.press("space")
        await run.app.press("q")
        assert "Stop, or leave it paused?" in run.app.text()
        await run.app.press("escape")
        assert not isinstance(run.app.app.screen, LeaveDialog)
        assert not run.app.app.is_leaving


async def test_nothing_is_asked_while_nothing_plays(there: ServedRun) -> None:
    async with attached_app(there) as run:
        await run.app.press("q")
        assert run.app.app.is_leaving


async def test_the_night_screen_can_be_left(playing: ServedRun) -> None:
    time = ManualTime()
    async with attached_app(playing, FakeServices(time=time)) as run:
        await run.app.press("n", "down")
        time.advance(1.0)
        await run.app.settle()
        assert "leave it playing" in run.app.text()
        await run.app.press("down", "down", "down")
        assert f"{HERE} D     leave it playing" in run.app.text()
        await run.app.press("enter")
        assert run.app.app.is_leaving
        assert not isinstance(run.app.app.screen, LeaveDialog)
        assert run.played().status is PLAYING


async def test_once_it_has_ended_there_it_plays_here(playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        await run.app.press("/", "b", "r")
        playing.close()
        await run.until(lambda: bool(run.own.player.calls))
        assert "has ended. What you play plays here." in run.app.notices[-1]
        assert run.state.status is STOPPED
        # What was being typed stays.
        assert run.app.view.filter.text == "br"
        await run.app.press("enter")
        await run.app.go_to(NOISE)
        await run.app.press("enter")
        layers = [x.track_id for x in run.own.player.state.layers]
        assert layers == [NOISE]
        assert run.own.player.state.status is PLAYING
        assert "Brown noise" in run.app.text()
        await run.app.press("q")
        # As a player of its own it asks what those ask.
        assert "Fade out and quit now?" in run.app.text()


async def test_in_the_dark_its_end_lights_nothing(playing: ServedRun) -> None:
    time = ManualTime()

    def plays_here() -> bool:
        time.advance(0.01)
        return bool(run.own.player.calls)

    async with attached_app(playing, FakeServices(time=time)) as run:
        run.own.time = time
        await run.app.press("n")
        playing.close()
        await run.until(plays_here)
        assert isinstance(run.app.app.screen, NightScreen)
        assert run.app.text().strip() == ""
        await run.app.press("down")
        time.advance(1.0)
        await run.app.settle()
        assert "What you play plays here." in run.app.text()


async def test_a_dialog_stays_open_until_it_is_answered(playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        await run.app.press("a")
        playing.close()
        await run.until(lambda: run.state.status is STOPPED)
        assert run.app.app.screen.is_modal
        await run.app.press("escape")
        await run.until(lambda: bool(run.own.player.calls))


async def test_who_goes_on_with_it_is_followed(
    playing: ServedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachment, "_HANDED_OVER_WITHIN", 10.0)
    async with attached_app(playing) as run:
        playing.close()
        with served(tmp_path, NOISE) as next_one:
            run.there = next_one
            await run.agree()
            await run.press("minus")
            assert next_one.run.state.master == 75
            assert OTHER not in run.app.notices[-1]
            assert not run.own.player.calls


async def test_who_only_listens_next_is_told_of(
    playing: ServedRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachment, "_HANDED_OVER_WITHIN", 10.0)
    async with attached_app(playing) as run:
        playing.close()
        with served(tmp_path) as next_one:
            run.there = next_one
            await run.agree()
            assert run.state.status is STOPPED
            assert run.app.notices[-1].endswith(OTHER)


async def test_after_an_end_that_quits_the_screen_ends_too(playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        playing.do(lambda: playing.run.player.become(status=STOPPED))
        playing.do(lambda: playing.run.player.emit(TimerFinished(AfterEnd.QUIT)))
        await run.agree()
        playing.close()
        await run.until(lambda: run.app.app.is_leaving)


async def test_a_key_here_stops_what_was_to_follow_there(playing: ServedRun) -> None:
    stopped: list[int] = []

    def stop() -> None:
        stopped.append(1)
        playing.last_minute.end()

    async with attached_app(playing) as run:
        playing.do(lambda: playing.last_minute.begin(AfterEnd.SUSPEND, stop))
        await run.until(lambda: "suspends in one minute" in run.app.text())
        await run.app.press("x")
        await run.until(lambda: bool(stopped))
        # And one there takes the notice back here.
        playing.do(lambda: playing.last_minute.begin(AfterEnd.SUSPEND, stop))
        await run.until(lambda: "suspends in one minute" in run.app.text())
        playing.do(playing.last_minute.stop)
        await run.until(lambda: "suspends in one minute" not in run.app.text())
        assert run.app.fakes.ended == []


async def test_a_wake_up_is_answered_from_here(there: ServedRun) -> None:
    at = there.run.host.at + 3600

    def wake() -> None:
        there.run.playback.waking.set_wake(WakeSettings(TimeOfDay(7), at=at))

    there.do(wake)
    async with attached_app(there) as run:
        assert run.app.app.playback.waking.settings is not None
        there.do(lambda: there.run.host.advance(3590))
        await run.until(lambda: run.app.app.screen.is_modal)
        assert run.state.wake is not None
        await run.app.press("s")
        await run.until(lambda: run.played().wake is None)
        await run.agree()
        assert not run.app.app.screen.is_modal
        assert run.app.fakes.locks == ["hold", "release"]


async def test_still_awake_in_a_fade(playing: ServedRun) -> None:
    async with attached_app(playing) as run:
        playing.do(lambda: playing.run.pass_time(2400))
        await run.agree()
        assert run.state.timer.is_fading
        await run.press("x")
        assert not run.played().timer.is_fading
        # Said before the answer comes.
        assert "starts again: 45 min." in run.app.notices[-1]


async def test_a_guided_track_can_be_steered(there: ServedRun) -> None:
    there.do(lambda: there.run.play(SCAN))
    async with attached_app(there) as run:
        await run.press("greater_than_sign")
        guided = run.played().guided
        assert guided is not None
        assert guided.position >= 15


async def test_what_is_remembered_recorded_and_read_is_so_there(
    playing: ServedRun,
) -> None:
    wanted = TimerSettings(duration=Seconds(1200.0))

    def long_ago() -> None:
        playing.run.pass_time(1200)
        playing.run.playback.lifecycle.keys.take()

    async with attached_app(playing) as run:
        context = run.app.app.context
        # Somebody is awake.
        playing.do(long_ago)
        await run.press("down")
        assert list(playing.run.playback.lifecycle.keys.take()) == [playing.run.host.at]
        # The timer of the next start.
        context.playback.memory.set_later_timer(wanted)
        await run.until(lambda: run.played().next_timer == wanted)
        assert run.played().timer.settings == TimerSettings()
        # Files that have changed, and only those.
        context.catalog.load()
        await run.app.settle()
        assert playing.read_again == []
        run.app.fakes.remove_sound(NOISE)
        context.catalog.load()
        await run.until(lambda: playing.read_again == [""])


async def test_that_no_answer_comes_is_told_once(
    playing: ServedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "PATIENCE", Seconds(0.02))
    stopped, goes_on = threading.Event(), threading.Event()

    def stop() -> None:
        stopped.set()
        assert goes_on.wait(10)

    async with attached_app(playing) as run:
        thread = threading.Thread(target=playing.do, args=[stop])
        thread.start()
        assert stopped.wait(10)
        await run.app.press("minus")
        await run.until(lambda: "does not answer" in run.app.notices[-1])
        goes_on.set()
        thread.join()
        await run.agree()
        assert len([x for x in run.app.notices if "does not answer" in x]) == 1
        assert run.state.master == 75


async def test_the_question_fits(playing: ServedRun) -> None:
    async with attached_app(playing, size=(40, 12)) as run:
        await run.app.press("q")
        assert "Stop, or leave it playing?" in run.app.text()
        assert "s stop  l leave it playing" in run.app.text()
