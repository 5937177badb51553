"""Mixes on the screen: played, saved, named, removed, shared, thrown together."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.app_driver import NORMAL, AppRun, running_app
from tests.tui.fakes import FakeServices, guided, some_tracks
from tests.tui.test_tui_history import FakeHistory

from sleepterm.audio.state import Status
from sleepterm.library.history.plays import Ending
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.store.mixes import Mixes
from sleepterm.store.session import Session, SessionLayer
from sleepterm.store.shared_mix import read_shared_mix
from sleepterm.tui.widgets.line_field import LineField
from sleepterm.units import Percent, Seconds

RAIN, FIRE, SEA, SCAN = "steady-rain", "campfire", "ocean-waves", "body-scan"
STARTERS = """
schema = 1
[[mix]]
name = "Camp"
reason = "For cold nights."
layers = ["campfire:80", "rain-on-a-tent:50"]
"""
OURS = "mix-our-rain"


def mix(name: str, **volumes: int) -> Mix:
    parts = (
        MixPart(key.replace("_", "-"), Percent(percent))
        for key, percent in volumes.items()
    )
    return Mix(name, tuple(parts))


OUR_RAIN = mix("Our rain", steady_rain=80, campfire=40)


@pytest.fixture
def mixes(tmp_path: Path) -> Mixes:
    starters = tmp_path / "starters.toml"
    starters.write_text(STARTERS)
    return Mixes(tmp_path / "mixes", starters)


@pytest.fixture
def house(mixes: Mixes) -> FakeServices:
    mixes.save(OUR_RAIN)
    return FakeServices(mixes=mixes)


def volumes(run: AppRun) -> dict[str, int]:
    return {x.track_id: x.percent for x in run.player.state.layers}


def own(mixes: Mixes) -> list[str]:
    return [each.name for each in mixes.load().mixes if not each.starter]


def highlighted(run: AppRun) -> str:
    track = run.app.main.tracks.highlighted
    return track.title if track else ""


def marked(run: AppRun) -> set[str]:
    """The titles of the lines with a note."""
    return {x.split("  ")[0][3:] for x in run.lines() if x.startswith(" ♪ ")}


def field(run: AppRun, name: str = "LineField") -> str:
    found = run.the(name)
    assert isinstance(found, LineField)
    return found.value


# Played


async def test_a_mix_replaces_what_sounds_and_stops_by_enter(
    house: FakeServices,
) -> None:
    async with running_app(house) as run:
        await run.play(SEA)
        left = run.player.state.timer
        run.player.calls.clear()
        await run.play(OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        # never silent in between, and the timer goes on
        names = [call[0] for call in run.player.calls]
        assert names == ["add_layer", "add_layer", "remove_layer"]
        assert run.player.state.timer == left
        assert marked(run) == {"Steady rain", "Campfire", "Our rain"}
        assert "Playing · Our rain" in run.seen()
        await run.press("enter")
        assert run.status() is Status.STOPPED
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        await run.press("enter")
        assert run.status() is Status.PLAYING
        assert run.player.asked("arm_timer")


async def test_what_both_have_goes_on_with_its_new_volume(house: FakeServices) -> None:
    async with running_app(house) as run:
        await run.play(RAIN, OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        assert [call[0] for call in run.player.asked("add_layer")] == [RAIN, FIRE]
        assert run.player.asked("set_layer_volume") == [(RAIN, 80)]
        assert run.player.asked("remove_layer") == []


async def test_with_another_layer_it_is_no_mix_any_more(house: FakeServices) -> None:
    async with running_app(house) as run:
        await run.play(OURS)
        await run.press("left_square_bracket")
        assert "Our rain" in marked(run)
        await run.play(SEA)
        assert marked(run) == {"Steady rain", "Campfire", "Ocean waves"}
        assert "· Our rain" not in run.seen()
        await run.play(OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}


async def test_of_two_mixes_of_the_same_tracks_the_chosen_one_sounds(
    house: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Storm", steady_rain=100, campfire=5))
    async with running_app(house) as run:
        for _ in range(2):
            await run.play("mix-storm")
            assert volumes(run) == {RAIN: 100, FIRE: 5}
            assert "Storm" in marked(run)
            assert "Our rain" not in marked(run)
            await run.play(OURS)
            assert volumes(run) == {RAIN: 80, FIRE: 40}
            assert run.status() is Status.PLAYING


async def test_a_pause_ends_with_the_mix(house: FakeServices) -> None:
    async with running_app(house) as run:
        await run.play(OURS)
        await run.press("space")
        await run.play(OURS)
        assert run.status() is Status.PLAYING
        await run.press("space")
        await run.play("mix-camp")
        assert run.status() is Status.PLAYING
        assert volumes(run) == {FIRE: 80, "rain-on-a-tent": 50}


@pytest.mark.parametrize(("bed", "under"), [(None, RAIN), (SEA, SEA), ("none", None)])
async def test_its_guided_track_has_the_bed_of_the_mix(
    house: FakeServices, mixes: Mixes, bed: str | None, under: str | None
) -> None:
    parts = (MixPart(SCAN, Percent(60)), MixPart(FIRE))
    mixes.save(Mix("Scan", parts, bed=bed))
    async with running_app(house) as run:
        await run.play(RAIN, "mix-scan")
        assert set(run.mix) == {SCAN, FIRE, *filter(None, [under])}
        assert volumes(run)[SCAN] == 60
        assert "Playing · Scan" in run.seen()
        await run.press("ctrl+s", "enter")
        await run.press("enter")
        assert mixes.load().find("Scan") == Mix("Scan", parts, bed=bed)
        await run.play(OURS)
        assert volumes(run) == {RAIN: 80, FIRE: 40}


async def test_what_is_missing_is_named_and_the_rest_plays(
    house: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Far", ocean_waves=50, old_drive=50, owl=50))
    mixes.save(mix("Nothing", owl=50))
    async with running_app(house) as run:
        await run.play("mix-far")
        assert volumes(run) == {SEA: 50}
        assert run.notices == ["Far: Plays without Old drive and owl."]
        assert "Far" in marked(run)
        await run.play("mix-nothing")
        assert volumes(run) == {SEA: 50}
        assert "Nothing: nothing of it is here: owl." in run.notices


async def test_enter_before_there_is_a_player_plays_it_then(
    house: FakeServices,
) -> None:
    async with running_app(house) as run:
        player, run.app.house.deck.player = run.app.house.deck.player, None
        await run.play(OURS)
        assert run.mix == []
        assert player is not None
        run.app.house.deck.attach(player)
        await run.settle()
        assert volumes(run) == {RAIN: 80, FIRE: 40}
        assert run.status() is Status.PLAYING


async def test_the_remembered_mix_is_recognised(house: FakeServices) -> None:
    layers = (SessionLayer(RAIN, Percent(80)), SessionLayer(FIRE, Percent(40)))
    house.session = Session(layers=layers)
    async with running_app(house, size=(120, 30)) as run:
        assert "Ready to go on · Our rain" in run.seen()


# Saved


async def test_what_sounds_is_saved_under_a_name(
    house: FakeServices, mixes: Mixes
) -> None:
    async with running_app(house) as run:
        await run.play(SEA, FIRE)
        await run.press("left_square_bracket", "ctrl+s")
        assert "Ocean waves 100, Campfire 95" in run.seen()
        assert field(run) == "Ocean waves + Campfire"
        await run.press(*"Evening", "tab", *"For us.", "enter")
        saved = mixes.load().find("Evening")
        layers = (MixPart(SEA), MixPart(FIRE, Percent(95)))
        assert saved == Mix("Evening", layers, "For us.")
        assert highlighted(run) == "Evening"
        assert {"Evening"} <= marked(run)
        assert "Evening: Saved." in run.notices


async def test_the_remembered_mix_can_be_saved_and_the_suggested_name_is_free(
    house: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Ocean waves", campfire=10))
    house.session = Session(layers=(SessionLayer(SEA, Percent(70)),))
    async with running_app(house) as run:
        await run.press("ctrl+s", "enter")
        assert mixes.load().find("Ocean waves 2") == mix(
            "Ocean waves 2", ocean_waves=70
        )


async def test_with_nothing_in_the_mix_there_is_a_sentence(house: FakeServices) -> None:
    async with running_app(house) as run:
        await run.press("ctrl+s")
        assert run.notices == ["No mix yet: Nothing sounds that could be saved."]
        assert run.app.screen is run.app.main


async def test_a_taken_name_wants_enter_once_more_and_u_brings_the_old_one_back(
    house: FakeServices, mixes: Mixes
) -> None:
    async with running_app(house) as run:
        await run.play(SEA)
        await run.press("ctrl+s", *"our RAIN", "enter")
        assert "There is a mix 'our RAIN' already." in run.seen()
        assert mixes.load().find("Our rain") == OUR_RAIN
        # another name is another question
        await run.press("x", "backspace", "enter")
        assert mixes.load().find("Our rain") == OUR_RAIN
        await run.press("enter")
        assert mixes.load().find("Our rain") == mix("our RAIN", ocean_waves=100)
        assert "our RAIN: Saved; u brings back the one before." in run.notices
        await run.press("u")
        assert highlighted(run) == "Our rain 2"
        assert run.notices[-1] == "Our rain 2: It is back."
        assert mixes.load().find("Our rain 2").layers == OUR_RAIN.layers


async def test_a_mix_of_ones_own_keeps_its_name_when_it_is_saved_again(
    house: FakeServices, mixes: Mixes
) -> None:
    async with running_app(house) as run:
        await run.play(OURS)
        await run.press("left_square_bracket", "ctrl+s", "enter")
        await run.press("enter")
        assert own(mixes) == ["Our rain"]
        assert mixes.load().find("Our rain") == mix(
            "Our rain", steady_rain=80, campfire=35
        )


@pytest.mark.parametrize("name", [["space"], ["a", "colon", "b"]])
async def test_a_name_that_cannot_be_is_told(
    house: FakeServices, name: list[str]
) -> None:
    async with running_app(house) as run:
        await run.play(SEA)
        await run.press("ctrl+s", *name, "enter")
        assert "name" in str(run.the("#report").render())
        await run.press("escape")
        assert run.app.screen is run.app.main


async def test_a_disk_that_refuses_is_told_in_the_dialog(tmp_path: Path) -> None:
    (tmp_path / "mixes").write_text("a file where the folder should be")
    mixes = Mixes(tmp_path / "mixes", tmp_path / "none.toml")
    async with running_app(FakeServices(mixes=mixes)) as run:
        await run.play(SEA)
        await run.press("ctrl+s", "enter")
        assert "cannot be changed: Not a directory" in run.seen()
        await run.press("escape")
        assert run.status() is Status.PLAYING


# Named, removed, brought back


async def test_a_renamed_mix_keeps_its_heart_and_goes_on(
    house: FakeServices, mixes: Mixes
) -> None:
    house.diary = FakeHistory(liked=[OURS])
    async with running_app(house) as run:
        await run.play(OURS)
        await run.press("R")
        assert field(run) == "Our rain"
        await run.press(*"Camp", "enter")
        assert "There is a mix 'Camp' already." in run.seen()
        await run.press("enter")
        assert own(mixes) == ["Our rain"]
        await run.press("s", "enter")
        assert own(mixes) == ["Camps"]
        assert highlighted(run) == "Camps"
        assert run.app.main.tracks.liked == {"mix-camps"}
        assert "Playing · Camps" in run.seen()
        assert "Camps: It was called 'Our rain'." in run.notices


async def test_d_removes_a_mix_and_u_brings_it_back(
    house: FakeServices, mixes: Mixes
) -> None:
    async with running_app(house) as run:
        await run.go_to(OURS)
        await run.press("d")
        assert own(mixes) == []
        assert "Our rain: Removed; u brings it back." in run.notices
        assert highlighted(run) == "Camp"
        await run.press("u")
        assert own(mixes) == ["Our rain"]
        assert highlighted(run) == "Our rain"
        await run.press("u")
        assert "No mix was deleted or overwritten." in run.notices[-1]


async def test_a_starter_stays_and_says_so(house: FakeServices, mixes: Mixes) -> None:
    async with running_app(house) as run:
        await run.go_to("mix-camp")
        await run.press("d")
        await run.press("R")
        assert run.notices == [
            "Camp: It came with sleepterm and can't be removed.",
            "Camp: It came with sleepterm and can't be renamed.",
        ]
        assert [each.name for each in mixes.load().mixes] == ["Our rain", "Camp"]
        await run.go_to("my-fan")
        await run.press("d")
        assert "Remove a sound" in run.seen()
        await run.press("y")
        assert house.removed == ["my-fan"]


async def test_rename_and_share_are_for_mixes(house: FakeServices) -> None:
    async with running_app(house) as run:
        await run.go_to(RAIN)
        await run.press("R", "y")
        assert run.app.screen is run.app.main
        keys = {x.binding.id: x.enabled for x in run.app.main.active_bindings.values()}
        assert (keys["rename-mix"], keys["share-mix"]) == (False, False)
        await run.go_to("mix-camp")
        keys = {x.binding.id: x.enabled for x in run.app.main.active_bindings.values()}
        assert (keys["rename-mix"], keys["share-mix"]) == (True, True)


async def test_a_mix_of_another_process_appears_with_the_next_change(
    house: FakeServices, mixes: Mixes
) -> None:
    async with running_app(house) as run:
        mixes.save(mix("Theirs", ocean_waves=50))
        await run.go_to(OURS)
        await run.press("d")
        await run.press("u")
        titles = [track.title for track in run.app.main.shelf.catalog]
        assert titles[-3:] == ["Our rain", "Theirs", "Camp"]


# Shared


async def test_a_mix_is_copied_and_written(house: FakeServices, home: Path) -> None:
    async with running_app(house) as run:
        await run.go_to(OURS)
        await run.press("y")
        assert run.app.clipboard == format_share_line(OUR_RAIN)
        assert "sleepterm-mix:1:Our+rain:steady-rain=80" in run.seen()
        await run.press("f")
        assert read_shared_mix(str(home / "our-rain.toml")) == OUR_RAIN
        await run.press("f")
        assert read_shared_mix(str(home / "our-rain-2.toml")) == OUR_RAIN
        assert "our-rain-2.toml" in run.seen().replace("\n", "")
        await run.press("escape")
        assert run.app.screen is run.app.main


@pytest.mark.parametrize("is_searching", [False, True])
async def test_a_pasted_line_is_shown_with_what_is_missing_and_then_kept(
    house: FakeServices, mixes: Mixes, *, is_searching: bool
) -> None:
    line = format_share_line(
        Mix("Our rain", (MixPart(SEA, Percent(30)), MixPart("owl")), "Ah.")
    )
    async with running_app(house) as run:
        if is_searching:
            await run.press("slash")
        await run.paste(f" {line[:40]}\n{line[40:]}\n")
        for words in ("Our rain", "Ocean waves 30, owl 100", "Ah.", "Not here, so it"):
            assert words in run.seen()
        assert own(mixes) == ["Our rain"]
        await run.press("enter")
        assert own(mixes) == ["Our rain", "Our rain 2"]
        assert mixes.load().find("our rain").layers == OUR_RAIN.layers
        assert highlighted(run) == "Our rain 2"
        assert (
            "Our rain 2: It is among your mixes; 'Our rain' was taken." in run.notices
        )


async def test_a_file_is_imported_by_its_path(
    house: FakeServices, mixes: Mixes, tmp_path: Path
) -> None:
    file = tmp_path / "given.toml"
    file.write_text('schema = 1\nname = "Given"\nlayers = ["ocean-waves:20"]\n')
    async with running_app(house) as run:
        await run.press("I", "enter")
        assert "Import a mix" in run.seen()
        await run.press(*str(file.with_name("none.toml")), "enter")
        assert "cannot be read" in run.seen()
        for _ in "none.toml":
            await run.press("backspace")
        assert "cannot be read" not in run.seen()
        await run.press(*"given.toml", "enter")
        assert "Ocean waves 20" in run.seen()
        # what is changed behind the look is looked at again
        await run.press("l", "backspace", "enter")
        assert own(mixes) == ["Our rain"]
        await run.press("enter")
        assert own(mixes) == ["Given", "Our rain"]
        assert highlighted(run) == "Given"


@pytest.mark.parametrize(
    "text", ["sleepterm-mix:9:x", "sleepterm-mix:1:a:owl:::00000000", "/nowhere"]
)
async def test_what_is_no_mix_is_told_and_nothing_kept(
    house: FakeServices, mixes: Mixes, text: str
) -> None:
    async with running_app(house) as run:
        await run.press("I", *text, "enter")
        await run.press("enter")
        assert str(run.the("#report").render()).count(".") >= 1
        assert run.the("#report").has_class("wrong")
        await run.press("escape")
        assert own(mixes) == ["Our rain"]


# Thrown together


async def test_a_random_mix_plays_at_once_and_can_be_kept(
    house: FakeServices, mixes: Mixes
) -> None:
    kinds = {track.id: track.type for track in some_tracks()}
    async with running_app(house) as run:
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


async def test_another_random_mix_is_another(house: FakeServices) -> None:
    few = {"brown-noise", RAIN, SEA}
    house.tracks = tuple(x for x in some_tracks() if x.id in few)
    async with running_app(house) as run:
        for _ in range(12):
            before = set(run.mix)
            await run.press("x", "enter")
            assert set(run.mix) != before


async def test_without_another_one_the_same_goes_on(house: FakeServices) -> None:
    house.tracks = tuple(x for x in some_tracks() if x.id == RAIN)
    async with running_app(house) as run:
        for _ in range(2):
            await run.press("x", "enter")
            assert run.mix == [RAIN]
            assert run.status() is Status.PLAYING


# Remembered


async def test_a_mix_is_played_like_its_layers(house: FakeServices) -> None:
    diary = FakeHistory()
    house.diary = diary
    async with running_app(house) as run:
        await run.play(OURS)
        diary.now += 600
        await run.press("s")
        plays = {x.track_id: (x.heard, x.ended) for x in diary.plays}
        whole = (Seconds(600), Ending.STOPPED)
        assert plays == {RAIN: whole, FIRE: whole, OURS: whole}


async def test_a_mix_with_a_voice_is_played_under_its_bed(
    house: FakeServices, mixes: Mixes
) -> None:
    mixes.save(mix("Scan", body_scan=90))
    house.diary = diary = FakeHistory()
    async with running_app(house) as run:
        await run.play("mix-scan")
        assert run.mix == [SCAN, RAIN]
        diary.now += 60
        await run.press("s")
        assert {x.track_id for x in diary.plays} == {SCAN, "mix-scan"}


# Looks


@pytest.mark.parametrize("size", [(60, 20), NORMAL, (160, 45)])
@pytest.mark.parametrize("is_plain", [False, True])
async def test_every_dialog_fits(
    house: FakeServices, size: tuple[int, int], *, is_plain: bool
) -> None:
    house.unicode = not is_plain
    house.tracks += (guided("long", title="A title as long as titles are " * 3),)
    async with running_app(house, size=size) as run:
        await run.play(OURS)
        for keys, words in (
            (["ctrl+s"], "keep  tab reason  esc"),
            (["R"], "keep  esc"),
            (["y"], "copy again  f as a file  esc"),
            (["I"], "look, then keep  esc"),
            (["x"], "choose  esc"),
        ):
            await run.press(*keys)
            assert words in run.seen().replace("escape", "esc"), words
            assert run.seen().isascii() or not is_plain
            await run.press("escape")
        await run.press("question_mark")
        assert "rename-mix" in str(run.the("#page > Static").render())
