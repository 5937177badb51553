"""The sleep diary on the screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from tests.tui.app_driver import AppRun, running_app
from tests.tui.fake_diary import NIGHT, TODAY, FakeDiary
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices
from textual.widgets import Input

from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.questions import QUESTIONS
from sleepterm.store.settings import Settings
from sleepterm.tui.screens.diary import DiaryDialog

YESTERDAY = replace(NIGHT, morning=TODAY - timedelta(days=1))


def services(diary: FakeDiary | None, **more: object) -> FakeServices:
    return FakeServices(diary=diary, **more)  # type: ignore[arg-type]


def is_open(run: AppRun) -> bool:
    return isinstance(run.app.screen, DiaryDialog)


def typed(run: AppRun) -> dict[str, str]:
    return {field.id or "": field.value for field in run.app.screen.query(Input)}


async def test_a_morning_is_filled_in_by_keys_alone() -> None:
    diary = FakeDiary(YESTERDAY)
    diary.guess = Entry(TODAY, sleep=time(23, 20))
    async with running_app(services(diary)) as run:
        await run.press("M")
        assert "Sleep diary, Monday 2 March" in run.text()
        assert "Sleep efficiency, mean of 1: 82%" in run.text()
        assert typed(run)["sleep"] == "23:20"
        await run.paste("2300")
        await run.press("down")
        assert "try to go to sleep? (a guess)" in run.text()
        for answer in ("20", "2", "30", "650", "7:10"):
            await run.press("down")
            await run.paste(answer)
        assert "6:40 h asleep, 8:10 h in bed, sleep efficiency 82%" in run.text()
        assert "mean of 2: 82%" in run.text()
        await run.press("down", "3", "down")
        await run.paste("warm")
        await run.press("enter")
        assert not is_open(run)
        assert diary.entries[TODAY] == NIGHT
        assert run.notices == ["Sleep diary: Saved."]
        await run.press("M")
        assert typed(run) == {x.name: x.answer(NIGHT) for x in QUESTIONS}


async def test_what_cannot_be_read_is_shown_and_nothing_is_saved() -> None:
    diary = FakeDiary()
    async with running_app(services(diary)) as run:
        await run.press("M")
        await run.press(*"23:00", "up", "up", *"9", "down", "enter")
        assert is_open(run)
        assert run.app.focused is run.widget("#quality")
        assert "'9' is not a number from 1 to 5." in run.text()
        assert diary.entries == {}
        await run.press("backspace", *"4", "enter")
        assert diary.entries == {TODAY: Entry(TODAY, bed=time(23), quality=4)}


async def test_what_contradicts_or_cannot_be_saved_is_told_and_stays() -> None:
    diary = FakeDiary(replace(NIGHT, sleep=time(22)))
    diary.is_full = True
    async with running_app(services(diary)) as run:
        await run.press("M")
        assert "do not follow each other: 23:00, 22:00" in run.text()
        await run.press("enter")
        assert "The disk is full." in run.text()
        assert typed(run)["sleep"] == "22:00"
        diary.is_full = False
        await run.press("enter")
        assert not is_open(run)


async def test_nothing_is_saved_unasked() -> None:
    diary = FakeDiary()
    async with running_app(services(diary)) as run:
        # Nobody is asked by default.
        assert diary.due
        for keys in (("enter",), ("2", "escape")):
            await run.press("M")
            assert is_open(run)
            await run.press(*keys)
            assert not is_open(run)
        assert diary.entries == {}
        assert run.notices == []
        await run.app.leave()
    # Nor is a key that was pressed while nothing played.
    assert diary.keys == []


async def test_all_of_it_is_on_any_screen() -> None:
    diary = FakeDiary(YESTERDAY, replace(NIGHT, wake=None, up=None))
    async with running_app(services(diary)) as run:
        await run.press("M")
        for size in ((80, 24), (80, 12), (40, 24), (40, 12)):
            await run.pilot.resize_terminal(*size)
            await run.settle()
            labels = [question.label for question in QUESTIONS]
            assert [x for x in labels if x not in run.text()] == []
            assert "100%" in run.text()
            assert "save" in run.text()
        # However much is told below, what is typed into stays in sight.
        await run.press("up", "up")
        await run.paste("very bad")
        await run.press("enter")
        assert "'very bad' is not" in run.text()
        assert "Quality, 1 to 5" in run.text()
        assert "save" in run.text()


async def test_without_utf8_the_plot_is_ascii() -> None:
    async with running_app(services(FakeDiary(NIGHT), unicode=False)) as run:
        await run.press("M")
        assert "100%" in run.text()
        assert run.text().isascii()


async def test_without_a_diary_its_key_does_nothing() -> None:
    async with running_app(services(None)) as run:
        await run.press("M")
        assert not is_open(run)
        assert run.notices == []


async def test_it_is_offered_by_one_notice_that_takes_no_keys() -> None:
    diary = FakeDiary()
    asking = Settings(asks_diary=True)
    async with running_app(services(diary, settings=asking)) as run:
        assert run.notices == ["Sleep diary: M opens last night's page."]
        assert run.app.screen is run.app.main
        await run.press("j", "enter")
        assert run.mix
    async with running_app(services(diary, settings=asking)) as run:
        assert run.notices == []


async def test_the_offer_names_the_users_own_key() -> None:
    asking = Settings(asks_diary=True, keymap={"open-diary": "f9,M"})
    async with running_app(services(FakeDiary(), settings=asking)) as run:
        assert run.notices == ["Sleep diary: f9 opens last night's page."]
        await run.press("f9")
        assert is_open(run)


async def test_the_last_key_is_stored_on_leaving() -> None:
    diary, history = FakeDiary(), FakeHistory()
    async with running_app(services(diary, history=history)) as run:
        await run.press("enter")
        history.now += 60
        await run.press("plus")
        assert diary.keys == []
        history.now += 60
        await run.app.leave()
    assert diary.keys == [1060.0]


async def test_the_key_of_the_evening_is_known_while_the_sound_still_plays() -> None:
    diary, history = FakeDiary(), FakeHistory()
    async with running_app(services(diary, history=history)) as run:
        await run.press("enter")
        history.now += 8 * 3600
        await run.press("M")
        assert diary.keys == [1000.0, 1000.0 + 8 * 3600]
