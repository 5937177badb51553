"""The highlight is marked, and the terminal's cursor is where it is."""

from __future__ import annotations

from tests.tui.app_driver import HERE, AppRun, running_app
from tests.tui.fakes import FakeServices, loop
from tests.tui.manual_time import ManualTime


def at_cursor(run: AppRun) -> str:
    """The text from the terminal's cursor on."""
    x, y = run.app.cursor_position
    return run.lines()[y][x:].rstrip()


async def test_the_cursor_follows_the_highlight_of_the_list() -> None:
    async with running_app() as run:
        assert at_cursor(run).startswith(f"{HERE}Steady rain")
        await run.press("j")
        assert at_cursor(run).startswith(f"{HERE}Rain on a tent")
        await run.pilot.resize_terminal(60, 20)
        await run.settle()
        assert at_cursor(run).startswith(f"{HERE}Rain on a tent")
        await run.press("slash", *"scan")
        x, y = run.app.cursor_position
        assert run.lines()[y][:x].rstrip() == " / scan"
        await run.press("enter")
        assert at_cursor(run).startswith(f"{HERE}Body scan")


async def test_the_cursor_follows_a_list_that_scrolls() -> None:
    tracks = tuple(loop(f"sound-{n:02}", title=f"Sound {n:02}") for n in range(60))
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.press("G")
        assert at_cursor(run).startswith(f"{HERE}Sound 59")
        await run.press("k")
        assert at_cursor(run).startswith(f"{HERE}Sound 58")
        await run.press("g")
        assert at_cursor(run).startswith(f"{HERE}Sound 00")


async def test_the_cursor_follows_choices_and_dialogs() -> None:
    async with running_app() as run:
        await run.press("T")
        assert at_cursor(run).startswith(f"{HERE}any topic")
        await run.press("j")
        assert at_cursor(run).startswith(f"{HERE}sleep")
        await run.press("escape")
        assert at_cursor(run).startswith(f"{HERE}Steady rain")
        await run.press("t")
        assert at_cursor(run).startswith(f"{HERE}45")
        await run.press("right")
        assert at_cursor(run).startswith(f"{HERE}60")
        await run.press("down")
        assert at_cursor(run).startswith(f"{HERE}10")
        await run.press("escape", "shift+tab")
        assert at_cursor(run).startswith(f"{HERE}any length")


async def test_the_cursor_is_at_what_is_to_be_read_where_nothing_has_the_focus() -> (
    None
):
    async with running_app() as run:
        await run.play("steady-rain")
        await run.press("q")
        assert at_cursor(run).startswith("Quit")
        await run.press("escape", "question_mark")
        assert at_cursor(run).startswith("Help")
        await run.press("escape", "n")
        assert at_cursor(run) == "Any key shows the choices."


async def test_the_cursor_follows_the_choices_of_the_night_screen() -> None:
    time = ManualTime()
    async with running_app(FakeServices(time=time)) as run:
        await run.play("steady-rain")
        await run.press("n", "x")
        # Keys that follow at once are part of the one that wakes it.
        time.advance(1.0)
        await run.settle()
        assert at_cursor(run).startswith(f"{HERE} w")
        await run.press("down", "down")
        assert at_cursor(run).startswith(f"{HERE} s")


async def test_the_cursor_follows_the_palette_once_it_is_gone_through() -> None:
    async with running_app() as run:
        await run.press("ctrl+p")
        await run.wait_until(lambda: "Add a loop to the mix" in run.text())
        _, y = run.app.cursor_position
        assert "Search" in run.lines()[y]
        await run.press("down")
        first = at_cursor(run)
        await run.press("down")
        assert at_cursor(run) != first
        assert at_cursor(run).strip()


async def test_the_mark_moves_no_column() -> None:
    async with running_app() as run:
        [before] = [x for x in run.lines() if "Steady rain" in x]
        await run.press("j")
        [after] = [x for x in run.lines() if "Steady rain" in x]
        assert before.replace(HERE, " ") == after
        types = run.lines()[2]
        await run.press("l")
        assert types.index("Noise") == run.lines()[2].index("Noise")


async def test_without_utf8_the_marks_are_ascii() -> None:
    async with running_app(FakeServices(unicode=False)) as run:
        await run.press("enter")
        assert " +>Steady rain" in run.text()
        await run.press("T")
        assert ">any topic" in run.text()
        assert run.text().isascii()
