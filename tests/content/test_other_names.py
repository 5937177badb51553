"""Sounds and practices, searched for by the names that people type."""

from __future__ import annotations

import pytest
from tests.content.phrase_score import catalogue, vocabulary

from sleepterm.library.search.search import Search

SEARCH = Search(catalogue(), vocabulary())

NAMES = {
    "breathing-four-seven-eight": (
        *("4-7-8", "478", "4 7 8", "4/7/8", "4, 7, 8", "4.7.8", "4\u20137\u20138"),
        *("478 breathing", "breathing 4-7-8"),
    ),
    "breathing-box": (
        *("box breathing", "boxbreathing", "4444", "4-4-4-4", "4-4-4-4 breathing"),
        *("4x4", "square breathing", "tactical breathing", "navy seal breathing"),
    ),
    "breathing-five-five": (
        *("5-5", "5 5", "5.5", "55", "hrv", "coherent breathing", "7-11"),
        *("resonance breathing", "vagus nerve"),
    ),
    "grounding-five-senses": (
        *("54321", "5-4-3-2-1", "5 4 3 2 1", "54321 grounding", "5 senses", "333"),
    ),
    "muscle-relaxation": ("pmr", "PMR", "progressive muscle relaxation", "jacobson"),
    "loving-kindness": ("metta", "loving kindness", "lovingkindness", "compassion"),
    "yoga-nidra": ("nsdr", "yoga nidra", "yoganidra", "non sleep deep rest"),
    "mindful-breath": ("vipassana", "mbsr", "anapana"),
    "autogenic-training": ("autogenic", "autogenics"),
    "cognitive-shuffle": ("cognitive shuffling", "serial diverse imagining"),
    "body-scan-short": ("bodyscan",),
    "fan": (
        *("vacuum", "vacuum cleaner", "hoover", "hairdryer", "hair dryer", "aircon"),
        *("dishwasher", "air conditioner", "AC", "fridge"),
    ),
    "white-noise": ("white noise machine", "whitenoise"),
    "brown-noise": (
        "brownnoise",
        "brown_noise",
        "brownnois",
        "car",
        "no music brownnoise",
    ),
    "pink-noise": ("pinknoise",),
    "aeroplane-cabin": ("plane", "airplane", "highway", "bus ride"),
    "heartbeat": ("womb", "womb sounds", "heart beat", "ultrasound"),
    "ocean-waves": ("oceanwaves", "oceansounds"),
    "night-train": ("nighttrain", "subway"),
    "rain-light": ("lightrain",),
    "rain-on-leaves": ("rainonleaves",),
    "rain-steady": ("rainsounds",),
    "thunder-distant": ("rainandthunder",),
    "singing-bowls": ("singingbowls", "gong"),
    "wind-chimes": ("windchimes",),
    "cafe": (
        *("cafe", "caf\u00e9", "coffee shop", "coffeehouse", "cafe sounds", "chatter"),
        *("restaurant", "coffee shop ambience", "background chatter"),
    ),
    "boat": ("boat", "ship", "sailing", "boat creaking", "on a boat", "houseboat"),
    "washing-machine": ("washing machine", "washer", "laundry", "washingmachine"),
    "shushing": ("shushing", "baby shushing", "shh", "shush", "shhh", "shusher"),
    "snowfall": ("snow", "snowfall", "falling snow", "snowing", "snowy night"),
    "city-at-night": ("city", "city at night", "city sounds", "distant traffic"),
    "train-station": (
        *("train station", "railway station", "distant train", "train horn"),
        *("train whistle",),
    ),
    "fountain": ("fountain", "water fountain", "water feature"),
    "library": ("library", "library ambience", "reading room"),
}


@pytest.mark.parametrize(
    ("typed", "expected"),
    [(typed, track) for track, names in NAMES.items() for typed in names],
)
def test_the_nearest_comes_first(typed: str, expected: str) -> None:
    assert SEARCH.find(typed).hits[0].track.id == expected


@pytest.mark.parametrize("typed", ["asmr", "typing"])
def test_small_sounds_are_found(typed: str) -> None:
    assert {hit.track.type for hit in SEARCH.find(typed, 3).hits} == {"asmr"}
