"""On an attached screen a sound can be tried alone, and words are spoken."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("has no such sockets", allow_module_level=True)

from tests.playback.fake_player import guided
from tests.playback.playback_run import RAIN
from tests.remote.remote_run import ServedRun, served
from tests.tui.attached_run import AttachedRun, attached_app
from tests.tui.fakes import FakeServices

from sleepterm.audio.events import AuditionEnded
from sleepterm.audio.state import Status
from sleepterm.commands.shared.bedtime_files import StoredBedtimeFiles
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.night.nearby_sentences import Words
from sleepterm.store.paths import Paths
from sleepterm.tui.messages import WorkDone
from sleepterm.tui.screens.words import WordScreen
from sleepterm.units import Seconds

FAN = "my-fan"
SMALL = (40, 12)


class Speaker:
    """Speaks at once, into the files that the other process looks for.

    Attributes:
        ids: of the tracks that were asked for.
        ends: how often it was told to stop.
        is_silent: whether it makes no file.
    """

    def __init__(self) -> None:
        self.ids: list[str] = []
        self.ends = 0
        self.is_silent = False

    def speak(self, track_id: str, words: Sequence[str], every: Seconds) -> Track:
        assert words
        self.ids.append(track_id)
        sound = Paths.of_user().spoken_words / f"{track_id}.wav"
        sound.parent.mkdir(parents=True, exist_ok=True)
        if not self.is_silent:
            sound.touch()
        return replace(guided(track_id), length=Seconds(len(words) * every))

    def end(self) -> None:
        self.ends += 1


@pytest.fixture
def speaker() -> Speaker:
    return Speaker()


@pytest.fixture
def fakes(tmp_path: Path, speaker: Speaker) -> FakeServices:
    bedtime = StoredBedtimeFiles(Paths(*[tmp_path / "user"] * 4))
    return FakeServices(bedtime=bedtime, speaker=speaker)


def auditions(there: ServedRun) -> list[Track | None]:
    """The tracks that the player was asked to play alone."""
    return [call[0] for call in there.run.player.calls_to("audition")]  # type: ignore[misc]


def ids(run: AttachedRun) -> list[str]:
    return [x.track_id for x in run.played().layers]


def shown(run: AttachedRun) -> str:
    return " ".join(run.app.text().split())


async def listen(run: AttachedRun) -> None:
    await run.app.go_to(FAN)
    await run.app.press("i", "ctrl+l")
    await run.agree()


async def test_a_sound_is_tried_alone_by_the_one_that_plays(tmp_path: Path) -> None:
    with served(tmp_path) as there:
        async with attached_app(there, size=SMALL) as run:
            await listen(run)
            assert "Playing with 'crossfade'." in shown(run)
            (tried,) = auditions(there)
            assert tried is not None
            assert (tried.id, tried.loop) == (FAN, LoopMode.CROSSFADE)
            there.do(lambda: there.run.player.emit(AuditionEnded("It is broken.")))
            await run.until(lambda: "It is broken." in shown(run))
            assert "Playing with" not in shown(run)
            await run.press("ctrl+l", "ctrl+l")
            assert auditions(there)[2:] == [None]
            await run.press("ctrl+l", "escape")
            assert auditions(there)[4:] == [None]
            there.do(lambda: setattr(there.run.playback, "catalog", Catalog()))
            await listen(run)
            assert "There is no track 'my-fan'." in shown(run)
            assert len(auditions(there)) == 5


async def test_of_two_screens_one_tries_a_sound(tmp_path: Path) -> None:
    with served(tmp_path) as there:
        async with (
            attached_app(there, size=SMALL) as one,
            attached_app(there, size=SMALL) as two,
        ):
            await listen(one)
            await listen(two)
            await one.until(lambda: "Playing with" not in shown(one))
            assert "Playing with" in shown(two)
            # What the other one hears is none of its business.
            there.do(lambda: there.run.player.emit(AuditionEnded("It is broken.")))
            await two.until(lambda: "It is broken." in shown(two))
            assert "It is broken." not in shown(one)


async def speak(run: AttachedRun) -> None:
    run.app.app.clear_notifications()
    await run.app.press("W")
    await run.press("v")


async def test_words_are_spoken_over_what_plays_there(
    tmp_path: Path, fakes: FakeServices, speaker: Speaker
) -> None:
    with served(tmp_path) as there:
        there.do(lambda: there.run.play(RAIN))
        async with attached_app(there, fakes, size=SMALL) as run:
            speaker.is_silent = True
            await speak(run)
            assert "does not find the spoken words." in shown(run)
            assert (ids(run), speaker.ends) == ([RAIN], 1)
            speaker.is_silent = False
            await run.press("v")
            assert "voice is getting ready" in shown(run)
            assert ids(run) == [RAIN, speaker.ids[1]]
            say(there, "teapot")
            await run.until(lambda: shown(run) == "teapot")
            await run.press("minus")
            assert f"Voice {run.played().layers[1].percent}" in shown(run)
            await run.press("escape")
            assert ids(run) == [RAIN]
            assert run.played().status is Status.PLAYING
            assert (run.app.app.screen, speaker.ends) == (run.app.app.main, 2)


def say(there: ServedRun, word: str) -> None:
    """The player says this word of what is its last layer."""

    def become() -> None:
        *others, words = there.run.player.state.layers
        there.run.player.become(layers=(*others, replace(words, words=Words(word))))

    there.do(become)


async def test_words_are_shown_that_begin_in_silence(
    tmp_path: Path, fakes: FakeServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Whether states that come together are shown one by one is chance otherwise.
    monkeypatch.setattr(WorkDone, "can_replace", lambda *_: False)
    with served(tmp_path) as there:
        async with attached_app(there, fakes, size=SMALL) as run:
            await speak(run)
            assert "voice is getting ready" in shown(run)
            say(there, "teapot")
            await run.until(lambda: shown(run) == "teapot")


async def test_what_only_this_screen_has_begun_ends_with_it(
    tmp_path: Path, fakes: FakeServices, speaker: Speaker
) -> None:
    with served(tmp_path) as there:
        there.do(lambda: there.run.play(RAIN))
        async with attached_app(there, fakes, size=SMALL) as run:
            await speak(run)
            assert ids(run) == [RAIN, *speaker.ids]
            # As a closed terminal has it, which nobody can press a key on.
            await run.app.app.leave()
        assert ids(run) == [RAIN]
        assert run.played().status is Status.PLAYING
        async with attached_app(there, size=SMALL) as run:
            await listen(run)
            await run.app.app.leave()
        assert auditions(there)[1:] == [None]


async def test_two_screens_have_words_of_their_own(
    tmp_path: Path, fakes: FakeServices, speaker: Speaker
) -> None:
    with served(tmp_path) as there:
        async with (
            attached_app(there, fakes, size=SMALL) as one,
            attached_app(there, replace(fakes), size=SMALL) as two,
        ):
            await speak(one)
            await speak(two)
            assert ids(two) == speaker.ids[1:]
            assert len(set(speaker.ids)) == 2
            # Nobody hears the first voice any more: it falls silent.
            await one.until(lambda: shown(one) == "")
            await one.until(lambda: speaker.ends == 1)
            assert isinstance(two.app.app.screen, WordScreen)
