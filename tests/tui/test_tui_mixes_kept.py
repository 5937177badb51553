"""Mixes on the screen: saved, renamed, removed and brought back."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.playback.playback_run import mix
from tests.tui.app_driver import running_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import (
    FIRE,
    OUR_RAIN,
    OURS,
    RAIN,
    SEA,
    field,
    highlighted,
    marked,
    own,
)
from textual import events

from sleepterm.audio.state import Status
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.store.mixes import Mixes
from sleepterm.store.session import Session, SessionLayer
from sleepterm.units import Percent


async def test_what_sounds_is_saved_under_a_name(
    fakes: FakeServices, mixes: Mixes
) -> None:
    async with running_app(fakes) as run:
        await run.play(SEA, FIRE)
        await run.press("left_square_bracket", "ctrl+s")
        assert "Ocean waves 100, Campfire 95" in run.text()
        assert field(run) == "Ocean waves + Campfire"
        await run.press(*"Evening", "tab", *"For us.", "enter")
        saved = mixes.load().find("Evening")
        layers = (MixPart(SEA), MixPart(FIRE, Percent(95)))
        assert saved == Mix("Evening", layers, "For us.")
        assert highlighted(run) == "Evening"
        assert {"Evening"} <= marked(run)
        assert "Evening: Saved." in run.notices


async def test_enter_does_not_overtake_the_name_typed_before_it(
    fakes: FakeServices, mixes: Mixes
) -> None:
    async with running_app(fakes) as run:
        await run.play(SEA)
        await run.press("ctrl+s")
        for key in ("E", "v", "e", "n"):
            run.app.post_message(events.Key(key, key))
        run.app.post_message(events.Key("enter", None))
        await run.settle()
        assert mixes.load().find("Even").layers == (MixPart(SEA),)


async def test_the_remembered_mix_can_be_saved_and_the_suggested_name_is_free(
    fakes: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Ocean waves", campfire=10))
    fakes.session = Session(layers=(SessionLayer(SEA, Percent(70)),))
    async with running_app(fakes) as run:
        await run.press("ctrl+s", "enter")
        assert mixes.load().find("Ocean waves 2") == mix(
            "Ocean waves 2", ocean_waves=70
        )


async def test_an_empty_mix_cannot_be_saved(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.press("ctrl+s")
        assert run.notices == ["Save as a mix: Nothing is playing that can be saved."]
        assert run.app.screen is run.app.main


async def test_a_taken_name_needs_enter_again_and_u_restores_the_old_mix(
    fakes: FakeServices, mixes: Mixes
) -> None:
    async with running_app(fakes) as run:
        await run.play(SEA)
        await run.press("ctrl+s", *"our RAIN", "enter")
        assert "There is already a mix 'our RAIN'." in run.text()
        assert mixes.load().find("Our rain") == OUR_RAIN
        # another name is another question
        await run.press("x", "backspace", "enter")
        assert mixes.load().find("Our rain") == OUR_RAIN
        await run.press("enter")
        assert mixes.load().find("Our rain") == mix("our RAIN", ocean_waves=100)
        assert "our RAIN: Saved. Press u to restore the old one." in run.notices
        await run.press("u")
        assert highlighted(run) == "Our rain 2"
        assert run.notices[-1] == "Our rain 2: Restored."
        assert mixes.load().find("Our rain 2").layers == OUR_RAIN.layers


async def test_a_mix_of_ones_own_keeps_its_name_when_it_is_saved_again(
    fakes: FakeServices, mixes: Mixes
) -> None:
    async with running_app(fakes) as run:
        await run.play(OURS)
        await run.press("left_square_bracket", "ctrl+s", "enter")
        await run.press("enter")
        assert own(mixes) == ["Our rain"]
        assert mixes.load().find("Our rain") == mix(
            "Our rain", steady_rain=80, campfire=35
        )


@pytest.mark.parametrize("name", [["space"], ["a", "colon", "b"]])
async def test_a_name_that_cannot_be_is_reported(
    fakes: FakeServices, name: list[str]
) -> None:
    async with running_app(fakes) as run:
        await run.play(SEA)
        await run.press("ctrl+s", *name, "enter")
        assert "name" in str(run.widget("#report").render())
        await run.press("escape")
        assert run.app.screen is run.app.main


async def test_a_disk_that_refuses_is_reported_in_the_dialog(tmp_path: Path) -> None:
    (tmp_path / "mixes").write_text("a file where the folder should be")
    mixes = Mixes(tmp_path / "mixes", tmp_path / "none.toml")
    async with running_app(FakeServices(mixes=mixes)) as run:
        await run.play(SEA)
        await run.press("ctrl+s", "enter")
        assert "cannot be changed: Not a directory" in run.text()
        await run.press("escape")
        assert run.status() is Status.PLAYING


# Named, removed, brought back


async def test_a_renamed_mix_stays_a_favourite_and_keeps_playing(
    fakes: FakeServices, mixes: Mixes
) -> None:
    fakes.history = FakeHistory(liked=[OURS])
    async with running_app(fakes) as run:
        await run.play(OURS)
        await run.press("R")
        assert field(run) == "Our rain"
        await run.press(*"Camp", "enter")
        assert "There is already a mix 'Camp'." in run.text()
        await run.press("enter")
        assert own(mixes) == ["Our rain"]
        await run.press("s", "enter")
        assert own(mixes) == ["Camps"]
        assert highlighted(run) == "Camps"
        assert run.app.main.tracks.liked == {"mix-camps"}
        assert "Playing · Camps" in run.text()
        assert "Camps: Renamed from 'Our rain'." in run.notices


async def test_d_removes_a_mix_and_u_restores_it(
    fakes: FakeServices, mixes: Mixes
) -> None:
    async with running_app(fakes) as run:
        await run.go_to(OURS)
        await run.press("d")
        assert own(mixes) == []
        assert "Our rain: Removed. Press u to restore it." in run.notices
        assert highlighted(run) == "Camp"
        await run.press("u")
        assert own(mixes) == ["Our rain"]
        assert highlighted(run) == "Our rain"
        await run.press("u")
        assert "Nothing was removed." in run.notices[-1]


async def test_a_starter_stays_and_says_so(fakes: FakeServices, mixes: Mixes) -> None:
    async with running_app(fakes) as run:
        await run.go_to("mix-camp")
        await run.press("d")
        await run.press("R")
        assert run.notices == [
            (
                "Remove a sound, mix or session: This mix came with sleepterm and can't"
                " be removed."
            ),
            "Rename a mix: This mix came with sleepterm and can't be renamed.",
        ]
        assert [each.name for each in mixes.load().mixes] == ["Our rain", "Camp"]
        await run.go_to("my-fan")
        await run.press("d")
        assert "Remove a sound" in run.text()
        await run.press("y")
        assert fakes.removed == ["my-fan"]


async def test_rename_and_share_are_for_mixes(fakes: FakeServices) -> None:
    async with running_app(fakes) as run:
        await run.go_to(RAIN)
        await run.press("R", "y")
        assert run.app.screen is run.app.main
        assert run.notices == [
            "Rename a mix: Highlight a mix first.",
            "Share a mix or session: Highlight a mix or a session first.",
        ]
        await run.go_to(OURS)
        assert run.app.main.why_not("rename-mix") is None
        assert run.app.main.why_not("share-mix") is None


async def test_a_mix_of_another_process_appears_with_the_next_change(
    fakes: FakeServices, mixes: Mixes
) -> None:
    async with running_app(fakes) as run:
        mixes.save(mix("Theirs", ocean_waves=50))
        await run.go_to(OURS)
        await run.press("d")
        await run.press("u")
        titles = [track.title for track in run.view.catalog]
        assert titles[-3:] == ["Our rain", "Theirs", "Camp"]
