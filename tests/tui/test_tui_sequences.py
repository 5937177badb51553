"""Sessions on the screen: listed, played, made, changed, removed and shared."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import FIRE, RAIN, SCAN, SEA, highlighted, marked

from sleepterm.audio.state import Status
from sleepterm.library.sequences.part import parse_part
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.store.mixes import Mixes
from sleepterm.store.sequences import Sequences, read_shared_sequence
from sleepterm.tui.widgets.line_field import LineField

STARTERS = f"""
schema = 1
[[session]]
name = "Falling asleep"
about = "For any night."
parts = ["{SCAN}", "{RAIN} 30m to 20"]
"""
STARTER, OURS = "session-falling-asleep", "session-ours"


def made(name: str, *lines: str) -> Sequence:
    return Sequence(name, tuple(map(parse_part, lines)))


@pytest.fixture
def stored(tmp_path: Path) -> Sequences:
    starters = tmp_path / "sessions.toml"
    starters.write_text(STARTERS, encoding="utf-8")
    return Sequences(tmp_path / "sessions", starters)


@pytest.fixture
def fakes(stored: Sequences, mixes: Mixes) -> FakeServices:
    return FakeServices(mixes=mixes, sequences=stored)


def parts(stored: Sequences, name: str) -> list[str]:
    return [str(part) for part in stored.load().find(name).parts]


def names(stored: Sequences) -> list[str]:
    return [x.name for x in stored.load().sequences if not x.starter]


def field(run: AppRun, selector: str) -> LineField:
    found = run.widget(selector)
    assert isinstance(found, LineField)
    return found


async def test_enter_plays_a_session_and_the_pane_says_which_part(
    fakes: FakeServices,
) -> None:
    async with running_app(fakes) as run:
        await run.play(STARTER)
        assert run.mix == [SCAN, RAIN]
        assert "Falling asleep" in marked(run)
        assert "Part 1 of 2 · Body scan" in run.text()
        await run.press("J")
        assert run.mix == [RAIN]
        assert "│ 2 of 2 · Steady rain" in run.text()
        await run.press("K")
        assert "Part 1 of 2" in run.text()
        await run.play(STARTER)
        assert run.status() is Status.STOPPED
        assert "Part 1" not in run.text()
        await run.press("J")
        assert run.notices[-1] == "Next part: No session is playing."


async def test_a_session_is_made_from_what_is_highlighted_and_added(
    fakes: FakeServices, stored: Sequences
) -> None:
    async with running_app(fakes) as run:
        await run.go_to(SCAN)
        await run.press("N")
        assert "Make a session" in run.text()
        assert "Body scan  12 min" in run.text()
        await run.press("a")
        assert "Add a part" in run.text()
        await run.press("j", "enter")
        assert "Breathing 4-6" in run.text()
        await run.press("K")
        await run.press("J", "plus", "minus", "minus")
        assert "15 min in all." in run.text()
        await run.press("shift+tab", *"Evening", "enter", "ctrl+s")
        assert parts(stored, "Evening") == [SCAN, "breathe 4-6 3m"]
        assert highlighted(run) == "Evening"
        assert "Evening: Saved." in run.notices


async def test_a_part_is_changed_as_text_and_what_is_wrong_is_said(
    fakes: FakeServices, stored: Sequences
) -> None:
    async with running_app(fakes) as run:
        await run.go_to(RAIN)
        await run.press("N", "enter")
        text = field(run, "#part")
        assert text.value == "steady-rain 30m"
        text.value = "steady-rain:80 1h to 300"
        await run.press("enter")
        assert "0 to 100" in run.text()
        text.value = "steady-rain:80 1h to 30"
        await run.press("enter")
        assert "Steady rain  60 min vol 80 to 30" in run.text()
        await run.press("enter")
        text.value = "dropped"
        await run.press("escape")
        assert text.value == "steady-rain:80 1h to 30"
        await run.press("enter")
        text.value = "nowhere 5m"
        await run.press("ctrl+s")
        assert "Part 1: There is no track or mix 'nowhere'." in run.text()
        await run.press("d")
        assert "No parts yet. Press a to add one." in run.text()
        await run.press("d", "J", "plus", "ctrl+s")
        assert "Press a to add a part first." in run.text()
        await run.press("escape")
        assert names(stored) == []
        assert run.app.screen is run.app.main


async def test_parts_are_moved_and_removed(
    fakes: FakeServices, stored: Sequences
) -> None:
    stored.save(made("Ours", f"{RAIN} 5m", f"{SEA} 5m", f"{FIRE} 5m"))
    async with running_app(fakes) as run:
        await run.go_to(OURS)
        await run.press("N", "J", "J", "J", "K", "d", "ctrl+s")
        assert parts(stored, "Ours") == [f"{SEA} 5m", f"{FIRE} 5m"]
        await run.press("u")
        assert len(parts(stored, "Ours 2")) == 3


async def test_a_bundled_session_is_changed_as_a_copy(
    fakes: FakeServices, stored: Sequences
) -> None:
    async with running_app(fakes) as run:
        await run.go_to(STARTER)
        await run.press("N")
        assert field(run, "#name").value == "Falling asleep 2"
        await run.press("ctrl+s")
        assert names(stored) == ["Falling asleep 2"]
        assert stored.load().find("Falling asleep 2").about == "For any night."


async def test_another_name_renames_an_own_one_with_its_history(
    fakes: FakeServices, stored: Sequences
) -> None:
    stored.save(made("Ours", f"{RAIN} 5m"))
    fakes.history = history = FakeHistory(liked=[OURS])
    async with running_app(fakes) as run:
        await run.go_to(OURS)
        await run.press("N", "shift+tab", *"Theirs", "ctrl+s")
        assert names(stored) == ["Theirs"]
        assert history.liked == {"session-theirs"}


async def test_a_taken_name_is_asked_for_twice(
    fakes: FakeServices, stored: Sequences
) -> None:
    stored.save(made("Ours", f"{RAIN} 5m"))
    async with running_app(fakes) as run:
        await run.go_to(SEA)
        await run.press("N", "shift+tab", *"ours", "ctrl+s")
        assert "There is already 'ours'." in run.text()
        await run.press("ctrl+s")
        assert parts(stored, "ours") == [f"{SEA} 30m"]


async def test_an_own_one_is_not_renamed_to_a_name_that_is_taken(
    fakes: FakeServices, stored: Sequences
) -> None:
    stored.save(made("Ours", f"{RAIN} 5m"))
    stored.save(made("Theirs", f"{SEA} 5m"))
    async with running_app(fakes) as run:
        await run.go_to(OURS)
        await run.press("N", "shift+tab", *"theirs", "ctrl+s")
        assert "Press Ctrl+S again" not in run.text()
        assert "Choose another name." in run.text()
        await run.press("ctrl+s")
        assert sorted(names(stored)) == ["Ours", "Theirs"]
        assert parts(stored, "Theirs") == [f"{SEA} 5m"]


async def test_an_own_one_is_removed_and_restored_a_bundled_one_is_not(
    fakes: FakeServices, stored: Sequences
) -> None:
    stored.save(made("Ours", f"{RAIN} 5m"))
    async with running_app(fakes) as run:
        await run.go_to(OURS)
        await run.press("d")
        assert names(stored) == []
        await run.press("u")
        assert names(stored) == ["Ours"]
        assert highlighted(run) == "Ours"
        await run.go_to(STARTER)
        await run.press("d")
        assert run.notices[-1].endswith("came with sleepterm and can't be removed.")


async def test_a_session_is_shared_as_a_file_and_imported(
    fakes: FakeServices,
    stored: Sequences,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    async with running_app(fakes) as run:
        await run.go_to(STARTER)
        await run.press("y")
        file = tmp_path / "falling-asleep.toml"
        assert read_shared_sequence(str(file)).name == "Falling asleep"
        assert str(file) in run.notices[-1]
        text = file.read_text(encoding="utf-8").replace("30m", "20m")
        file.write_text(text, encoding="utf-8")
        await run.press("I")
        field(run, "LineField").value = str(file)
        await run.press("enter")
        assert "Body scan, Steady rain" in run.text()
        await run.press("enter")
        assert names(stored) == ["Falling asleep 2"]
        assert highlighted(run) == "Falling asleep 2"


async def test_in_the_smallest_window_the_top_line_has_the_part(
    fakes: FakeServices,
) -> None:
    async with running_app(fakes, size=(40, 12)) as run:
        await run.play(STARTER)
        assert run.lines()[0].startswith(" Playing 1 of 2 · vol 80 · 42 min")


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_editor_shows_parts_and_keys_in_any_size(
    fakes: FakeServices, stored: Sequences, size: tuple[int, int]
) -> None:
    stored.save(made("Ours", SCAN, f"{RAIN} 30m", f"from 5:30 {SEA} 20m rising 5m"))
    async with running_app(fakes, size=size) as run:
        await run.go_to(OURS)
        await run.press("N")
        text = run.text()
        assert "Body scan" in text
        assert "Steady rain" in text
        assert "It ends at a time of day." in text
        assert field(run, "#part").value == SCAN
        assert "save" in text
