"""A session while it is made, and what is wrong with it before it is saved."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playback.fake_player import guided, loop

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.library.sequences.check import first_fault
from sleepterm.library.sequences.draft import (
    breathing_part,
    describe_part,
    moved,
    part_of,
    total_length,
    with_length_changed,
)
from sleepterm.library.sequences.part import Part, parse_part
from sleepterm.units import Seconds

CATALOG = with_mixes(
    Catalog((loop("rain"), guided("scan", 5.97), guided("tale", length=None))),
    [Mix("Big storm", (MixPart("rain"),))],
)


def test_tracks_mixes_and_patterns_become_parts() -> None:
    made = [part_of(track) for track in CATALOG]
    assert [str(part) for part in made] == [
        "rain 30m",
        "scan",
        "tale",
        "Big storm 30m",
    ]
    assert str(breathing_part("4-6")) == "breathe 4-6 4m"


def test_lengths_go_by_minutes_and_then_by_five() -> None:
    part = Part("rain", length=Seconds(9 * 60.0))
    steps = [with_length_changed(part, +1)]
    steps.append(with_length_changed(steps[-1], +1))
    back = with_length_changed(with_length_changed(steps[-1], -1), -1)
    assert [x.length for x in (*steps, back)] == [600.0, 900.0, 540.0]
    assert with_length_changed(Part("rain", length=Seconds(60.0)), -1).length == 60.0
    assert with_length_changed(Part("scan"), +1) == Part("scan")
    day = Part("rain", length=Seconds(86_400.0))
    assert with_length_changed(day, +1) == day


@given(st.integers(1, 6), st.data())
@settings(max_examples=30)
def test_moving_loses_no_part(count: int, data: st.DataObject) -> None:
    parts = tuple(Part(f"part-{number}") for number in range(count))
    at = data.draw(st.integers(0, count - 1))
    by = data.draw(st.integers(-9, 9))
    after = moved(parts, at, by)
    assert set(after) == set(parts)
    assert after.index(parts[at]) == min(max(0, at + by), count - 1)


@pytest.mark.parametrize(
    ("line", "title", "words"),
    [
        ("rain:80 30m to 20", "Rain", "30 min vol 80 to 20"),
        ("scan", "Scan", "6 min"),
        ("tale", "Tale", "whole"),
        ("rain", "Rain", "until the next part"),
        ("from 5:30 rain 20m rising 90s", "Rain", "from 05:30 20 min rising 90s"),
        ("breathe 4-6 4m", "Breathing 4-6", "4 min"),
        ("nowhere 20s", "nowhere", "20 s"),
    ],
)
def test_a_part_in_words(line: str, title: str, words: str) -> None:
    assert describe_part(parse_part(line), CATALOG) == (title, words)


def test_the_length_of_all() -> None:
    parts = tuple(map(parse_part, ("scan", "rain 10m")))
    assert total_length(parts, CATALOG) == pytest.approx(958.2)
    assert total_length((), CATALOG) is None
    assert total_length((*parts, parse_part("from 5:00 rain 5m")), CATALOG) is None


@pytest.mark.parametrize(
    ("lines", "place", "says"),
    [
        (("rain 5m", "gone 5m"), 1, "There is no track or mix 'gone'."),
        (("rain",), 0, "It needs a length"),
        (("Big storm",), 0, "like 'Big storm 30m'"),
        (("breathe much 4m",), 0, "no breathing pattern"),
        (("from 5:00 rain 5m",), 0, "Only a loop can go before"),
        (("scan", "from 5:00 rain 5m"), 1, "Only a loop can go before"),
        (("rain 5m bed none",), 0, "Only a guided track has a bed."),
        (("scan bed tale",), 0, "There is no loop 'tale'"),
    ],
)
def test_what_is_wrong_and_where(lines: tuple[str, ...], place: int, says: str) -> None:
    fault = first_fault(tuple(map(parse_part, lines)), CATALOG)
    assert fault is not None
    assert fault.place == place
    assert says in fault.message


def test_nothing_is_wrong_with_a_good_one() -> None:
    lines = ("scan bed rain", "breathe 4-6", "rain", "from 5:00 Big storm 5m")
    assert first_fault(tuple(map(parse_part, lines)), CATALOG) is None
