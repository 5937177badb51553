"""u restores what was removed last, a sound or a mix."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.tui.app_driver import running_app
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import OUR_RAIN, OURS, STARTERS, own

from sleepterm.audio.state import Device
from sleepterm.formats.problem import Problem
from sleepterm.store.mixes import Mixes
from sleepterm.store.settings import Settings


@pytest.fixture
def mixes(tmp_path: Path) -> Mixes:
    starters = tmp_path / "starters.toml"
    starters.write_text(STARTERS)
    mixes = Mixes(tmp_path / "mixes", starters)
    mixes.save(OUR_RAIN)
    return mixes


async def test_the_keys_that_are_named_are_the_users() -> None:
    keys = {"undo-mix": "f8", "show-problems": "f7", "retry-device": "f6"}
    fakes = FakeServices(
        settings=Settings(keymap=keys), problems=(Problem("tracks.toml", "", "odd"),)
    )
    async with running_app(fakes) as run:
        assert run.notices[-1].endswith("Press f7 for details.")
        await run.go_to("my-fan")
        await run.press("d")
        assert "press f8 to restore" in " ".join(run.text().split())
        await run.press("y")
        assert run.notices[-1] == "My fan: Removed. Press f8 to restore it."
        run.player.become(device=Device.MISSING)
        await run.settle()
        assert "f6 retries now." in run.text()


async def test_a_removed_sound_comes_back_and_is_highlighted() -> None:
    async with running_app() as run:
        await run.go_to("my-fan")
        await run.press("d")
        assert "press u to restore" in " ".join(run.text().split())
        await run.press("y")
        assert run.notices == ["My fan: Removed. Press u to restore it."]
        assert "my-fan" not in run.view.catalog
        await run.press("u")
        assert run.notices[-1] == "My fan: Restored."
        track = run.app.main.tracks.highlighted
        assert track is not None
        assert track.id == "my-fan"
        await run.press("u")
        assert run.notices[-1] == "Restore: Nothing was removed."


@pytest.mark.parametrize("sound_is_last", [True, False])
async def test_the_last_comes_back_first(mixes: Mixes, *, sound_is_last: bool) -> None:
    fakes = FakeServices(mixes=mixes)
    async with running_app(fakes) as run:
        for name in [OURS, "my-fan"] if sound_is_last else ["my-fan", OURS]:
            await run.go_to(name)
            await run.press("d", *("y" if name == "my-fan" else ""))
        assert own(mixes) == []
        await run.press("u")
        assert ("my-fan" in run.view.catalog) is sound_is_last
        assert (own(mixes) == ["Our rain"]) is not sound_is_last
        await run.press("u")
        assert "my-fan" in run.view.catalog
        assert own(mixes) == ["Our rain"]


def test_the_time_of_a_mix_is_that_of_its_removal(mixes: Mixes, tmp_path: Path) -> None:
    assert mixes.deleted_at() == 0.0
    (file,) = (tmp_path / "mixes").glob("*.toml")
    os.utime(file, (1.0, 1.0))
    mixes.delete("Our rain")
    assert mixes.deleted_at() > 1e9
    mixes.undo()
    assert mixes.deleted_at() == 0.0
