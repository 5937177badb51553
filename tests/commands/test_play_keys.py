"""`play` in a terminal takes keys, and leaves the terminal as it was."""

from __future__ import annotations

import io
import signal

import pytest
from tests.commands.typist import typist
from tests.playback.playback_run import RAIN, SCAN
from tests.playback.playback_run import PlaybackRun as Run

from sleepterm.audio.state import Status
from sleepterm.commands.shared.key_commands import ANY_KEY, HINT, hint, press
from sleepterm.commands.shared.status_line import StatusLine
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Seconds


def test_keys_pause_turn_down_and_quit() -> None:
    with typist("play", "brown-noise", "--timer", "off") as user:
        user.wait_for(HINT)
        user.press(" ")
        user.wait_for("paused")
        user.press(" ")
        user.wait_for("all night")
        user.press("q")
        assert user.wait_for_end() == 0


def test_a_key_after_the_end_plays_on() -> None:
    with typist("play", "brown-noise", "--timer", "1.5s", "--fade", "1s") as user:
        user.wait_for("Any key within 2 min plays on.")
        user.press("x")
        user.wait_for("Brown noise")
        user.program.send_signal(signal.SIGINT)
        assert user.wait_for_end() == 130


def test_every_key_does_what_it_does_in_the_player() -> None:
    run = Run()
    run.play(RAIN)
    seen = []
    for _ in range(2):
        assert not press(" ", run.playback)
        seen.append(run.state.status)
    assert seen == [Status.PAUSED, Status.PLAYING]
    before = run.state.master
    press("-", run.playback)
    assert run.state.master < before
    press("+", run.playback)
    press("=", run.playback)
    assert run.state.master > before
    left = run.remaining
    assert left is not None
    press("e", run.playback)
    assert run.remaining == left + 300
    press("c", run.playback)
    assert run.remaining == left
    press("x", run.playback)
    press("\x1b[A", run.playback)
    assert run.state.status is Status.PLAYING
    assert press("q", run.playback)


class Terminal(io.StringIO):
    """Looks like one."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("columns", "keys"),
    [
        (80, HINT),
        (60, "space pause  q quit"),
        (35, "q quit"),
        (26, ""),
    ],
)
def test_the_status_line_names_the_keys_that_fit(
    columns: int, keys: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    run, terminal = Run(timer=TimerSettings(duration=Seconds(900.0))), Terminal()
    run.play(RAIN)
    StatusLine(terminal).show(run.state, HINT)
    drawn = terminal.getvalue()
    assert drawn.partition("15 min")[2].strip() == keys


def test_sentences_are_skipped() -> None:
    run = Run()
    run.play(SCAN)
    for key, by in ((".", 1), (",", -1)):
        press(key, run.playback)
        assert run.player.calls[-1] == ("seek_sentence", by)


def test_in_a_fade_every_key_means_still_awake() -> None:
    for key in ("q", " ", "x", "\x1b[A"):
        run = Run(timer=TimerSettings(duration=Seconds(900.0)))
        run.play(RAIN)
        assert hint(run.state) == HINT
        run.player.become(timer=run.player.state.timer.advanced(Seconds(400.0)))
        assert hint(run.state) == ANY_KEY
        assert not press(key, run.playback)
        assert run.remaining == 900
        assert run.state.status is Status.PLAYING
