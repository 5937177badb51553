"""Plain mode while another sleepterm runs commands that one, over a real socket."""

from __future__ import annotations

import os
import queue
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.commands.typist import typist
from tests.playback.playback_run import NOISE, RAIN
from tests.remote.remote_run import ServedRun, served_at

from sleepterm.audio.events import PlaybackStopped, TimerFinished
from sleepterm.audio.state import Status
from sleepterm.commands.plain import attached_side, session
from sleepterm.commands.plain.attached_side import AttachedSide
from sleepterm.commands.plain.finding import Finder
from sleepterm.commands.plain.session import PlainSession
from sleepterm.commands.plain.sides import PlainHost
from sleepterm.commands.shared.catalog_access import load_with_mixes
from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.search.feelings import Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.timer_rules import DEFAULT_RULES, TimerRules
from sleepterm.remote import attachment as attachment_module
from sleepterm.remote.address import socket_path
from sleepterm.remote.attachment import Attachment
from sleepterm.store.paths import Paths
from sleepterm.tui.controllers.attached import GONE, NO_ANSWER
from sleepterm.units import Percent, Seconds


@pytest.fixture
def there() -> Iterator[ServedRun]:
    with served_at(socket_path(Paths.of_user())) as run:
        yield run


class Attached:
    """Plain mode, attached; its user reads and types on another thread.

    Attributes:
        side: the attachment.
        plain: plain mode.
        said: all lines that were said.
        is_over: whether plain mode has ended.
    """

    def __init__(
        self,
        there: ServedRun,
        monkeypatch: pytest.MonkeyPatch,
        rules: TimerRules = DEFAULT_RULES,
    ) -> None:
        self.said: list[str] = []
        self.is_over = threading.Event()
        self._unread: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._monkeypatch = monkeypatch
        self._input, self._keyboard = os.pipe()
        monkeypatch.setattr(session, "say", self._say)
        attachment = Attachment(there.path)
        catalog = there.run.playback.catalog
        attachment.playback.catalog = catalog
        view = LibraryView(catalog, TrackFilter())
        finder = Finder(view, lambda: Search(catalog, Vocabulary()))
        host = PlainHost()
        self.side = AttachedSide(host, attachment)
        playback = attachment.playback
        self.plain = PlainSession(host, playback, finder, rules, self.side)

    def run(self, user: Callable[[], None]) -> int:
        """The exit status of plain mode; `user` reads and types meanwhile."""
        errors: list[BaseException] = []

        def use() -> None:
            try:
                user()
            except BaseException as error:  # noqa: BLE001 - raised below
                errors.append(error)
            os.close(self._keyboard)

        thread = threading.Thread(target=use)
        with os.fdopen(self._input, encoding="utf-8") as typed:
            self._monkeypatch.setattr(sys, "stdin", typed)
            thread.start()
            status = self.plain.run()
            self.is_over.set()
        thread.join()
        if errors:
            raise errors[0]
        return status

    def type(self, *lines: str) -> None:
        """Type lines, as fast as a pipe does."""
        os.write(self._keyboard, "".join(f"{line}\n" for line in lines).encode())

    def wait_for(self, line: str) -> None:
        """Read until a line is said."""
        try:
            while self._unread.get(timeout=10) != line:
                pass
        except queue.Empty:
            pytest.fail(f"{line!r} is not among {self.said}")

    def _say(self, line: str, **_how: object) -> None:
        self.said.append(line)
        self._unread.put(line)


@pytest.fixture
def attached(there: ServedRun, monkeypatch: pytest.MonkeyPatch) -> Attached:
    monkeypatch.setattr(attachment_module, "_HANDED_OVER_WITHIN", 0.1)
    # On a machine that is busy, too, each line waits for the one before.
    monkeypatch.setattr(attached_side, "_ANSWERS_WITHIN", Seconds(30.0))
    there.do(lambda: there.run.play(RAIN))
    return Attached(there, monkeypatch)


def test_commands_go_there_and_what_changes_is_said(
    attached: Attached, there: ServedRun
) -> None:
    def user() -> None:
        attached.type("add brown", "level brown 30", "volume 40", "timer 20m", "pause")
        attached.wait_for("Paused.")
        there.do(there.run.playback.resume)
        attached.wait_for("Playing again: Steady rain 100, Brown noise 30.")

    assert attached.run(user) == 0
    assert attached.said[:3] == [
        "Playing: Steady rain 100.",
        "Volume: 80.",
        "Fades in 35 min, silent in 45 min.",
    ]
    for line in ("Added: Brown noise.", "Volume: 40.", "silent in 20 min"):
        assert any(line in said for said in attached.said)
    # The end of the input leaves it playing.
    state = there.run.state
    assert (state.status, state.master, there.quits) == (Status.PLAYING, 40, 0)
    assert {x.track_id: x.percent for x in state.layers} == {RAIN: 100, NOISE: 30}


@pytest.mark.parametrize(
    ("answers", "then"),
    [
        (("1",), Status.STOPPED),
        (("2",), Status.PLAYING),
        (("3", "quit", "2"), Status.PLAYING),
    ],
)
def test_leaving_asks_what_becomes_of_the_sound(
    answers: tuple[str, ...], then: Status, attached: Attached, there: ServedRun
) -> None:
    def user() -> None:
        attached.type("quit")
        attached.wait_for("Stop, or leave it playing?")
        attached.wait_for("1. stop")
        attached.wait_for("2. leave it playing")
        attached.wait_for("3. stay")
        attached.type(*answers, "volume 5")

    assert attached.run(user) == 0
    assert (there.run.state.status, there.run.state.master) == (then, 80)
    assert there.quits == 0


def test_while_nothing_plays_it_is_left_at_once(
    attached: Attached, there: ServedRun
) -> None:
    def user() -> None:
        there.do(there.run.playback.stop)
        attached.wait_for("Stopped.")
        attached.type("quit", "volume 5")

    assert attached.run(user) == 0
    assert there.run.state.master == 80


def end(there: ServedRun, then: AfterEnd) -> None:
    """Let the timer end the sound there."""

    def work() -> None:
        there.run.player.emit(TimerFinished(then))
        there.run.player.become(status=Status.STOPPED)
        there.run.player.emit(PlaybackStopped())

    there.do(work)


def test_after_the_end_there_enter_plays_on(
    attached: Attached, there: ServedRun
) -> None:
    def user() -> None:
        end(there, AfterEnd.NOTHING)
        attached.wait_for("The sound has ended. Enter within 2 min plays on.")
        there.do(lambda: there.run.playback.set_master(Percent(50)))
        attached.wait_for("Volume: 50.")
        attached.type("")
        attached.wait_for("Playing: Steady rain 100.")

    assert attached.run(user) == 0
    assert there.run.status() is Status.PLAYING


def test_a_suspend_there_is_announced_and_called_off_here(
    there: ServedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    attached = Attached(
        there, monkeypatch, replace(DEFAULT_RULES, still_awake=Seconds(0.0))
    )
    called_off: list[bool] = []

    def announce() -> None:
        stop = partial(called_off.append, True)  # noqa: FBT003
        there.last_minute.begin(AfterEnd.SUSPEND, stop)

    def user() -> None:
        end(there, AfterEnd.SUSPEND)
        there.do(announce)
        attached.wait_for("This machine suspends in one minute. Enter stops that.")
        attached.type("")
        attached.wait_for("This machine is not suspended.")

    assert attached.run(user) == 0
    assert called_off == [True]


def test_its_end_is_noted_and_what_is_typed_meanwhile_is_kept(
    attached: Attached, there: ServedRun
) -> None:
    def user() -> None:
        there.server.close()
        assert attached.is_over.wait(10)

    assert attached.run(user) == 0
    assert attached.side.has_gone


def test_it_leaves_with_one_that_quits_after_the_end(
    attached: Attached, there: ServedRun
) -> None:
    def user() -> None:
        end(there, AfterEnd.QUIT)
        attached.wait_for("The sound has ended. Enter within 1 min plays on.")
        there.server.close()
        assert attached.is_over.wait(10)

    assert attached.run(user) == 0
    assert not attached.side.has_gone


def test_that_there_is_no_answer_is_said(
    attached: Attached, there: ServedRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached_side, "PATIENCE", Seconds(0.05))
    monkeypatch.setattr(attached_side, "_ANSWERS_WITHIN", Seconds(0.05))
    goes_on = threading.Event()

    def hang() -> None:
        assert goes_on.wait(10)

    stops = threading.Thread(target=there.do, args=[hang])

    def user() -> None:
        attached.wait_for("Volume: 80.")
        stops.start()
        attached.type("volume 5")
        attached.wait_for(NO_ANSWER)
        goes_on.set()
        stops.join()

    assert attached.run(user) == 0
    assert there.run.state.master == 5


def test_an_evening_attached_and_then_alone(there: ServedRun) -> None:
    catalog = load_with_mixes(Paths.of_user()).catalog
    there.do(lambda: setattr(there.run.playback, "catalog", catalog))
    there.do(lambda: there.run.playback.play("brown-noise"))
    with typist("--plain") as terminal:
        terminal.wait_for("This commands the sleepterm that runs already.")
        terminal.wait_for("Playing: Brown noise 100.")
        terminal.press("pause\n")
        terminal.wait_for("Paused.")
        assert there.run.status() is Status.PAUSED
        terminal.press("q\n")
        terminal.wait_for("Stop, or leave it paused?")
        there.server.close()
        terminal.wait_for(GONE)
        terminal.press("play white\n")
        terminal.wait_for("Playing: White noise 100.")
        terminal.press("quit\n")
        assert terminal.wait_for_end() == 0
    assert there.run.status() is Status.PAUSED
