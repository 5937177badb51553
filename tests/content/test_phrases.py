"""The fixed phrases: how many of them search answers well."""

from __future__ import annotations

import pytest
from tests.content.phrase_score import (
    FILE,
    FIRST,
    catalogue,
    missed,
    phrases,
    vocabulary,
)

from sleepterm.library.catalog.track import Track
from sleepterm.library.search.crisis.help import crisis_help_for
from sleepterm.library.search.search import Search

TRACKS = catalogue()
SEARCH = Search(TRACKS, vocabulary())


@pytest.mark.parametrize(("table", "share"), [("phrase", 0.97), ("held_out", 0.75)])
def test_enough_phrases_have_a_good_answer_among_the_first(
    table: str, share: float
) -> None:
    asked = phrases(table)
    wrong = missed(SEARCH, asked)
    listing = "\n".join(f"{text}: {', '.join(found)}" for text, found in wrong.items())
    assert len(wrong) <= (1 - share) * len(asked), f"missed {len(wrong)}:\n{listing}"


def test_there_are_enough_phrases_and_no_two_alike() -> None:
    tuned, held_out = phrases("phrase"), phrases("held_out")
    assert len(tuned) >= 60
    assert len(held_out) == 30
    texts = {phrase.text.lower() for phrase in (*tuned, *held_out)}
    assert len(texts) == len(tuned) + len(held_out) >= 90


def test_the_held_out_phrases_are_the_last_ones() -> None:
    text = FILE.read_text("utf-8")
    assert text.rindex("[[phrase]]") < text.index("\n[[held_out]]")


@pytest.mark.parametrize("phrase", [*phrases("phrase"), *phrases("held_out")])
def test_answers_are_tracks_and_not_nearly_all_of_them(phrase: object) -> None:
    known = {track.id for track in TRACKS}
    assert isinstance(phrase, type(phrases("phrase")[0]))
    assert phrase.ids <= known
    good = sum(phrase.accepts(track) for track in TRACKS)
    assert 1 <= good <= 0.75 * len(TRACKS)
    assert crisis_help_for(phrase.text) == ""


def test_the_vocabulary_names_tracks_that_are_there() -> None:
    ids = {track.id for track in TRACKS}
    moods = {mood for track in TRACKS for mood in track.moods}
    topics = {topic for track in TRACKS for topic in track.topics}
    for feeling in vocabulary().feelings:
        assert set(feeling.tracks) <= ids, feeling.name
        assert set(feeling.moods) <= moods, feeling.name
        assert set(feeling.topics) <= topics, feeling.name
        assert feeling.words, feeling.name


@pytest.mark.parametrize("track", TRACKS, ids=lambda track: track.id)
def test_every_track_is_found_by_its_own_words(track: Track) -> None:
    # a single track goes before a mix or session of the same words
    first = SEARCH.find(track.title, 1 if track.has_file else FIRST).hits
    assert track in [hit.track for hit in first]
    if not track.is_sequence:  # nobody is shown the id of a session
        assert track in [hit.track for hit in SEARCH.find(track.id, FIRST).hits]
    for mood in track.moods:
        found = SEARCH.find(mood, len(TRACKS)).hits
        assert track in [hit.track for hit in found], mood


def test_first_means_three() -> None:
    assert FIRST == 3
