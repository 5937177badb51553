"""No text promises that noise or beating tones help anybody to sleep.

Pink noise at 50 dBA shortened REM sleep by 19 minutes and was no help against the noise
of traffic; earplugs were (Basner et al., Sleep 2026). That noise covers other sounds is
a fact, and may be said.
"""

from __future__ import annotations

import re

import pytest
from tests.content.bundled_content import ROOT, TRACKS
from tests.content.phrase_score import catalogue, vocabulary

from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.library.search.search import Search

NOISES = {name for name, track in TRACKS.items() if track["type"] == "noise"}
TONES = {"binaural-delta", "isochronic-theta"}
OUTSIDE = re.compile(
    r"street|traffic|\bcars?\b|road|city|neighbour|party|siren|snor|barking"
    r"|light sleep|\bwak|woke|awake|sleepless|insomnia|asleep"
    r"|can't sleep"
)
"""What noise is no remedy for, or has not been shown to be."""
EFFECT = re.compile(
    r"sleep|awake|drift|relax|calm|anxi|worr|stress|panic|focus|concentrat|thought"
    r"|\bhead\b|mind|switch off|medit|slow down|daydream|heal|wave"
)
"""What beats and pulses are said to do to people."""
ASKED = (
    *("street noise", "traffic", "noisy neighbours", "snoring partner", "city noise"),
    *("light sleeper", "waking up at night", "woke up at 3 am", "can't sleep"),
    *("insomnia", "baby won't sleep", "dog barking", "mask noise"),
)
SEARCH = Search(catalogue(), vocabulary())
CATALOGUE = {track.id: track for track in catalogue()}


def has_noise(track_id: str) -> bool:
    track = CATALOGUE[track_id]
    if isinstance(track, MixTrack):
        return any(layer.track_id in NOISES for layer in track.mix.layers)
    return track_id in NOISES


@pytest.mark.parametrize("name", sorted(NOISES - TONES))
def test_a_noise_promises_nothing_against_the_night(name: str) -> None:
    assert [mood for mood in TRACKS[name]["moods"] if OUTSIDE.search(mood)] == []


@pytest.mark.parametrize("name", sorted(TONES))
def test_tones_say_only_what_is_heard(name: str) -> None:
    words = (*TRACKS[name]["topics"], *TRACKS[name]["moods"])
    assert [word for word in words if EFFECT.search(word)] == []


def test_a_mix_with_noise_promises_nothing() -> None:
    mixes = [x for x in CATALOGUE.values() if isinstance(x, MixTrack)]
    loud = {x.id: x.mix.reason for x in mixes if has_noise(x.id)}
    assert len(loud) >= 3
    assert {k: why for k, why in loud.items() if OUTSIDE.search(why.lower())} == {}
    assert not [x.id for x in mixes if TONES & {y.track_id for y in x.mix.layers}]


@pytest.mark.parametrize("typed", ASKED)
def test_no_reason_of_a_found_noise_is_a_promise(typed: str) -> None:
    for hit in SEARCH.find(typed, len(CATALOGUE)).hits:
        if has_noise(hit.track.id):
            assert [why for why in hit.why if OUTSIDE.search(why)] == [], hit.track.id


def test_noise_is_found_for_what_it_covers_behind_the_sounds_of_nature() -> None:
    found = SEARCH.find("traffic").hits
    types = [hit.track.type for hit in found]
    assert types[0] == "nature"
    assert "noise" in types
    assert "for covering other sounds" in {why for hit in found for why in hit.why}


@pytest.mark.parametrize("typed", ["can't sleep", "anxious", "can't concentrate"])
def test_tones_are_no_answer_to_a_feeling(typed: str) -> None:
    found = {hit.track.id for hit in SEARCH.find(typed, len(CATALOGUE)).hits}
    assert not found & TONES


@pytest.mark.parametrize("page", ["README.md", "SOUNDS.md"])
def test_the_pages_promise_nothing_of_noise(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    of_noise = re.compile(
        r"\b(?:pink|white|brown|green|grey)[- ]noise\b|binaural", re.IGNORECASE
    )
    promised = [
        line
        for line in text.splitlines()
        if of_noise.search(line) and OUTSIDE.search(line.lower())
    ]
    assert promised == []
