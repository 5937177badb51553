"""Editing an own sound, and auditioning its loop mode."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fake_history import FakeHistory
from tests.tui.fakes import FakeServices, loop, some_tracks
from tests.tui.filter_rows import listed
from textual.widgets import Input

from sleepterm.audio.events import AuditionEnded
from sleepterm.audio.state import Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.library.history.habits import PersonalList
from sleepterm.library.search.feelings import Feeling, Vocabulary
from sleepterm.library.search.search import Search
from sleepterm.tui.screens.edit import EditDialog
from sleepterm.units import Decibels, Percent, Seconds

FAN = loop(
    "my-fan",
    own=True,
    type=ContentType.OTHER,
    topics=("sleep",),
    moods=("hot night",),
    gain_db=Decibels(-3.5),
)


WARM = Vocabulary((Feeling("heat", ("too warm",), ("my-fan",)),))


def library() -> FakeServices:
    others = tuple(x for x in some_tracks() if x.id != "my-fan")
    return FakeServices(tracks=(*others, FAN))


async def opened(run: AppRun) -> None:
    await run.go_to("my-fan")
    await run.press("i")
    assert isinstance(run.app.screen, EditDialog)


async def write(run: AppRun, name: str, text: str) -> None:
    field = run.widget(f"#{name}")
    assert isinstance(field, Input)
    field.value = text
    await run.settle()


def auditions(run: AppRun) -> list[Track | None]:
    """The tracks that the player was asked to audition."""
    return [call[0] for call in run.player.calls_to("audition")]  # type: ignore[misc]


@pytest.mark.parametrize(
    "wanted",
    [TrackFilter(personal=PersonalList.FAVOURITES), TrackFilter(text="too warm")],
    ids=["favourites", "search"],
)
async def test_what_lists_a_sound_still_does_once_it_is_edited(
    wanted: TrackFilter,
) -> None:
    fakes = library()
    fakes.history = FakeHistory(liked=("my-fan",))
    fakes.search = lambda catalog: Search(catalog, WARM)
    async with running_app(fakes) as run:
        run.browse.filter_by(wanted)
        await run.settle()
        assert listed(run) == ["my-fan"]
        await opened(run)
        await run.press(*" two", "enter")
        await run.settle()
        assert [x.title for x in run.app.main.tracks.tracks] == ["My fan two"]
        assert run.view.filter == wanted


async def test_everything_said_is_shown_and_what_changes_is_kept() -> None:
    async with running_app(library()) as run:
        await opened(run)
        seen = run.text()
        for words in ("My fan", "other", "sleep", "hot night", "crossfade", "-3.5"):
            assert words in seen
        await run.press(*" two", "down", "left", "down", *", Calm,", "down", "down")
        await run.press("right", "right", "down", "end", "backspace", "6", "enter")
        await run.settle()
        assert run.fakes.edited == [
            (
                "my-fan",
                Edits(
                    title="My fan two",
                    type=ContentType.PRAYER,
                    topics=("sleep", "calm"),
                    loop=LoopMode.SHUFFLE,
                    gain_db=-3.6,
                ),
            )
        ]
        assert run.app.screen is run.app.main
        highlighted = run.app.main.tracks.highlighted
        assert highlighted is not None
        assert (highlighted.id, highlighted.title) == ("my-fan", "My fan two")
        assert "My fan two" in run.text()


@pytest.mark.parametrize(
    ("fields", "edits"),
    [
        ({"topics": " ", "moods": ""}, Edits(topics=(), moods=())),
        ({"gain": "Measure"}, Edits(measure=True)),
        ({"gain": "2,5"}, Edits(gain_db=2.5)),
    ],
)
async def test_lists_are_cleared_and_gains_understood(
    fields: dict[str, str], edits: Edits
) -> None:
    async with running_app(library()) as run:
        await opened(run)
        for name, text in fields.items():
            await write(run, name, text)
        await run.press("enter")
        await run.settle()
        assert run.fakes.edited == [("my-fan", edits)]


async def test_a_loop_becomes_a_sound_that_is_heard_once() -> None:
    async with running_app(library()) as run:
        await opened(run)
        run.widget("#mode").focus()
        await run.press("left")
        assert "Plays once, from beginning to end." in run.text()
        await run.press("enter")
        await run.settle()
        assert run.fakes.edited == [("my-fan", Edits(once=True))]


async def test_loud_passages_are_softened_or_left() -> None:
    async with running_app(library()) as run:
        await opened(run)
        assert "as recorded" in run.text()
        run.widget("#loud").focus()
        await run.press("left", "enter")
        assert run.fakes.edited == [("my-fan", Edits(guard=True))]


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_without_a_change_nothing_is_written(key: str) -> None:
    async with running_app(library()) as run:
        await opened(run)
        if key == "escape":
            await run.press(*"abc")
        await run.press(key)
        await run.settle()
        assert run.app.screen is run.app.main
        assert run.fakes.edited == []


@pytest.mark.parametrize("gain", ["loud", "30", "nan", ""])
async def test_a_gain_that_is_none_is_reported_in_the_dialog(gain: str) -> None:
    async with running_app(library(), size=(60, 20)) as run:
        await opened(run)
        await write(run, "gain", gain)
        await run.press("enter")
        assert "The gain must be a number from -60 to 24" in run.text()
        assert run.fakes.edited == []
        await write(run, "gain", "1")
        await run.press("enter")
        await run.settle()
        assert run.fakes.edited == [("my-fan", Edits(gain_db=1.0))]


async def test_what_the_catalogue_refuses_stands_in_the_dialog(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refusing(*_edit: object) -> Track:
        raise SleeptermError("Cannot edit", "My fan: [title] must have something.")

    fakes = library()
    async with running_app(fakes) as run:
        monkeypatch.setattr(fakes, "edit_sound", refusing)
        await opened(run)
        await write(run, "title", "")
        await run.press("enter")
        await run.settle()
        assert "My fan: [title] must have something." in run.text()
        await run.press("x")
        assert "must have something" not in run.text()


async def test_measuring_is_shown_and_escape_ends_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    at_work, release = threading.Event(), threading.Event()
    went_on: list[bool] = []

    def slow(
        _track_id: str, _edits: Edits, tick: Callable[[Seconds, Seconds], None]
    ) -> Track:
        tick(Seconds(1.0), Seconds(4.0))
        at_work.set()
        release.wait(10)
        tick(Seconds(2.0), Seconds(4.0))
        went_on.append(True)
        return FAN

    fakes = library()
    async with running_app(fakes) as run:
        monkeypatch.setattr(fakes, "edit_sound", slow)
        await opened(run)
        await write(run, "gain", "measure")
        await run.pilot.press("enter")
        assert at_work.wait(10)
        await run.pilot.pause()
        assert "Measuring: 25%" in run.text()
        await run.pilot.press("escape")
        release.set()
        await run.settle()
        assert went_on == []
        assert run.app.screen is run.app.main


async def test_only_own_sounds_can_be_edited() -> None:
    async with running_app(library(), size=(160, 24)) as run:
        await run.go_to("my-fan")
        await run.press("i", "escape")
        assert run.notices == []
        await run.go_to("steady-rain")
        await run.press("i")
        wanted = "Edit a sound: Only sounds that you added can be edited."
        assert run.notices == [wanted]
        await run.press("i")
        assert run.app.screen is run.app.main


async def test_what_sounds_takes_the_new_gain_at_once() -> None:
    async with running_app(library()) as run:
        await run.play("my-fan")
        await run.press("left_square_bracket")
        layer = run.player.state.layer("my-fan")
        assert layer is not None
        assert layer.percent < Percent(100)
        await run.press("i")
        await write(run, "gain", "1")
        await run.press("enter")
        await run.settle()
        assert run.player.calls_to("add_layer")[-1] == ("my-fan", layer.percent, 0.0)
        assert run.mix == ["my-fan"]
        assert run.status() is Status.PLAYING


async def test_a_guided_track_that_sounds_is_left_alone() -> None:
    fakes = library()
    fakes.tracks = (*fakes.tracks, replace(FAN, id="tale", playback=PlaybackMode.ONCE))
    async with running_app(fakes) as run:
        await run.play("tale")
        asked = run.player.calls_to("add_layer")
        await run.press("i")
        await write(run, "gain", "1")
        await run.press("enter")
        await run.settle()
        assert run.fakes.edited == [("tale", Edits(gain_db=1.0))]
        assert run.player.calls_to("add_layer") == asked
        await run.press("s", "i")
        await write(run, "gain", "2")
        await run.press("enter")
        await run.settle()
        assert len(run.player.calls_to("add_layer")) == len(asked) + 1


async def test_a_mode_is_auditioned_and_another_restarts_it() -> None:
    async with running_app(library()) as run:
        await run.play("steady-rain")
        before = run.player.state
        await opened(run)
        await write(run, "gain", "-9")
        await run.press("ctrl+l")
        assert "Playing with 'crossfade'." in run.text()
        run.widget("#mode").focus()
        await run.press("right", "left", "left")
        tracks = auditions(run)
        assert [x and (x.loop, x.playback) for x in tracks] == [
            (LoopMode.CROSSFADE, PlaybackMode.LOOP),
            (LoopMode.EXACT, PlaybackMode.LOOP),
            (LoopMode.CROSSFADE, PlaybackMode.LOOP),
            (LoopMode.CROSSFADE, PlaybackMode.ONCE),
        ]
        assert {x.gain_db for x in tracks if x} == {-9.0}
        await run.press("f5")
        assert auditions(run)[4:] == [None]
        assert "Playing with" not in run.text()
        await run.press("right")
        assert len(auditions(run)) == 5
        assert run.player.state == before
        assert run.app.playback.state.layers == before.layers


@pytest.mark.parametrize("key", ["escape", "enter"])
async def test_closing_the_dialog_ends_the_audition(key: str) -> None:
    async with running_app(library()) as run:
        await opened(run)
        await run.press("ctrl+l", "x", key)
        await run.settle()
        assert run.app.screen is run.app.main
        assert auditions(run)[1:] == [None]


async def test_an_audition_that_is_over_is_reported_with_its_reason() -> None:
    async with running_app(library()) as run:
        await opened(run)
        await run.press("ctrl+l")
        run.player.emit(AuditionEnded())
        await run.settle()
        assert "Playing with" not in run.text()
        await run.press("ctrl+l")
        run.player.emit(AuditionEnded("my-fan.ogg is damaged [x]."))
        await run.settle()
        assert "my-fan.ogg is damaged [x]." in run.text()
        assert [x is None for x in auditions(run)] == [False, False]
        await run.press("escape")
        run.player.emit(AuditionEnded("late"))
        await run.settle()
        assert run.notices == []


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (160, 45), (50, 15)])
@pytest.mark.parametrize("unicode", [True, False])
async def test_it_fits(size: tuple[int, int], *, unicode: bool) -> None:
    fakes = library()
    fakes.unicode = unicode
    async with running_app(fakes, size=size) as run:
        await opened(run)
        await run.press("ctrl+l")
        seen = run.text()
        for words in ("Edit a sound", "Title", "Moods", "Gain", "Playing with", "save"):
            assert words in seen
        if not unicode:
            assert seen.isascii()
