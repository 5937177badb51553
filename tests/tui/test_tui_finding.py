"""Search, filters, the list and its keys."""

from __future__ import annotations

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, guided, loop

from sleepterm.library.catalog.filters import LengthBand
from sleepterm.library.catalog.track import ContentType
from sleepterm.units import Seconds


def listed(run: AppRun) -> list[str]:
    return [track.id for track in run.app.main.tracks.tracks]


async def click(run: AppRun, words: str) -> None:
    """A click on words in the rows of filters."""
    y, line = next((y, x) for y, x in enumerate(run.lines()[:4]) if words in x)
    await run.pilot.click(offset=(line.index(words), y))
    await run.settle()


def highlighted(run: AppRun) -> str:
    track = run.app.main.tracks.highlighted
    return track.id if track else ""


async def test_typing_filters_enter_goes_to_the_list_and_escape_forgets() -> None:
    async with running_app() as run:
        await run.press("slash", *"rain")
        assert listed(run) == ["steady-rain", "rain-on-a-tent", "night-train"]
        assert "All 3" in run.text()
        await run.press("enter")
        assert run.app.main.tracks.has_focus
        assert len(listed(run)) == 3
        await run.press("escape")
        assert len(listed(run)) == 10
        assert run.app.main.search.value == ""


async def test_escape_in_the_search_clears_it() -> None:
    async with running_app() as run:
        await run.press("slash", *"fire")
        assert "⏎ to the list  esc clear" in run.lines()[-1]
        await run.press("escape")
        assert run.app.main.tracks.has_focus
        assert len(listed(run)) == 10
        assert run.app.main.search.value == ""


async def test_letters_that_are_commands_are_typed_into_the_search() -> None:
    async with running_app() as run:
        await run.press("slash", *"sq w+", "enter")
        assert run.app.main.search.value == "sq w+"
        assert run.app.main.tracks.has_focus
        assert run.player.calls_to("set_master_volume") == [(80,)]
        assert "No matches" in run.text()


async def test_down_in_the_search_goes_to_the_list() -> None:
    async with running_app() as run:
        await run.press("slash", *"noise", "down")
        assert run.app.main.tracks.has_focus
        assert highlighted(run) == "brown-noise"


async def test_types_topics_and_lengths_combine() -> None:
    async with running_app() as run:
        await run.press("right")
        assert {x.type for x in run.app.main.tracks.tracks} == {ContentType.NATURE}
        await run.press("T", "down", "enter")
        assert listed(run) == ["steady-rain", "rain-on-a-tent", "ocean-waves"]
        assert "sleep 3" in run.lines()[3]
        await run.press("left", "L", "down", "down", "enter")
        assert run.view.filter.band is not None
        await run.press("escape")
        assert len(listed(run)) == 10


async def test_a_filter_dialog_that_is_left_changes_nothing() -> None:
    async with running_app() as run:
        await run.press("T", "j", "k", "escape")
        assert not run.view.is_filtered
        assert run.app.screen is run.app.main


async def test_the_filter_row_can_be_reached_and_used_with_tab() -> None:
    async with running_app() as run:
        await run.press("slash", "tab", "right")
        assert run.view.filter.type is ContentType.NATURE
        await run.press("tab", "right")
        assert run.view.filter.topic == "sleep"
        await run.press("tab", "l")
        assert run.view.filter.band is LengthBand.UNDER_5


async def test_the_mouse_filters() -> None:
    async with running_app(size=(120, 30)) as run:
        await run.pilot.click("#types", offset=(12, 0))
        await run.settle()
        assert run.view.filter.type is ContentType.NATURE
        await click(run, "∞ 5")
        assert run.view.filter.band is LengthBand.ENDLESS
        await click(run, "focus 1")
        assert listed(run) == ["steady-rain"]
        await click(run, "any topic")
        assert len(listed(run)) == 5


async def test_keys_move_the_cursor() -> None:
    async with running_app() as run:
        await run.press("j", "down", "k")
        assert highlighted(run) == "rain-on-a-tent"
        await run.press("G")
        assert highlighted(run) == "my-fan"
        await run.press("j")
        assert highlighted(run) == "my-fan"
        await run.press("g", "k")
        assert highlighted(run) == "steady-rain"


async def test_pages_move_by_what_is_seen() -> None:
    tracks = tuple(loop(f"track-{number}") for number in range(100))
    async with running_app(FakeServices(tracks=tracks)) as run:
        height = run.app.main.tracks.size.height
        await run.press("pagedown")
        assert highlighted(run) == f"track-{height - 1}"
        assert f"Track {height - 1} " in run.text()
        await run.press("end")
        assert "Track 99" in run.text()
        await run.press("pageup", "home")
        assert "Track 0" in run.text()


async def test_the_cursor_stays_on_its_track_when_the_list_changes() -> None:
    async with running_app() as run:
        await run.go_to("ocean-waves")
        await run.press("right")
        assert highlighted(run) == "ocean-waves"
        await run.press("left")
        assert highlighted(run) == "ocean-waves"


async def test_a_click_highlights_and_a_second_one_plays() -> None:
    async with running_app() as run:
        await run.pilot.click("TrackList", offset=(5, 2))
        await run.settle()
        assert highlighted(run) == "brown-noise"
        assert run.mix == []
        await run.pilot.click("TrackList", offset=(5, 2))
        await run.settle()
        assert run.mix == ["brown-noise"]


async def test_a_double_click_plays_once_wherever_the_cursor_was() -> None:
    async with running_app() as run:
        await run.pilot.double_click("TrackList", offset=(5, 0))
        await run.settle()
        assert run.mix == ["steady-rain"]
        await run.pilot.double_click("TrackList", offset=(5, 3))
        await run.settle()
        assert run.mix == ["steady-rain", "campfire"]


async def test_a_click_below_the_last_track_does_nothing() -> None:
    async with running_app() as run:
        await run.pilot.click("TrackList", offset=(5, 14))
        await run.settle()
        assert run.mix == []


async def test_lengths_appear_once_they_are_known() -> None:
    tracks = (guided("talk", length=None), guided("short", length=Seconds(42.0)))
    fakes = FakeServices(tracks=tracks, lengths={"talk": Seconds(725.0)})
    async with running_app(fakes) as run:
        assert "12 min" in run.text()
        assert "42 s" in run.text()


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
@pytest.mark.parametrize(
    ("minutes", "shown"),
    [(59.4, "59 min"), (59.6, "1 h"), (65, "1 h 05"), (360, "6 h"), (605, "10 h 05")],
)
async def test_a_length_of_hours_is_seen_whole(
    minutes: float, shown: str, size: tuple[int, int]
) -> None:
    fakes = FakeServices(tracks=(guided("night", length=Seconds(60.0 * minutes)),))
    async with running_app(fakes, size=size) as run:
        row = next(line for line in run.lines() if "ight" in line)
        assert row.partition("│")[0].rstrip().endswith(f" {shown}")


async def test_only_what_is_seen_is_drawn_of_many_tracks() -> None:
    tracks = tuple(loop(f"track-{number}") for number in range(2000))
    async with running_app(FakeServices(tracks=tracks)) as run:
        drawn: list[int] = []
        original = run.app.main.tracks._spans

        def counting(*args: object) -> object:
            drawn.append(1)
            return original(*args)  # type: ignore[arg-type]

        run.app.main.tracks._spans = counting  # type: ignore[method-assign,assignment]
        await run.press("slash", "9")
        assert 0 < len(drawn) < 200


async def test_an_empty_library_says_what_to_do() -> None:
    async with running_app(FakeServices(tracks=())) as run:
        assert "Press a to add your own sounds" in run.text()
        await run.press("enter", "right", "d", "j")
        assert run.mix == []
