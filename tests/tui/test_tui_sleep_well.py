"""The text about sleeping well, on the screen."""

from __future__ import annotations

from pathlib import Path

from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices

from sleepterm.commands.shared.bedtime_files import StoredBedtimeFiles
from sleepterm.library.search.feelings import parse_vocabulary
from sleepterm.library.search.search import Search
from sleepterm.store.paths import Paths
from sleepterm.tui.screens.text_page import TextPage
from sleepterm.tui.wording import format_answer


async def test_the_text_opens_scrolls_and_closes(tmp_path: Path) -> None:
    files = StoredBedtimeFiles(Paths(*[tmp_path] * 4))
    async with running_app(FakeServices(bedtime=files)) as run:
        await run.press("Z")
        assert isinstance(run.app.screen, TextPage)
        for words in ("Sleep well", "In the day", "What many people find helpful"):
            assert " ".join(run.text().split()).count(words) == 1
        await run.press("pagedown", "pagedown")
        assert "In the day" not in run.text()
        await run.press("escape")
        assert run.app.main.is_active


async def test_help_and_palette_name_it() -> None:
    async with running_app() as run:
        await run.press("ctrl+p", *"sleep well")
        assert "Read what may help to sleep" in run.text()
        await run.press("escape", "question_mark")
        for _ in range(30):
            await run.press("pagedown")
            if "sleep-well" in run.text():
                break
        assert "Z             Sleep well" in run.text()


async def test_a_search_for_advice_offers_it() -> None:
    tracks = FakeServices().tracks
    vocabulary = parse_vocabulary("schema = 1", file="feelings.toml")[0]
    fakes = FakeServices(search=lambda _: Search(tracks, vocabulary))
    async with running_app(fakes) as run:
        await run.press("slash", *"sleep tips")
        assert "Sleep well (Z in the list) says what may help" in run.text()
        # Plain mode has no keys.
        assert format_answer(run.view).startswith("'sleepterm sleep-well' says")
        await run.press(*["backspace"] * 10, *"rain")
        assert "Sleep well" not in run.text()
