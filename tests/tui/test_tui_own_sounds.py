"""Adding and removing the user's own sounds."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, loop
from textual import events

from sleepterm.errors import SleeptermError
from sleepterm.importing.add_sounds import AddReport, Skipped
from sleepterm.library.catalog.track import Track
from sleepterm.store.catalogs import LoadedCatalog
from sleepterm.tui.ports.importing import (
    BatchAdded,
    ImportFailed,
    ImportIdle,
    ImportProgress,
    MeasuringDone,
)
from sleepterm.tui.screens.add import AddDialog
from sleepterm.tui.widgets.path_field import PathField, completed


def value(run: AppRun) -> str:
    field = run.widget("PathField")
    assert isinstance(field, PathField)
    return field.value


async def test_a_added_sound_appears_highlighted_whatever_the_filter() -> None:
    new = loop("sea", own=True)
    fakes = FakeServices(report=lambda _: AddReport((new,), ()))
    async with running_app(fakes) as run:
        await run.press("slash", *"noise", "enter", "a")
        assert "Add sounds" in run.text()
        await run.press(*"/tmp/sea.ogg", "enter")
        await run.settle()
        await run.settle()
        assert fakes.added_paths == [(Path("/tmp/sea.ogg"),)]
        assert run.app.screen is run.app.main
        assert run.app.main.tracks.highlighted == new
        assert "Sea" in run.text()


async def test_what_was_skipped_is_named_with_its_reason() -> None:
    report = AddReport(
        (loop("sea", own=True),), (Skipped(Path("/x/[b]bad.ogg"), "not a sound"),)
    )
    async with running_app(FakeServices(report=lambda _: report)) as run:
        await run.press("a", *"/x", "enter")
        await run.settle()
        assert "Added Sea." in run.text()
        assert "[b]bad.ogg: not a sound" in run.text()
        await run.press("enter")
        await run.settle()
        assert run.app.main.tracks.highlighted == report.added[0]


async def test_what_is_not_whole_is_named_with_what_is_left_out() -> None:
    report = AddReport(
        (loop("sea", own=True),), (), losses=((Path("/x/s.mp3"), "only half"),)
    )
    async with running_app(FakeServices(report=lambda _: report)) as run:
        await run.press("a", *"/x", "enter")
        await run.settle()
        assert "s.mp3 is not whole: only half" in run.text()
        await run.press("enter")
        assert run.app.screen is run.app.main


async def test_a_failure_is_shown_in_the_dialog() -> None:
    def failing(_: Sequence[Path]) -> AddReport:
        raise SleeptermError("Broken", "tracks.toml cannot be written.")

    async with running_app(FakeServices(report=failing)) as run:
        await run.press("a", *"/x", "enter")
        await run.settle()
        assert "tracks.toml cannot be written." in run.text()
        await run.press("escape")
        assert run.app.screen is run.app.main


async def test_an_empty_field_adds_nothing() -> None:
    async with running_app() as run:
        await run.press("a", "enter")
        assert isinstance(run.app.screen, AddDialog)
        await run.press("escape")
        assert run.fakes.added_paths == []


async def test_adding_continues_in_the_background_and_its_end_is_announced() -> None:
    new = loop("sea", own=True)
    skipped = (Skipped(Path("/x/bad.ogg"), "not a sound"),)
    losses = ((Path("/x/half.mp3"), "only 0:30 of 1:00 can be read"),)
    report = AddReport((new,), skipped, losses=losses)
    fakes = FakeServices(report=lambda _: report)
    fakes.import_service.waits = True
    async with running_app(fakes) as run:
        await run.press("a", *"/x", "enter", "escape")
        assert run.app.screen is run.app.main
        fakes.import_service.emit(ImportProgress("Adding", "garden.flac", 412, 10_000))
        await run.settle()
        assert "Adding 412 of 10 000" in run.lines()[0]
        fakes.tracks += (loop("early", own=True),)
        fakes.import_service.emit(BatchAdded())
        await run.settle()
        assert "early" in run.view.catalog
        assert "Adding 412 of 10 000" in run.lines()[0]
        fakes.import_service.finish()
        await run.settle()
        assert "Adding" not in run.lines()[0]
        notice = (
            "Sounds: Added Sea. half.mp3 is not whole: only 0:30 of 1:00 can be"
            " read. Skipped: bad.ogg: not a sound."
        )
        assert run.notices == [notice]
        assert "sea" in run.view.catalog
        assert run.app.main.tracks.highlighted == new


async def test_several_are_counted_and_a_search_is_not_interrupted() -> None:
    new = tuple(loop(name, own=True) for name in ("sea", "seb", "sec"))
    fakes = FakeServices(report=lambda _: AddReport(new, ()))
    fakes.import_service.waits = True
    async with running_app(fakes) as run:
        await run.press("a", *"/x", "enter", "escape", "slash", *"camp")
        fakes.import_service.finish()
        await run.settle()
        assert run.notices == ["Sounds: Added Sea and 2 more."]
        await run.press("f")
        assert run.app.main.search.value == "campf"
        await run.press("escape")
        fakes.report = lambda _: AddReport((loop("late", own=True),), ())
        fakes.import_service.finish()
        await run.settle()
        assert run.app.main.tracks.highlighted is not None
        assert run.app.main.tracks.highlighted.id == "late"
        assert run.app.main.search.value == ""


async def test_the_dialog_shows_progress_takes_more_and_stops_it() -> None:
    fakes = FakeServices()
    fakes.import_service.waits = True
    async with running_app(fakes) as run:
        fakes.import_service.emit(ImportProgress("Adding", "garden.flac", 3, 12))
        await run.settle()
        await run.press("a")
        assert "Adding 3 of 12 \u00b7 garden.flac" in run.text()
        assert "stop adding" in run.text()
        await run.press(*"/more", "enter")
        await run.settle()
        assert fakes.added_paths == [(Path("/more"),)]
        assert isinstance(run.app.screen, AddDialog)
        await run.press("ctrl+t")
        await run.settle()
        assert fakes.import_service.calls[-1] == "cancel"
        assert "3 of 12" not in run.text()
        await run.press("escape")
        assert "Adding" not in run.lines()[0]


async def test_queued_imports_are_resumed_at_the_start() -> None:
    fakes = FakeServices()
    async with running_app(fakes):
        assert fakes.import_service.calls == ["resume, unmeasured False"]


async def test_what_cannot_be_measured_is_tried_once() -> None:
    fakes = FakeServices()
    fakes.unmeasured = (loop("unlisted", own=True),)
    async with running_app(fakes) as run:
        fakes.import_service.emit(MeasuringDone())
        fakes.import_service.emit(ImportIdle())
        await run.settle()
    resumed = [each for each in fakes.import_service.calls if each.startswith("resume")]
    assert resumed == ["resume, unmeasured True", "resume, unmeasured False"]


async def test_what_lies_in_the_folder_and_is_not_whole_is_named() -> None:
    fakes = FakeServices()
    async with running_app(fakes) as run:
        fakes.import_service.emit(MeasuringDone((("sea.mp3", "only half of it"),)))
        await run.settle()
        assert run.notices == ["Sounds: sea.mp3 is not whole: only half of it."]


async def test_quitting_stops_the_work_until_the_next_start() -> None:
    fakes = FakeServices()
    async with running_app(fakes) as run:
        await run.press("q")
        await run.settle()
    assert fakes.import_service.calls[-1] == "close"


async def test_a_failure_in_the_background_is_announced() -> None:
    fakes = FakeServices()
    async with running_app(fakes) as run:
        fakes.import_service.emit(ImportFailed("tracks.toml was not changed."))
        await run.settle()
        assert run.notices == ["Sounds: tracks.toml was not changed."]


@pytest.mark.parametrize(
    "pasted",
    [
        "/music/my rain.ogg",
        "'/music/my rain.ogg'",
        '"/music/my rain.ogg"\n',
        "/music/my\\ rain.ogg ",
        "file:///music/my%20rain.ogg",
    ],
)
async def test_a_path_pasted_anywhere_opens_the_dialog_filled(
    pasted: str, tmp_path: Path
) -> None:
    (tmp_path / "my rain.ogg").touch()
    pasted = pasted.replace("/music", str(tmp_path))
    async with running_app() as run:
        await run.paste(pasted)
        assert value(run) == f"'{tmp_path}/my rain.ogg'"
        await run.press("enter")
        assert run.fakes.added_paths == [(tmp_path / "my rain.ogg",)]


async def test_several_paths_pasted_into_the_search() -> None:
    async with running_app() as run:
        await run.press("slash")
        await run.paste("/a/one.ogg\n/a/two.ogg\n")
        assert value(run) == "/a/one.ogg /a/two.ogg"
        await run.press("enter")
        assert run.fakes.added_paths == [(Path("/a/one.ogg"), Path("/a/two.ogg"))]
        assert run.app.main.search.value == ""


@pytest.mark.parametrize("begins", [(), ("slash",), ("a",)])
async def test_an_address_that_is_none_is_pasted_as_it_is(
    begins: tuple[str, ...],
) -> None:
    async with running_app() as run:
        await run.press(*begins)
        await run.paste("file://[rain.ogg")
        assert value(run) == "file:/[rain.ogg"


async def test_words_pasted_into_the_search_are_words() -> None:
    async with running_app() as run:
        await run.paste("just words")
        assert run.app.screen is run.app.main
        await run.press("slash")
        await run.paste("rain")
        assert run.app.main.search.value == "rain"


async def test_a_path_pasted_into_the_dialog_replaces_what_is_there() -> None:
    async with running_app() as run:
        await run.press("a", *"/old")
        await run.paste("file:///new/rain.ogg")
        assert value(run) == "/new/rain.ogg"


@pytest.mark.parametrize("begins", [(), ("slash",), ("a",)])
async def test_files_dropped_together_and_pasted_one_by_one_are_all_taken(
    begins: tuple[str, ...],
) -> None:
    async with running_app() as run:
        await run.press(*begins)
        for name in ("/x/one.ogg", "'/x/my two.ogg'", "/x/three.ogg"):
            await run.paste(name)
        assert value(run) == "/x/one.ogg '/x/my two.ogg' /x/three.ogg"
        await run.press("enter")
        await run.paste("/x/four.ogg")
        assert value(run) == "/x/four.ogg"
        await run.press("enter")
        wanted = ("one.ogg", "my two.ogg", "three.ogg")
        assert run.fakes.added_paths[0] == tuple(Path("/x") / x for x in wanted)


async def test_so_they_are_if_they_come_faster_than_the_dialog() -> None:
    async with running_app() as run:
        for name in ("/x/one.ogg", "/x/two.ogg", "/x/three.ogg"):
            run.app.post_message(events.Paste(name))
        await run.settle()
        assert value(run) == "/x/one.ogg /x/two.ogg /x/three.ogg"
        await run.press("escape")
        assert run.app.screen is run.app.main


async def test_tab_completes_folders_and_sounds(tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    (tmp_path / "sounds" / "notes.txt").touch()
    (tmp_path / "sounds" / "rain.flac").touch()
    async with running_app() as run:
        await run.paste(f"{tmp_path}/s")
        await run.press("o")
        for _ in range(2):
            await run.settle()
        await run.press("tab")
        assert value(run) == f"{tmp_path}/sounds/"
        for _ in range(2):
            await run.settle()
        await run.press("tab")
        assert value(run) == f"{tmp_path}/sounds/rain.flac"


def test_nothing_is_completed_for_a_user_that_is_not_there() -> None:
    assert completed("~nobody-of-that-name/x") is None
    assert completed("~nobody\0/x") is None


async def test_only_own_sounds_are_removed_and_only_after_asking() -> None:
    async with running_app() as run:
        await run.press("d")
        assert run.app.screen is run.app.main
        await run.play("my-fan")
        await run.press("d")
        assert "Remove 'My fan'?" in run.text()
        await run.press("enter")
        assert run.fakes.removed == []
        await run.press("n", "delete", "y")
        for _ in range(2):
            await run.settle()
        assert run.fakes.removed == ["my-fan"]
        assert run.mix == []
        assert "My fan  " not in "\n".join(run.lines()[5:12])
        assert "my-fan" not in run.view.catalog


async def test_a_failed_removal_is_announced(monkeypatch: pytest.MonkeyPatch) -> None:
    fakes = FakeServices()
    async with running_app(fakes) as run:

        def failing(_: str) -> Track:
            raise SleeptermError("Cannot delete", "The file could not be deleted.")

        monkeypatch.setattr(fakes, "remove_sound", failing)
        await run.go_to("my-fan")
        await run.press("d", "y")
        await run.settle()
        assert run.notices == ["Cannot delete: The file could not be deleted."]


class SlowDisk(FakeServices):
    """Hands on late what it has read of the catalogue.

    Attributes:
        held: what it waits for; None for nothing.
        is_late: set once it waits.
    """

    held: threading.Event | None = None
    is_late = threading.Event()

    def _load(self) -> LoadedCatalog:
        loaded, held = super()._load(), self.held
        if held is not None:
            self.is_late.set()
            held.wait(20.0)
        return loaded


async def test_a_catalogue_that_was_read_earlier_replaces_no_newer_one() -> None:
    fakes = SlowDisk()
    async with running_app(fakes) as run:
        late = fakes.held = threading.Event()
        run.app.context.catalog.load()
        await run.wait_until(fakes.is_late.is_set)
        fakes.held = None
        fakes.tracks += (loop("new-rain"),)
        run.app.context.catalog.load("new-rain")
        await run.wait_until(lambda: "New rain" in run.text())
        late.set()
        await run.settle()
        assert "New rain" in run.text()
        assert run.app.playback.catalog.get("new-rain") is not None
