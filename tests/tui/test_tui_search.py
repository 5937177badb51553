"""Searching by feeling on the screen."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import HERE, AppRun, running_app
from tests.tui.fakes import FakeServices, some_tracks

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.search.childs_story import CALM_INSTEAD
from sleepterm.library.search.feelings import Feeling, Kind, Vocabulary
from sleepterm.library.search.search import Search

FEELINGS = Vocabulary(
    feelings=(
        Feeling(
            name="a busy mind",
            words=("can't switch off my head", "thoughts race"),
            tracks=("brown-noise", "body-scan"),
        ),
    ),
    kinds=(Kind(("story",), (ContentType.STORY,)),),
)


def fakes() -> FakeServices:
    return FakeServices(search=lambda catalog: Search(catalog, FEELINGS))


def listed(run: AppRun) -> list[str]:
    return [track.id for track in run.app.main.tracks.tracks]


async def type_words(run: AppRun, words: str) -> None:
    await run.press("slash")
    await run.press(*(("space" if x == " " else x) for x in words))


async def test_a_feeling_finds_tracks_and_says_why() -> None:
    async with running_app(fakes(), size=(120, 30)) as run:
        await type_words(run, "cant switch off my head")
        assert listed(run)[:2] == ["brown-noise", "body-scan"]
        assert "a busy mind" in run.text()
        await run.press("enter", "enter")
        assert run.mix == ["brown-noise"]


async def test_the_cursor_goes_to_the_best() -> None:
    async with running_app(fakes()) as run:
        await run.go_to("my-fan")
        await type_words(run, "campfire")
        highlighted = run.app.main.tracks.highlighted
        assert highlighted is not None
        assert highlighted.id == "campfire"


async def test_a_word_nobody_knows_still_finds_something() -> None:
    async with running_app(fakes()) as run:
        await type_words(run, "xqzzv")
        assert listed(run)


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_that_nothing_matches_is_said_above_what_is_offered(
    size: tuple[int, int],
) -> None:
    async with running_app(fakes(), size=size) as run:
        await type_words(run, "xq")
        assert "Nothing matches" not in run.text()
        await run.press(*"zzv")
        seen = " ".join(run.text().split())
        said = seen.index("Nothing matches 'xqzzv'. These are good on any night.")
        assert said < seen.index(run.app.main.tracks.tracks[0].title)
        await run.press("escape", "escape")
        await type_words(run, "campfire")
        assert "Nothing matches" not in run.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_that_no_story_is_for_children_is_said_above_calm_sounds(
    size: tuple[int, int],
) -> None:
    async with running_app(fakes(), size=size) as run:
        await type_words(run, "story for my son")
        seen = " ".join(run.text().split())
        said = seen.index(CALM_INSTEAD)
        assert said < seen.index(run.app.main.tracks.tracks[0].title)
        assert "story" not in {track.type for track in run.app.main.tracks.tracks}


async def test_filters_and_search_combine_and_show_what_to_remove() -> None:
    async with running_app(fakes(), size=(120, 30)) as run:
        while run.view.filter.type != "story":
            await run.press("l")
        await type_words(run, "campfire")
        await run.press("enter")
        assert listed(run) == []
        assert "Backspace clears the type filter 'story'" in run.text()
        await run.press("escape")
        assert len(listed(run)) == len(some_tracks())


async def test_words_of_danger_are_answered_with_where_help_is() -> None:
    async with running_app(fakes()) as run:
        await type_words(run, "i want to die")
        seen = " ".join(run.text().split())
        assert "findahelpline" in seen
        [track] = run.app.main.tracks.tracks
        [row] = [line for line in run.lines() if f"{HERE}{track.title}" in line]
        assert "quiet, if you like" in row
        await run.press("escape", "escape")
        assert "findahelpline" not in run.text()


async def test_without_the_search_words_must_stand_in_a_track() -> None:
    async with running_app() as run:
        await type_words(run, "xqzzv")
        assert listed(run) == []


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (60, 20)])
async def test_reasons_keep_the_columns_in_line(size: tuple[int, int]) -> None:
    async with running_app(fakes(), size=size) as run:
        await type_words(run, "thoughts race")
        catalog = run.view.catalog
        assert isinstance(catalog, Catalog)
        assert all(len(line) <= size[0] for line in run.lines())
        assert "Brown noise" in run.text()


async def test_typing_replaces_old_words_and_an_arrow_keeps_them() -> None:
    async with running_app(fakes()) as run:
        await type_words(run, "campfire")
        await run.press("enter")
        await type_words(run, "rain")
        assert run.view.filter.text == "rain"
        await run.press("enter", "slash", "right")
        await run.press(*"ing")
        assert run.view.filter.text == "raining"
