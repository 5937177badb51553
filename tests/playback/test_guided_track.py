"""The guided track: moved within, and played with or without voice and bells."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.playback.fake_player import guided, some_tracks
from tests.playback.playback_run import MINUTE, RAIN, SCAN, TRAIN, PlaybackRun

from sleepterm.audio.events import CaptionChanged, PoolPartLost, TrackEnded
from sleepterm.night.guidance import FASTEST, SLOWEST, Guidance
from sleepterm.night.nearby_sentences import Words
from sleepterm.store.session import Session
from sleepterm.units import Percent, Seconds


def position(run: PlaybackRun) -> float:
    assert run.state.guided is not None
    return run.state.guided.position


def test_seeking_moves_the_guided_track_within_its_length() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    for by in (15, 15, -15):
        run.playback.guided.seek(Seconds(by))
    assert run.player.calls_to("seek") == [(15,), (15,), (-15,)]
    assert position(run) == 15.0
    run.playback.guided.seek(Seconds(-60))
    assert position(run) == 0.0


def test_seeking_works_while_paused_and_stopped() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    run.playback.pause()
    run.playback.guided.seek(Seconds(15))
    run.playback.stop()
    run.playback.guided.seek(Seconds(15))
    assert position(run) == 30.0


def test_seeking_needs_a_guided_track() -> None:
    run = PlaybackRun()
    run.play(RAIN)
    run.playback.guided.seek(Seconds(15))
    run.playback.guided.seek_sentence(1)
    run.playback.guided.restart()
    assert run.player.calls_to("seek") == run.player.calls_to("seek_sentence") == []


def test_sentences_are_the_players_to_find() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    for by in (1, -1, -1):
        run.playback.guided.seek_sentence(by)
    assert run.player.calls_to("seek_sentence") == [(1,), (-1,), (-1,)]


def test_from_the_beginning_forgets_where_it_was() -> None:
    run = PlaybackRun(Session(positions={SCAN: Seconds(190.0)}))
    run.play(SCAN)
    run.playback.guided.restart()
    assert position(run) == 0.0
    assert run.positions == {}


def test_from_the_beginning_while_stopped() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    run.pass_time(5 * MINUTE)
    run.playback.stop()
    run.playback.guided.restart()
    run.play(SCAN)
    assert position(run) == 0.0
    assert run.notices == []


@pytest.mark.parametrize(
    ("seconds", "is_kept"),
    [(9.0, False), (10.0, False), (10.5, True), (709.0, True), (711.0, False)],
)
def test_near_its_ends_nothing_is_worth_remembering(
    seconds: float, *, is_kept: bool
) -> None:
    run = PlaybackRun()
    run.play(SCAN)
    run.pass_time(seconds)
    run.playback.stop()
    assert run.positions == ({SCAN: seconds} if is_kept else {})


def test_a_position_near_an_end_takes_the_place_of_an_older_one() -> None:
    run = PlaybackRun(Session(positions={SCAN: Seconds(190.0)}))
    run.play(SCAN)
    run.playback.guided.seek(Seconds(-188))
    run.playback.stop()
    assert run.positions == {}


def test_a_track_of_unknown_length_has_no_end_to_be_near() -> None:
    tracks = (*some_tracks(), guided("talk", length=None))
    run = PlaybackRun(tracks=tracks)
    run.play("talk")
    run.pass_time(3000)
    run.playback.stop()
    assert run.positions == {"talk": 3000.0}


def test_a_track_played_to_its_end_begins_at_its_beginning_next_time() -> None:
    run = PlaybackRun(Session(positions={SCAN: Seconds(190.0)}))
    run.play(SCAN)
    run.player.emit(TrackEnded(SCAN))
    assert run.positions == {}


def test_captions_are_seen_with_the_layer_they_belong_to() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    words = Words(now="Let your shoulders drop.", following="And breathe.")
    run.player.emit(CaptionChanged(SCAN, words))
    assert run.state.guided is not None
    assert run.state.guided.words == words
    assert run.shown[-1] == run.state
    run.player.emit(CaptionChanged(TRAIN, Words(now="All aboard.")))
    assert run.state.guided.words == words


def test_voice_bells_and_pace_are_reported_and_remembered() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    run.playback.guided.toggle_voice()
    run.playback.guided.change_bells(-1)
    for _ in range(3):
        run.playback.guided.change_pace(-1)
    wanted = Guidance(voice=False, bells=Percent(95), pace=SLOWEST)
    assert run.player.calls_to("set_guidance")[-1] == (wanted,)
    assert run.state.guidance == wanted
    run.leave()
    assert run.saved[-1].guidance == wanted


def test_the_pace_has_ends_and_the_bells_are_set_directly() -> None:
    run = PlaybackRun()
    for _ in range(4):
        run.playback.guided.change_pace(1)
    assert run.state.guidance.pace == FASTEST
    run.playback.guided.set_bells(Percent(7))
    run.playback.guided.change_bells(1)
    assert run.state.guidance.bells == 8


def test_guidance_is_there_again_the_next_time() -> None:
    kept = Guidance(voice=False, bells=Percent(40), pace=1.1)
    run = PlaybackRun(Session(guidance=kept))
    assert run.player.calls_to("set_guidance") == [(kept,)]
    run.playback.guided.toggle_voice()
    assert run.state.guidance == Guidance(bells=Percent(40), pace=1.1)


def test_an_older_word_of_the_player_does_not_switch_the_voice_back() -> None:
    run = PlaybackRun()
    run.player.is_deaf = True
    run.playback.guided.toggle_voice()
    run.player.become(guidance=Guidance())
    assert not run.state.guidance.voice


def test_a_pool_of_parts_resumes_within_its_night_alone() -> None:
    tracks = [
        replace(x, pool_length=x.length) if x.id == SCAN else x for x in some_tracks()
    ]
    saved = Session(positions={SCAN: Seconds(190.0), TRAIN: Seconds(70.0)})
    run = PlaybackRun(saved, tracks=tracks)
    run.play(SCAN)
    assert position(run) == 190.0
    run = PlaybackRun(saved, tracks=tracks)
    run.over |= {SCAN, TRAIN}
    run.play(SCAN)
    assert position(run) == 0.0
    assert run.notices == []
    # a track of one file resumes whenever it is
    run.play(TRAIN)
    assert position(run) == 70.0


def test_a_lost_part_of_a_pool_is_told_and_the_rest_plays() -> None:
    run = PlaybackRun()
    run.play(SCAN)
    run.player.emit(PoolPartLost("Body scan", "The part 'bean' is lost: it is gone."))
    said = "Body scan: The part 'bean' is lost: it is gone. It is left out."
    assert run.notices[-1] == said
    assert run.state.guided is not None
