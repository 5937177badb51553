"""`sleepterm diary add` asks in a terminal, and keeps what was answered."""

from __future__ import annotations

import io
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import time
from time import sleep

import pytest
from tests.commands.diary_morning import TODAY, local, stand_still

from sleepterm.cli import main
from sleepterm.library.history.plays import Ending, Play
from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.questions import QUESTIONS
from sleepterm.store.diary import Diary
from sleepterm.store.diary_state import record_keys
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

Add = Callable[..., "Entry | None"]


class Typed(io.TextIOWrapper):
    """A terminal in which these lines are typed; then a signal comes, or Ctrl-D."""

    def __init__(self, *lines: str, then: signal.Signals | None) -> None:
        text = "".join(f"{line}\n" for line in lines)
        data = text.encode("utf-8", "surrogateescape")
        super().__init__(io.BytesIO(data), encoding="utf-8")
        self._then = then

    def isatty(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        line = super().readline(-1 if size is None else size)
        if not line and self._then is not None:
            signal.raise_signal(self._then)
        return line


@pytest.fixture(autouse=True)
def _morning(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)


@pytest.fixture
def _played() -> None:
    play = Play("rain", local(1, 22, 50), 22, Seconds(2700.0), Ending.TIMER)
    History(Paths.of_user().history_file).record([play])
    record_keys(Paths.of_user().diary_state, [local(1, 23, 5)])


@pytest.fixture
def add(monkeypatch: pytest.MonkeyPatch) -> Add:
    def type_(
        *lines: str, status: int = 0, then: signal.Signals | None = None
    ) -> Entry | None:
        monkeypatch.setattr("sys.stdin", Typed(*lines, then=then))
        assert main(["diary", "add"]) == status
        return Diary(Paths.of_user().diary_file).entries().get(TODAY)

    return type_


def test_each_question_is_asked_and_may_be_skipped(
    add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = add("23:00", "", "about 20", "", "", "", "7", "3", " hot  night ")
    assert entry == Entry(
        TODAY, bed=time(23), latency=20, up=time(7), quality=3, note="hot night"
    )
    out, err = capsys.readouterr()
    places = [err.index(question.text) for question in QUESTIONS]
    assert places == sorted(places)
    assert "Estimates will do" in err
    assert out == "Saved for 2026-03-02: 8:00 h in bed.\n"


@pytest.mark.usefixtures("_played")
def test_enter_takes_what_the_player_knows(
    add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    known = Entry(TODAY, sleep=time(22, 50), latency=15)
    assert add(*[""] * 9) == known
    assert "try to go to sleep? [22:50] " in capsys.readouterr().err
    # What was answered stands in the brackets the next time, and can be taken back.
    assert add("", "23:10", "-", *[""] * 6) == replace(
        known, sleep=time(23, 10), latency=None
    )
    add(*[""] * 9)
    assert "try to go to sleep? [23:10] " in capsys.readouterr().err


@pytest.mark.usefixtures("_played")
def test_switched_off_the_player_knows_nothing(
    add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    config = Paths.of_user().config_file
    config.parent.mkdir(parents=True)
    config.write_text("[for-you]\nenabled = false\n", encoding="utf-8")
    assert add(*[""] * 9) is None
    assert "Nothing was answered, so nothing was saved." in capsys.readouterr().err


def test_a_wrong_answer_is_asked_for_again(
    add: Add, capsys: pytest.CaptureFixture[str]
) -> None:
    assert add("\udcff", "late", "23:00", *[""] * 8) == Entry(TODAY, bed=time(23))
    err = capsys.readouterr().err
    assert "'late' is not a time of day." in err
    assert err.count(QUESTIONS[0].text) == 3
    assert err.count("Estimates") == 1


@pytest.mark.usefixtures("_played")
@pytest.mark.parametrize(
    ("then", "status"),
    [(None, 0), (signal.SIGINT, 0), (signal.SIGTERM, 128 + signal.SIGTERM)],
)
def test_who_stops_keeps_what_was_answered(
    add: Add, then: signal.Signals | None, status: int
) -> None:
    # The suggestions that were not reached yet are no answers.
    assert add("23:00", then=then, status=status) == Entry(TODAY, bed=time(23))


def test_ctrl_c_does_not_come_again_while_it_is_saved(
    add: Add, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = Diary.change

    def slowly(*given: object, **options: object) -> object:
        sleep(0.2)
        return change(*given, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(Diary, "change", slowly)
    assert add("23:00", then=signal.SIGINT) == Entry(TODAY, bed=time(23))
