"""Mixes on the screen: shared, imported, random; every dialog fits."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.playback.playback_run import mix
from tests.tui.app_driver import NORMAL, running_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices, guided, some_tracks
from tests.tui.mix_library import (
    FIRE,
    OUR_RAIN,
    OURS,
    RAIN,
    SCAN,
    SEA,
    highlighted,
    own,
    volumes,
)

from sleepterm.audio.state import Status
from sleepterm.library.history.plays import Ending
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.store.mixes import Mixes
from sleepterm.store.shared_mix import read_shared_mix
from sleepterm.units import Percent, Seconds


async def test_a_mix_is_copied_and_written(fakes: FakeServices, home: Path) -> None:
    async with running_app(fakes) as run:
        await run.go_to(OURS)
        await run.press("y")
        assert run.app.clipboard == format_share_line(OUR_RAIN)
        assert "sleepterm-mix:1:Our+rain:steady-rain=80" in run.text()
        await run.press("f")
        assert read_shared_mix(str(home / "our-rain.toml")) == OUR_RAIN
        await run.press("f")
        assert read_shared_mix(str(home / "our-rain-2.toml")) == OUR_RAIN
        assert "our-rain-2.toml" in run.text().replace("\n", "")
        await run.press("escape")
        assert run.app.screen is run.app.main


@pytest.mark.parametrize("is_searching", [False, True])
async def test_a_pasted_line_is_shown_with_what_is_missing_and_then_saved(
    fakes: FakeServices, mixes: Mixes, *, is_searching: bool
) -> None:
    line = format_share_line(
        Mix("Our rain", (MixPart(SEA, Percent(30)), MixPart("owl")), "Ah.")
    )
    async with running_app(fakes) as run:
        if is_searching:
            await run.press("slash")
        await run.paste(f" {line[:40]}\n{line[40:]}\n")
        for words in (
            "Our rain",
            "Ocean waves 30, owl 100",
            "Ah.",
            "Missing here",
        ):
            assert words in run.text()
        assert own(mixes) == ["Our rain"]
        await run.press("enter")
        assert own(mixes) == ["Our rain", "Our rain 2"]
        assert mixes.load().find("our rain").layers == OUR_RAIN.layers
        assert highlighted(run) == "Our rain 2"
        assert (
            "Our rain 2: Added to your mixes under this name; 'Our rain' was taken."
            in run.notices
        )


async def test_a_file_is_imported_by_its_path(
    fakes: FakeServices, mixes: Mixes, tmp_path: Path
) -> None:
    file = tmp_path / "given.toml"
    file.write_text('schema = 1\nname = "Given"\nlayers = ["ocean-waves:20"]\n')
    async with running_app(fakes) as run:
        await run.press("I", "enter")
        assert "Import a mix" in run.text()
        await run.press(*str(file.with_name("none.toml")), "enter")
        assert "cannot be read" in run.text()
        for _ in "none.toml":
            await run.press("backspace")
        assert "cannot be read" not in run.text()
        await run.press(*"given.toml", "enter")
        assert "Ocean waves 20" in run.text()
        # what is changed behind the look is looked at again
        await run.press("l", "backspace", "enter")
        assert own(mixes) == ["Our rain"]
        await run.press("enter")
        assert own(mixes) == ["Given", "Our rain"]
        assert highlighted(run) == "Given"


@pytest.mark.parametrize(
    "text", ["sleepterm-mix:9:x", "sleepterm-mix:1:a:owl:::00000000", "/nowhere"]
)
async def test_what_is_no_mix_is_reported_and_not_saved(
    fakes: FakeServices, mixes: Mixes, text: str
) -> None:
    async with running_app(fakes) as run:
        await run.press("I", *text, "enter")
        await run.press("enter")
        assert str(run.widget("#report").render()).count(".") >= 1
        assert run.widget("#report").has_class("error")
        await run.press("escape")
        assert own(mixes) == ["Our rain"]


# Random mixes


async def test_a_random_mix_plays_at_once_and_can_be_kept(
    fakes: FakeServices, mixes: Mixes
) -> None:
    kinds = {track.id: track.type for track in some_tracks()}
    async with running_app(fakes) as run:
        await run.press("x", "j", "j", "enter")
        assert run.status() is Status.PLAYING
        assert kinds[run.mix[0]] == "noise"
        assert len(run.mix) >= 2
        before = set(run.mix)
        await run.press("x", "enter")
        assert set(run.mix) != before
        assert kinds[run.mix[0]] == "noise"
        await run.press("ctrl+s", *"Lucky", "enter")
        saved = mixes.load().find("Lucky")
        assert {x.track_id: x.percent for x in saved.layers} == volumes(run)


async def test_another_random_mix_is_another(fakes: FakeServices) -> None:
    few = {"brown-noise", RAIN, SEA}
    fakes.tracks = tuple(x for x in some_tracks() if x.id in few)
    async with running_app(fakes) as run:
        for _ in range(12):
            before = set(run.mix)
            await run.press("x", "enter")
            assert set(run.mix) != before


async def test_without_another_one_the_same_keeps_playing(fakes: FakeServices) -> None:
    fakes.tracks = tuple(x for x in some_tracks() if x.id == RAIN)
    async with running_app(fakes) as run:
        for _ in range(2):
            await run.press("x", "enter")
            assert run.mix == [RAIN]
            assert run.status() is Status.PLAYING


# Remembered


async def test_a_mix_is_played_like_its_layers(fakes: FakeServices) -> None:
    history = FakeHistory()
    fakes.history = history
    async with running_app(fakes) as run:
        await run.play(OURS)
        history.now += 600
        await run.press("s")
        plays = {x.track_id: (x.heard, x.ended) for x in history.plays}
        whole = (Seconds(600), Ending.STOPPED)
        assert plays == {RAIN: whole, FIRE: whole, OURS: whole}


async def test_a_mix_with_a_voice_is_played_under_its_bed(
    fakes: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Scan", body_scan=90))
    fakes.history = history = FakeHistory()
    async with running_app(fakes) as run:
        await run.play("mix-scan")
        assert run.mix == [SCAN, RAIN]
        history.now += 60
        await run.press("s")
        assert {x.track_id for x in history.plays} == {SCAN, "mix-scan"}


# Looks


@pytest.mark.parametrize("size", [(60, 20), NORMAL, (160, 45)])
@pytest.mark.parametrize("is_plain", [False, True])
async def test_every_dialog_fits(
    fakes: FakeServices, size: tuple[int, int], *, is_plain: bool
) -> None:
    fakes.unicode = not is_plain
    fakes.tracks += (guided("long", title="A title as long as titles are " * 3),)
    async with running_app(fakes, size=size) as run:
        await run.play(OURS)
        for keys, words in (
            (["ctrl+s"], "save  tab reason  esc"),
            (["R"], "save  esc"),
            (["y"], "copy again  f save as a file  esc"),
            (["I"], "preview, then save  esc"),
            (["x"], "choose  esc"),
        ):
            await run.press(*keys)
            assert words in run.text().replace("escape", "esc"), words
            assert run.text().isascii() or not is_plain
            await run.press("escape")
        await run.press("question_mark")
        assert "rename-mix" in str(run.widget("#page > Static").render())
