"""At three in the morning the list begins with what was played last at night."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import RAIN

from sleepterm.commands.shared.history_service import StoredHistory
from sleepterm.desktop import clock
from sleepterm.library.catalog.order import Order
from sleepterm.library.history.plays import Ending, Play
from sleepterm.playback.timestamps import Timestamps
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, SessionLayer, save_session
from sleepterm.units import Percent, Seconds

NOW = 1_700_000_000.0
LAST = "night-train"
WHY = "played last at night"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(*[tmp_path] * 4)


def at_hour(monkeypatch: pytest.MonkeyPatch, hour: int) -> None:
    monkeypatch.setattr(clock, "now", lambda: Timestamps(NOW, hour, 0.0))


def listed(run: AppRun) -> list[str]:
    return [track.id for track in run.app.main.tracks.tracks]


def played(paths: Paths) -> None:
    """Rain often, and the train last, until the timer ended it."""
    nights = [
        Play(RAIN, NOW - n * 86_400, 3, Seconds(1800.0), Ending.END) for n in (2, 3, 4)
    ]
    last = Play(LAST, NOW - 3 * 3600, 23, Seconds(1200.0), Ending.TIMER)
    History(paths.history_file).record([*nights, last])


async def test_enter_plays_what_was_played_last(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(paths)
    at_hour(monkeypatch, 3)
    async with running_app(
        FakeServices(history=StoredHistory(paths, learns=True))
    ) as run:
        assert listed(run)[0] == LAST
        assert WHY in run.text()
        await run.press("enter")
        assert run.mix == [LAST]


async def test_in_the_evening_the_suggestions_come_first(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(paths)
    at_hour(monkeypatch, 22)
    async with running_app(
        FakeServices(history=StoredHistory(paths, learns=True))
    ) as run:
        assert WHY not in run.text()


async def test_with_for_you_off_it_is_the_last_mix(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    layers = (SessionLayer("brown-noise", Percent(50)), SessionLayer(RAIN, Percent(70)))
    session = Session(layers=layers)
    save_session(paths.session_file, session)
    at_hour(monkeypatch, 1)
    history = StoredHistory(paths, learns=False)
    async with running_app(FakeServices(history=history, session=session)) as run:
        assert listed(run)[0] == "brown-noise"
        assert WHY in run.text()
        await run.press("enter")
        assert run.mix == ["brown-noise", RAIN]


async def test_a_search_and_another_order_know_nothing_of_it(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    played(paths)
    at_hour(monkeypatch, 3)
    async with running_app(
        FakeServices(history=StoredHistory(paths, learns=True))
    ) as run:
        await run.press("slash", *"rain", "enter")
        assert WHY not in run.text()
        await run.press("escape")
        assert listed(run)[0] == LAST
        run.browse.sort_by(Order.TITLE)
        await run.settle()
        assert WHY not in run.text()
