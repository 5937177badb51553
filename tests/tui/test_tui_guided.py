"""Guided tracks on the screen: captions, voice, bells, bed, silences."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from tests.tui.app_driver import AppRun, running_app
from tests.tui.fakes import FakeServices, guided, loop, some_tracks

from sleepterm.audio.events import BedDue, CaptionChanged
from sleepterm.night.guidance import Guidance
from sleepterm.night.nearby_sentences import Words
from sleepterm.store.session import Session, SessionLayer
from sleepterm.tui.screens.read_along import ReadAlongScreen
from sleepterm.units import Percent

SCAN, RAIN, WAVES, STEP = "body-scan", "steady-rain", "ocean-waves", "four-seven-eight"
LONG = "You can let the bed do the holding, and the night do the rest of it. " * 4


async def show_caption(
    run: AppRun, now: str, *, before: str = "", following: str = ""
) -> None:
    words = Words(now=now, before=before or now, following=following)
    run.player.emit(CaptionChanged(SCAN, words))
    await run.settle()


@pytest.mark.parametrize("size", [(80, 24), (200, 60), (50, 14), (24, 7)])
async def test_reading_along_shows_this_sentence_and_the_next(
    size: tuple[int, int],
) -> None:
    async with running_app(size=size) as run:
        await run.play(SCAN)
        await run.press("o")
        assert isinstance(run.app.screen, ReadAlongScreen)
        await show_caption(run, "Begin with your feet.", following="Notice the toes.")
        seen = " ".join(run.text().split())
        assert "Begin with your" in seen
        assert "Notice the" in seen
        assert all(cell_len(line) <= size[0] for line in run.lines())
        await run.press("o")
        assert not isinstance(run.app.screen, ReadAlongScreen)


async def test_in_a_silence_the_last_sentence_stays_dimmer() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("o")
        await show_caption(run, "Breathe in.", following="And out.")
        bright = _styles(run, "Breathe in.")
        await show_caption(run, "", before="Breathe in.", following="And out.")
        assert "Breathe in." in run.text()
        assert _styles(run, "Breathe in.") != bright


def _styles(run: AppRun, words: str) -> str:
    for strip in run.app.screen._compositor.render_strips():
        for segment in strip:
            if words in segment.text:
                return str(segment.style)
    raise AssertionError(words)


async def test_long_sentences_wrap_and_lose_no_word() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("o")
        await show_caption(run, LONG.strip(), following="Next.")
        assert " ".join(LONG.split()) in " ".join(run.text().split())


@pytest.mark.parametrize(
    "words",
    [
        "深く息を吸って、ゆっくりと吐き出しましょう。" * 4,
        "خذ نفسا عميقا ثم اتركه يخرج ببطء شديد " * 4,
        "שאפו עמוק ונשפו לאט לאט אל תוך הלילה " * 4,
        "👩‍👩‍👧 one family 🌙 sleeps " * 6,
        "[bold]markup[/] \\[x] " * 8,
    ],
)
async def test_any_alphabet_keeps_the_screen_whole(words: str) -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await show_caption(run, words, following=words)
        rule = run.widget("#side").region.x
        for line in run.lines()[5:-3]:
            before = line[: line.rindex("│")] if "│" in line else ""
            assert cell_len(before) == rule
        await run.press("o")
        assert all(cell_len(line) == 80 for line in run.lines())


async def test_keys_of_playing_work_while_reading() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("o", "full_stop", "comma", "comma", "space", "v")
        assert run.player.calls_to("seek_sentence") == [(1,), (-1,), (-1,)]
        assert run.player.calls_to("pause") == [()]
        assert "Paused" in run.text()
        assert "voice off" in run.text()
        await run.press("escape", "q")
        assert run.app.screen is not run.app.main or not run.app.is_running


async def test_reading_along_begins_with_what_is_there() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await show_caption(run, "Begin with your feet.")
        await run.press("o")
        assert "Begin with your feet." in run.text()
        assert "Playing" in run.text()


async def test_the_volume_keys_change_the_last_layer_while_reading() -> None:
    async with running_app() as run:
        await run.play(RAIN, SCAN)
        await run.go_to(RAIN)
        await run.press("o", "left_square_bracket")
        volumes = {x.track_id: x.percent for x in run.player.state.layers}
        assert volumes[SCAN] < volumes[RAIN]


async def test_without_words_there_is_nothing_to_read() -> None:
    async with running_app() as run:
        await run.play(RAIN)
        await run.press("o", "full_stop", "v", "b")
        assert run.app.screen is run.app.main
        assert run.player.calls_to("seek_sentence") == []


async def test_reading_survives_the_tracks_end() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("o")
        run.player.remove_layer(SCAN)
        await run.settle()
        assert "No guided track is playing." in run.text()


async def test_voice_bells_and_pace_are_reported_and_remembered() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("v", "left_curly_bracket", "left_parenthesis")
        await run.press("left_parenthesis", "left_parenthesis")
        wanted = Guidance(voice=False, bells=Percent(95), pace=0.8)
        assert run.player.calls_to("set_guidance")[-1] == (wanted,)
        assert "voice off" in run.text()
        assert "voice off, pauses 0.8" in run.text()
        assert "Bells" in run.text()
        await run.app.leave()
        assert run.fakes.saved[-1].guidance == wanted


async def test_guidance_is_there_again_the_next_night() -> None:
    kept = Guidance(voice=False, bells=Percent(40), pace=1.1)
    fakes = FakeServices(session=Session(guidance=kept))
    async with running_app(fakes) as run:
        assert run.player.calls_to("set_guidance") == [(kept,)]
        await run.play(SCAN)
        await run.press("v")
        assert run.player.state.guidance == Guidance(bells=Percent(40), pace=1.1)


async def test_a_click_moves_the_bells() -> None:
    async with running_app(size=(200, 60)) as run:
        await run.play(SCAN)
        lines = run.lines()
        row = next(y for y, line in enumerate(lines) if "Bells" in line)
        column = lines[row].index("━", lines[row].index("Bells")) + 8
        await run.pilot.click(offset=(column, row))
        await run.settle()
        assert 0 < run.player.state.guidance.bells < 100


async def test_another_bed_is_chosen_and_remembered() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        assert run.mix == [SCAN, RAIN]
        percent = run.player.state.layers[1].percent
        await run.press("b")
        assert "the track's own" in run.text()
        await run.press("end", "k", "enter")
        (bed,) = [x for x in run.mix if x != SCAN]
        assert bed not in {RAIN, SCAN}
        assert run.player.state.layer(bed).percent == percent  # type: ignore[union-attr]
        await run.press("s")
        await run.play(RAIN)
        await run.play(SCAN)
        assert bed in run.mix
        await run.app.leave()
        assert run.fakes.saved[-1].beds == {SCAN: bed}


async def test_no_bed_and_back_to_its_own() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        await run.press("b", "j", "enter")
        assert run.mix == [SCAN]
        await run.press("b", "k", "enter")
        assert run.mix == [SCAN, RAIN]


async def test_a_session_changes_its_bed_unless_one_was_chosen() -> None:
    async with running_app() as run:
        await run.play(SCAN)
        run.player.emit(BedDue(SCAN, WAVES))
        await run.settle()
        assert run.mix == [SCAN, WAVES]
        run.player.emit(BedDue(SCAN, "no-such-loop"))
        run.player.emit(BedDue(SCAN, STEP))
        await run.settle()
        assert run.mix == [SCAN, WAVES]
        run.player.emit(BedDue(SCAN, ""))
        await run.settle()
        assert run.mix == [SCAN, RAIN]
        await run.play(RAIN)
        run.player.emit(BedDue(SCAN, WAVES))
        await run.settle()
        assert run.mix == [SCAN]
    fakes = FakeServices(session=Session(beds={SCAN: "campfire"}))
    async with running_app(fakes) as run:
        await run.play(SCAN)
        run.player.emit(BedDue(SCAN, WAVES))
        await run.settle()
        assert run.mix == [SCAN, "campfire"]


async def test_a_restored_bed_is_still_the_bed() -> None:
    layers = (SessionLayer(SCAN, Percent(80)), SessionLayer(RAIN, Percent(30)))
    async with running_app(FakeServices(session=Session(layers=layers))) as run:
        await run.press("space")
        run.player.emit(BedDue(SCAN, WAVES))
        await run.settle()
        assert run.mix == [SCAN, WAVES]
        assert run.player.state.layers[1].percent == 30


async def test_a_chosen_bed_that_is_gone_leaves_silence_beneath() -> None:
    tracks = (*some_tracks()[1:], loop("new-loop"), guided("tale", bed="campfire"))
    fakes = FakeServices(tracks=tracks, session=Session(beds={"tale": "steady-rain"}))
    async with running_app(fakes) as run:
        await run.play("tale")
        assert run.mix == ["tale"]


async def test_another_session_brings_its_bed_in_the_place_of_the_old_one() -> None:
    tracks = (*some_tracks(), guided("tale", bed="campfire"), guided("bare"))
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.play(SCAN)
        assert run.mix == [SCAN, RAIN]
        await run.play("tale")
        assert sorted(run.mix) == ["campfire", "tale"]
        await run.play("bare")
        assert run.mix == ["bare"]


async def test_a_loop_that_the_user_added_is_not_a_bed() -> None:
    tracks = (*some_tracks(), guided("tale", bed="campfire"))
    async with running_app(FakeServices(tracks=tracks)) as run:
        await run.play(RAIN, SCAN)
        run.player.emit(BedDue(SCAN, WAVES))
        await run.settle()
        assert run.mix == [RAIN, SCAN]
        await run.play("tale")
        assert sorted(run.mix) == [RAIN, "tale"]


async def test_the_footer_says_that_there_are_words() -> None:
    async with running_app() as run:
        assert "o words" not in run.lines()[-1]
        await run.play(SCAN)
        assert "o words" in run.lines()[-1]
        assert ", . sentence" in run.lines()[-1]
