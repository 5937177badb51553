"""The first start offers three things, once; keys typed ahead are not its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, guided, loop, some_tracks

from sleepterm.audio.state import Status
from sleepterm.commands.shared.session_saver import remembers
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.store.first_start import is_first_start
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session
from sleepterm.tui.beginnings import GUIDED, RAIN, Beginning
from sleepterm.tui.ports.services import Services
from sleepterm.tui.screens.first_minute import FirstMinute
from sleepterm.tui.screens.main import MainScreen
from sleepterm.units import Seconds

Answered = Callable[[Beginning | None], None]


def tracks() -> tuple[Track, ...]:
    rain = replace(loop("Rain at night"), id=RAIN)
    scan = replace(guided("A short scan"), id=GUIDED)
    return (*some_tracks(), rain, scan)


@dataclass
class NewHome(FakeServices):
    """Services in the user's real folders, which are empty at first."""

    tracks: tuple[Track, ...] = field(default_factory=tracks)
    is_read_only: bool = False
    was_saved: bool = False

    def services(self) -> Services:
        paths = Paths.of_user()
        remember = remembers(paths, self.session)

        def save(session: Session) -> None:
            if self.is_read_only:
                raise SleeptermError("Read-only", "The disk is read-only.")
            remember(session)
            self.was_saved = True

        return (
            super()
            .services()
            ._replace(is_first_start=is_first_start(paths), save_session=save)
        )


def offer(run: AppRun) -> None:
    first = run.app.context.first_minute
    assert first is not None
    first.offer()


def is_offered(run: AppRun) -> bool:
    return isinstance(run.app.screen, FirstMinute)


def is_at_list(run: AppRun) -> bool:
    return isinstance(run.app.screen, MainScreen)


def status(run: AppRun) -> Status:
    return run.app.playback.state.status


@pytest.mark.parametrize("keys", [["1"], ["enter"], ["down", "k", "enter"]])
async def test_rain_plays_and_its_timer_is_told(keys: list[str]) -> None:
    async with running_app(NewHome()) as run:
        assert is_offered(run)
        await run.press(*keys)
        assert is_at_list(run)
        assert run.mix == [RAIN]
        assert status(run) is Status.PLAYING
        assert run.app.playback.state.timer.remaining == Seconds(45 * 60.0)
        (told,) = run.notices
        assert told.startswith("Rain at night: It ends by itself: 45 min, the last 10")


async def test_a_guided_meditation_is_one_more_enter_away() -> None:
    async with running_app(NewHome()) as run:
        await run.press("2")
        shown = {track.type.value for track in run.view.tracks}
        assert shown == {"meditation"}
        assert run.app.main.highlighted is not None
        assert run.app.main.highlighted.id == GUIDED
        await run.press("enter")
        assert GUIDED in run.mix


async def test_the_search_takes_what_is_typed_next() -> None:
    async with running_app(NewHome()) as run:
        await run.press("j", "down", "enter", *"fire")
        assert run.app.main.search.value == "fire"
        assert "Campfire" in run.text()


@pytest.mark.parametrize("key", ["escape", "space"])
async def test_anything_else_leaves_it(key: str) -> None:
    async with running_app(NewHome()) as run:
        await run.press(key)
        assert is_at_list(run)
        assert status(run) is Status.STOPPED


async def test_a_key_that_leaves_it_does_what_it_always_does() -> None:
    async with running_app(NewHome()) as run:
        await run.press("slash", *"fire")
        assert run.app.main.search.value == "fire"


async def test_a_click_beside_it_leaves_it() -> None:
    async with running_app(NewHome()) as run:
        await run.pilot.click(offset=(1, 1))
        await run.settle()
        assert is_at_list(run)


@pytest.mark.parametrize("key", ["1", "q"])
async def test_it_is_never_seen_again(key: str) -> None:
    async with running_app(NewHome()) as run:
        assert is_offered(run)
        # What is stored by now is all that is left after a kill.
        assert not is_first_start(Paths.of_user())
        await run.press(key)
    async with running_app(NewHome()) as run:
        assert is_at_list(run)


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (20, 5)])
async def test_it_can_be_read_or_is_left_out(size: tuple[int, int]) -> None:
    async with running_app(NewHome(), size=size) as run:
        text = run.text()
        if size == (20, 5):
            assert is_at_list(run)
        else:
            for words in ("1  Rain, with a sleep timer", "all sounds", "how you feel"):
                assert words in text
        assert ("fades away in 45 min" in text) == (size[0] == 80)


async def test_who_types_ahead_is_not_asked() -> None:
    fakes = NewHome(is_read_only=True)
    async with running_app(fakes) as run:
        fakes.is_read_only = False
        await run.press("j")
        offer(run)
        await run.settle()
        assert is_at_list(run)


async def test_a_key_before_it_is_drawn_is_meant_for_the_list(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fakes = NewHome(is_read_only=True)
    async with running_app(fakes) as run:
        opened = run.app.open_dialog

        def typed_at_once(dialog: FirstMinute, answered: Answered) -> None:
            opened(dialog, answered)
            run.app.context.note_key("enter")

        monkeypatch.setattr(run.app, "open_dialog", typed_at_once)
        fakes.is_read_only = False
        offer(run)
        await run.settle()
        assert fakes.was_saved
        assert is_at_list(run)


async def test_where_nothing_can_be_saved_nothing_is_asked() -> None:
    async with running_app(NewHome(is_read_only=True)) as run:
        assert is_at_list(run)
        assert run.notices == []


async def test_without_those_tracks_nothing_is_asked() -> None:
    async with running_app(NewHome(tracks=some_tracks())) as run:
        assert is_at_list(run)


def test_a_home_is_new_while_its_folders_are_empty(home: Path) -> None:
    paths = Paths.of_user()
    assert is_first_start(paths)
    for folder in (paths.data, paths.config, paths.state, paths.cache):
        folder.mkdir(parents=True)
    (paths.cache / "lengths.json").touch()
    assert is_first_start(paths)
    (paths.config / "config.toml").touch()
    assert not is_first_start(paths)
    assert home in paths.data.parents
