"""Sounds tried alone, spoken words and refusals, over a connection."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playback.playback_run import NOISE, RAIN, SCAN
from tests.playback.playback_run import PlaybackRun as Run
from tests.playback.test_any_commands import TRACKS
from tests.remote.link import Link, play_remote_words

from sleepterm.audio.events import AuditionEnded
from sleepterm.library.catalog.track import LoopMode, Track
from sleepterm.playback.events import CatalogChanged, NoticeIssued, PlaybackEvent
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.remote.event_wire import RemoteState
from sleepterm.remote.refusals import GONE, OLDER
from sleepterm.store.paths import Paths
from sleepterm.units import Decibels, Seconds


def track(track_id: str, run: Run) -> Track:
    found = run.playback.catalog.get(track_id)
    assert found is not None
    return found


def ends(link: Link) -> list[str]:
    """The reasons of the auditions that have ended, as this side was told."""
    return [x.reason for x in link.seen if isinstance(x, AuditionEnded)]


def said(link: Link) -> list[str]:
    return [x.notice.text for x in link.seen if isinstance(x, NoticeIssued)]


def test_a_sound_is_tried_as_it_was_edited() -> None:
    link = Link()
    sound = track(RAIN, link.run)
    edited = replace(sound, loop=LoopMode.SHUFFLE, gain_db=Decibels(-3.5))
    # What can't be heard is not told, nor where the file lies.
    assert link.remote.audition(replace(edited, title="Rain", file=sound.file.parent))
    link.deliver()
    assert link.remote.audition(None)
    link.deliver()
    assert link.run.player.calls_to("audition") == [(edited,), (None,)]
    assert ends(link) == []
    link.run.player.emit(AuditionEnded("it is broken"))
    link.deliver()
    assert ends(link) == ["it is broken"]


def test_a_sound_that_is_unknown_there_can_not_be_tried() -> None:
    link = Link()
    link.remote.audition(replace(track(RAIN, link.run), id="new"))
    link.deliver()
    assert ends(link) == ["There is no track 'new'."]
    assert not said(link)


class Tried:
    """A screen's belief whether a sound is tried there, as its dialog has it."""

    def __init__(self, playback: ScreenPlayback) -> None:
        self.is_on = False
        self._playback = playback
        playback.subscribe(self._follow)

    def do(self, what: str) -> None:
        if what == "begin":
            self.begin()
        elif what == "end":
            self.end()

    def begin(self) -> None:
        self.is_on = self._playback.audition(TRACKS[0])

    def end(self) -> None:
        if self.is_on:
            _ = self._playback.audition(None)
        self.is_on = False

    def _follow(self, event: PlaybackEvent) -> None:
        if isinstance(event, AuditionEnded):
            self.is_on = False


DONE = st.sampled_from(["begin", "end", "deliver", "over"])


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(0, 2), DONE), max_size=12))
def test_of_several_screens_the_last_one_tries_a_sound(
    steps: list[tuple[int, str]],
) -> None:
    run = Run(tracks=TRACKS)
    links = Link(run), Link(run)
    screens = [Tried(x) for x in (run.playback, links[0].remote, links[1].remote)]
    sounds = [False]

    def audition(wanted: Track | None) -> None:
        had, sounds[0] = sounds[0], wanted is not None
        if had and wanted is None:
            run.player.emit(AuditionEnded())

    vars(run.player)["audition"] = audition
    for who, what in steps:
        screens[who].do(what)
        if what == "over":
            audition(None)
        elif what == "deliver" and who:
            links[who - 1].deliver()
    for link in (*links, *links):
        link.deliver()
    assert sum(x.is_on for x in screens) == sounds[0]


def test_an_older_player_says_one_sentence() -> None:
    link = Link()
    link.unknown = {"audition", "play_words", "tone.change_master"}
    link.remote.audition(track(RAIN, link.run))
    refused = play_remote_words(link.remote, "shuffle-of-words-3")
    link.remote.tone.change_master(1)
    link.deliver()
    assert ends(link) == refused == said(link) == [OLDER]


def test_what_nobody_has_asked_for_is_refused_silently() -> None:
    link = Link()
    link.unknown = {"lifecycle.keys.press"}
    link.remote.lifecycle.keys.press()
    link.deliver()
    assert not link.seen


def test_words_whose_file_is_not_there_say_so() -> None:
    link = Link()
    refused = play_remote_words(link.remote, "shuffle-of-words")
    (Paths.of_user().spoken_words / "shuffle-of-words.wav").unlink()
    link.deliver()
    assert refused == ["The running sleepterm does not find the spoken words."]
    assert not link.run.state.layers


@pytest.mark.parametrize("is_stopped", [True, False])
def test_words_replace_the_guided_track_and_are_heard(is_stopped: bool) -> None:  # noqa: FBT001 - pytest fills it in
    link = Link()
    if not is_stopped:
        link.run.play(NOISE, SCAN)
    link.remote.guided.toggle_voice()
    refused = play_remote_words(link.remote, "shuffle-of-words-3")
    link.deliver()
    guided = link.remote.state.guided
    assert guided is not None
    assert (guided.track_id, guided.length) == ("shuffle-of-words-3", 25.0)
    assert (NOISE in link.run.volumes) != is_stopped
    assert link.remote.state.guidance.voice
    assert refused == []


def test_other_tracks_are_told_of_and_lengths_are_not() -> None:
    link = Link()
    link.run.replace_tracks(link.run.edit(SCAN, length=Seconds(9.0)))
    link.deliver()
    assert CatalogChanged() not in link.seen
    link.run.replace_tracks(link.run.edit(SCAN, title="Other"))
    link.deliver()
    assert link.seen.count(CatalogChanged()) == 1


def test_another_process_has_nothing_of_what_was_asked_before() -> None:
    link = Link()
    link.remote.audition(track(RAIN, link.run))
    refused = play_remote_words(link.remote, "shuffle-of-words-3")
    link.remote.begin(RemoteState(link.run.state))
    assert (ends(link), refused, said(link)) == ([GONE, ""], [GONE], [])
