"""Ids and titles for files that bring only a name."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.naming import id_from, title_from
from sleepterm.library.catalog.track_id import is_track_id


@pytest.mark.parametrize(
    ("stem", "title"),
    [
        ("rain_on-tent", "Rain on tent"),
        ("01 - Deep Forest", "Deep Forest"),
        ("03_night.train", "Night train"),
        ("12. Sea", "Sea"),
        ("4-7-8-breathing", "4-7-8 breathing"),
        ("8-hour-rain", "8 hour rain"),
        ("10 hours of rain", "10 hours of rain"),
        ("Mr. Moon - a story", "Mr. Moon - a story"),
        ("\x1b[31mred\u202e", "Red"),
        ("夜の雨", "夜の雨"),
        ("", "Untitled"),
        ("___", "Untitled"),
        ("01", "01"),
        ("ÉTÉ", "ÉTÉ"),
    ],
)
def test_titles_read_well(stem: str, title: str) -> None:
    assert title_from(stem) == title


@pytest.mark.parametrize(
    ("stem", "track_id"),
    [
        ("Rain on Tent!", "rain-on-tent"),
        ("Été  à Paris", "ete-a-paris"),
        ("Straße", "strasse"),
        ("CON", "sound-con"),
        ("x" * 300, "x" * 72),
    ],
)
def test_ids_are_spelled_plainly(stem: str, track_id: str) -> None:
    assert id_from(stem, ()) == track_id


def test_ids_of_other_scripts_are_stable_and_differ() -> None:
    assert id_from("夜の雨", ()) == id_from("夜の雨", ())
    assert id_from("夜の雨", ()) != id_from("雨の夜", ())


def test_a_taken_id_gets_a_number() -> None:
    assert id_from("Rain", {"rain", "rain-2"}) == "rain-3"


@given(st.text(), st.sets(st.text(alphabet="ab", max_size=3)))
def test_every_name_gives_an_id_and_a_title(stem: str, taken: set[str]) -> None:
    track_id = id_from(stem, taken)
    assert is_track_id(track_id)
    assert track_id not in taken
    title = title_from(stem)
    assert title
    assert len(title) <= 200
