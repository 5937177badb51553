"""The stored diary behind the screen: suggestions, and when it is offered."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from tests.commands.diary_morning import TODAY, local, stand_still

from sleepterm.cli import main
from sleepterm.commands.shared.diary_service import StoredDiary
from sleepterm.library.history.plays import Ending, Play
from sleepterm.night.diary.entry import Entry
from sleepterm.store.diary_state import load_diary_state
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds


def diary(*, learns: bool = True) -> StoredDiary:
    return StoredDiary(Paths.of_user(), learns=learns)


@pytest.fixture(autouse=True)
def _night(monkeypatch: pytest.MonkeyPatch) -> None:
    stand_still(monkeypatch)
    play = Play("rain", local(1, 22, 50), 22, Seconds(2700.0), Ending.TIMER)
    History(Paths.of_user().history_file).record([play])


def test_the_page_has_what_was_answered_and_what_the_player_knows() -> None:
    diary().record_keys([local(1, 23, 5)])
    diary().save(Entry(TODAY, sleep=time(23)))
    page = diary().page()
    assert page.entry == Entry(TODAY, sleep=time(23), latency=15)
    assert page.guesses == {"latency"}
    assert page.weeks.days[-1].entry == Entry(TODAY, sleep=time(23))
    assert page.weeks.days[0].morning == TODAY - timedelta(days=13)


def test_clearing_the_history_clears_the_last_keys_and_no_entry() -> None:
    diary().record_keys([local(1, 23, 5)])
    diary().save(Entry(TODAY, quality=3))
    assert main(["history", "--clear"]) == 0
    assert load_diary_state(Paths.of_user().diary_state).keys == ()
    assert diary().page().entry == Entry(TODAY, quality=3)


def test_switched_off_nothing_is_recorded_and_nothing_known() -> None:
    diary(learns=False).record_keys([local(1, 23, 5)])
    assert not Paths.of_user().diary_state.exists()
    assert diary(learns=False).page().entry == Entry(TODAY)


@pytest.mark.parametrize(("hour", "is_due"), [(3, 0), (4, 1), (11, 1), (12, 0)])
def test_it_is_due_once_in_a_morning(
    monkeypatch: pytest.MonkeyPatch, hour: int, is_due: int
) -> None:
    stand_still(monkeypatch, hour)
    assert [diary().is_due(), diary().is_due()] == [bool(is_due), False]


def test_a_morning_with_an_entry_is_not_due() -> None:
    diary().save(Entry(TODAY, quality=3))
    assert not diary().is_due()
    assert load_diary_state(Paths.of_user().diary_state).offered is None


def test_what_cannot_be_remembered_is_not_offered_again_and_again() -> None:
    Paths.of_user().diary_state.mkdir(parents=True)
    assert not diary().is_due()
    diary().record_keys([1.0])


def test_a_damaged_diary_is_told_of() -> None:
    path = Paths.of_user().diary_file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("[", encoding="utf-8")
    [problem] = diary().page().problems
    assert "diary.toml.broken" in problem.message
