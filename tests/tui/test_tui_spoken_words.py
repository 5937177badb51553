"""`v` on the screen of words has them spoken, over what plays."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from tests.tui.app_driver import NORMAL, AppRun, running_app
from tests.tui.fakes import FakeServices, guided
from tests.tui.mix_library import RAIN

from sleepterm.audio.state import Status
from sleepterm.commands.shared.bedtime_files import StoredBedtimeFiles
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.store.paths import Paths
from sleepterm.store.words import load_words
from sleepterm.tui.screens.words import WordScreen
from sleepterm.units import Seconds

IDS = {"shuffle-of-words", "shuffle-of-words-2"}
TEXTS = {word.text for word in load_words()}


class FakeSpeaker:
    """Speaks at once.

    Attributes:
        asked: the words and their time, each time.
        refusal: raised instead.
        ends: how often it was told to stop.
    """

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[str, ...], float]] = []
        self.refusal: Exception | None = None
        self.ends = 0

    def speak(self, track_id: str, words: Sequence[str], every: Seconds) -> Track:
        if self.refusal is not None:
            raise self.refusal
        self.asked.append((tuple(words), every))
        return replace(guided(track_id), length=Seconds(1200.0))

    def end(self) -> None:
        self.ends += 1


@pytest.fixture
def speaker() -> FakeSpeaker:
    return FakeSpeaker()


@asynccontextmanager
async def words_screen(
    tmp_path: Path,
    speaker: FakeSpeaker | None,
    *playing: str,
    size: tuple[int, int] = NORMAL,
    **more: object,
) -> AsyncIterator[AppRun]:
    bedtime = StoredBedtimeFiles(Paths(*[tmp_path] * 4))
    fakes = FakeServices(bedtime=bedtime, speaker=speaker, **more)  # type: ignore[arg-type]
    async with running_app(fakes, size=size) as run:
        await run.play(*playing)
        await run.press("W")
        yield run


def shown(run: AppRun) -> str:
    assert isinstance(run.app.screen, WordScreen)
    return " ".join(run.text().split())


async def pass_time(run: AppRun) -> None:
    """Let the time of one silent word pass."""
    screen = run.app.screen
    assert isinstance(screen, WordScreen)
    screen._show_next()
    await run.settle()


def delayed_work(run: AppRun) -> list[Callable[[], None]]:
    """What would be done in threads from now on, to be called."""
    waiting: list[Callable[[], None]] = []
    vars(run.app)["in_thread"] = lambda work, done, **_: waiting.append(
        lambda: done(work())
    )
    return waiting


async def say(run: AppRun, word: str, before: str = "") -> None:
    """The voice says a word, or has said one."""
    layers = tuple(
        x if x.is_loop else replace(x, words=Words(word, before))
        for x in run.player.state.layers
    )
    run.player.become(layers=layers)
    await run.settle()


async def test_the_rest_of_the_words_is_spoken_and_shown_in_step(
    tmp_path: Path, speaker: FakeSpeaker
) -> None:
    async with words_screen(tmp_path, speaker, RAIN) as run:
        await pass_time(run)
        silent = shown(run)
        await run.press("+", "v")
        assert "voice is getting ready" in shown(run)
        ((words, every),) = speaker.asked
        assert every == 9.0
        assert silent not in words
        assert set(words) <= TEXTS
        # The 20 minutes are those of the screen.
        assert len(words) == (1200 - 8) // 9
        assert run.mix[0] == RAIN
        assert set(run.mix[1:]) < IDS
        await say(run, words[0])
        assert shown(run) == words[0]
        frames = run.drawn()
        await say(run, "", words[0])
        assert shown(run) == words[0]
        assert frames == []
        await say(run, words[1], words[0])
        assert shown(run) == words[1]
        assert run.app.keeps_light


@pytest.mark.parametrize("key", ["escape", "W", "x"])
async def test_leaving_ends_the_voice_and_the_mix_plays_on(
    tmp_path: Path, speaker: FakeSpeaker, key: str
) -> None:
    async with words_screen(tmp_path, speaker, RAIN) as run:
        await run.press("v")
        assert len(run.mix) == 2
        run.player.pass_time(300.0)
        await run.press(key)
        assert run.app.main.is_active
        assert run.mix == [RAIN]
        assert run.status() is Status.PLAYING
        assert speaker.ends == 1
        # Another night has other words, which begin at their beginning.
        assert not IDS & run.local.memory.positions.keys()


async def test_alone_they_are_played_without_a_bed_and_arm_the_timer(
    tmp_path: Path, speaker: FakeSpeaker
) -> None:
    timer = TimerSettings(duration=Seconds(1800.0))
    settings = replace(FakeServices().settings, timer=timer)
    async with words_screen(tmp_path, speaker, settings=settings) as run:
        await run.press("v")
        assert set(run.mix) < IDS
        assert run.status() is Status.PLAYING
        assert run.player.state.timer.remaining == 1800.0
        run.app.playback.stop()
        await run.settle()
        assert shown(run) == ""
        assert not run.app.keeps_light


@pytest.mark.parametrize(
    ("refusal", "why"),
    [
        (
            SleeptermError("No voice", "No engine.", "pip install [voice]"),
            "No engine. pip install [voice]",
        ),
        (OSError("no room"), "OSError: no room"),
    ],
)
async def test_why_they_cannot_be_spoken_is_said_and_they_go_on_silently(
    tmp_path: Path, speaker: FakeSpeaker, refusal: Exception, why: str
) -> None:
    speaker.refusal = refusal
    async with words_screen(tmp_path, speaker, RAIN) as run:
        await run.press("v")
        assert shown(run) == why
        assert run.mix == [RAIN]
        await pass_time(run)
        assert shown(run) in TEXTS


async def test_without_anything_that_speaks_it_says_so(tmp_path: Path) -> None:
    async with words_screen(tmp_path, None) as run:
        await run.press("v")
        assert shown(run) == "No voice can speak here."


async def test_v_again_goes_back_to_silent_words(
    tmp_path: Path, speaker: FakeSpeaker
) -> None:
    async with words_screen(tmp_path, speaker, RAIN) as run:
        await run.press("v")
        words = speaker.asked[0][0]
        await say(run, words[0])
        await run.press("v")
        assert run.mix == [RAIN]
        await pass_time(run)
        assert shown(run) == words[1]
        await run.press("v")
        assert speaker.asked[1][0][0] == words[2]
        assert len(run.mix) == 2


async def test_plus_and_minus_change_the_volume_of_the_voice(
    tmp_path: Path, speaker: FakeSpeaker
) -> None:
    async with words_screen(tmp_path, speaker, RAIN) as run:
        await run.press("v")
        voice = run.player.state.layers[1]
        await run.press("-")
        assert run.player.state.layers[1].percent < voice.percent
        assert f"Voice {run.player.state.layers[1].percent}" in shown(run)
        assert run.player.state.layers[0].percent > 0
        assert run.app.screen is not run.app.main


async def test_the_screen_is_black_after_the_last_word(
    tmp_path: Path, speaker: FakeSpeaker
) -> None:
    async with words_screen(tmp_path, speaker, RAIN) as run:
        await run.press("v")
        await say(run, speaker.asked[0][0][0])
        run.player.become(layers=run.player.state.layers[:1])
        await run.settle()
        assert shown(run) == ""
        assert run.status() is Status.PLAYING


@pytest.mark.parametrize("size", [(80, 24), (40, 12)])
async def test_the_reason_fits(
    tmp_path: Path, speaker: FakeSpeaker, size: tuple[int, int]
) -> None:
    speaker.refusal = SleeptermError(
        "No voice",
        "This machine has no speech engine.",
        "For natural voices: pip install 'sleepterm[voice]'.",
    )
    async with words_screen(tmp_path, speaker, size=size) as run:
        assert "v spoken aloud" in shown(run)
        await run.press("v")
        assert "pip install" in shown(run)


async def test_leaving_before_the_voice_is_ready_lets_nothing_begin(
    tmp_path: Path, speaker: FakeSpeaker
) -> None:
    async with words_screen(tmp_path, speaker, RAIN) as run:
        waiting = delayed_work(run)
        await run.press("v", "escape")
        assert run.app.main.is_active
        waiting[0]()
        await run.settle()
        assert run.mix == [RAIN]
        # What was begun after the end is ended, too.
        assert speaker.ends == 2


async def test_a_voice_that_is_ready_after_the_end_stays_silent(
    tmp_path: Path, speaker: FakeSpeaker
) -> None:
    async with words_screen(tmp_path, speaker, RAIN) as run:
        waiting = delayed_work(run)
        await run.press("v")
        run.app.playback.stop()
        await run.settle()
        assert shown(run) == ""
        waiting[0]()
        await run.settle()
        assert run.status() is Status.STOPPED
        assert run.mix == [RAIN]
