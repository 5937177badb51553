"""Which tracks a name means."""

from __future__ import annotations

import pytest
from tests.playback.fake_player import loop

from sleepterm.library.catalog.name_lookup import tracks_named

TRACKS = (
    loop("rain-steady", title="Steady rain"),
    loop("rain-roof", title="Rain on a roof"),
    loop("owl", title="Owl"),
    loop("owl-pair", title="Two owls"),
    loop("cafe", title="Café"),
    loop("twin-a", title="The same"),
    loop("twin-b", title="The same"),
)


def ids(name: str) -> list[str]:
    return [track.id for track in tracks_named(name, TRACKS).tracks]


@pytest.mark.parametrize(
    ("name", "track_id"),
    [
        ("rain-steady", "rain-steady"),
        ("Steady rain", "rain-steady"),
        ("  steady   RAIN ", "rain-steady"),
        ("rain-s", "rain-steady"),
        ("rain on", "rain-roof"),
        ("owl", "owl"),
        ("CAFE", "cafe"),
        ("two", "owl-pair"),
    ],
)
def test_an_id_a_title_or_the_only_beginning_is_certain(
    name: str, track_id: str
) -> None:
    assert ids(name) == [track_id]
    assert tracks_named(name, TRACKS).is_certain


@pytest.mark.parametrize(
    ("name", "fits"),
    [
        ("rain", ["rain-steady", "rain-roof"]),
        ("roof rain", ["rain-roof"]),
        ("ro ra", ["rain-roof"]),
        ("owls", ["owl-pair"]),
        ("the same", ["twin-a", "twin-b"]),
    ],
)
def test_words_and_shared_titles_are_not(name: str, fits: list[str]) -> None:
    assert ids(name) == fits
    assert not tracks_named(name, TRACKS).is_certain


@pytest.mark.parametrize(
    "name", ["", " ", "-", "zzz", "rain zzz", "oof", "r", "\x1b[2J"]
)
def test_nothing_else_fits(name: str) -> None:
    assert ids(name) == []
