"""Sessions as text: parts, files, and what is wrong with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.formats.toml_writer import format_toml
from sleepterm.library.sequences.part import Part, PartError, parse_part
from sleepterm.library.sequences.sequence import (
    LONGEST_CROSSFADE,
    Sequence,
    usable_sequence_name,
)
from sleepterm.library.sequences.sequence_file import (
    parse_sequence,
    parse_starters,
    sequence_values,
)
from sleepterm.units import Percent, Seconds

IDS = st.sampled_from(
    [
        "rain-steady",
        "body-scan",
        "Sea at night",
        "breathe 4-7-8",
        "Rain 2",
        "Rain 20m",
        "Rain from 5 to 9",
        "Rain rising 5m",
        "Rain bed none",
        "from here",
        "20m",
        "to",
        "breathe",
    ]
)
PERCENTS = st.integers(0, 100).map(Percent)
LENGTHS = st.integers(60, 20_000).map(lambda x: Seconds(float(x)))


@st.composite
def parts(draw: st.DrawFn) -> Part:
    rises = draw(st.booleans())
    return Part(
        draw(IDS),
        draw(PERCENTS),
        draw(st.none() | LENGTHS),
        None if rises else draw(st.none() | PERCENTS),
        Seconds(float(draw(st.integers(0, 60)))) if rises else Seconds(0.0),
        draw(st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59))),
        draw(st.sampled_from([None, "none", "brown-noise"])),
    )


@given(parts())
@settings(max_examples=300)
def test_a_part_is_read_as_it_was_written(part: Part) -> None:
    assert parse_part(str(part)) == part


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("rain-steady", Part("rain-steady")),
        ("breathe 4-6 4m", Part("breathe 4-6", length=Seconds(240))),
        ("Rain 2:45", Part("Rain", length=Seconds(9_900))),
        ("Rain 2:045", Part("Rain 2", Percent(45))),
        ("Rain 20m:100", Part("Rain 20m")),
        ("from here", Part("from here")),
        ("Sea at night:70 1h", Part("Sea at night", Percent(70), Seconds(3600))),
        (
            "from 5:30 dawn-birds 20m rising 5m",
            Part(
                "dawn-birds",
                length=Seconds(1200),
                rise=Seconds(300),
                at=time(5, 30),
            ),
        ),
        (
            "rain:80 8h to 10",
            Part("rain", Percent(80), Seconds(8 * 3600), Percent(10)),
        ),
        ("Rain 30m 30m", Part("Rain 30m", length=Seconds(1800))),
    ],
)
def test_parts_as_people_write_them(text: str, part: Part) -> None:
    assert parse_part(text) == part


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "begin with a track"),
        ("from 25:00 rain 5m", "'25:00' is no time of day"),
        ("rain:loud 5m", "behind a colon"),
        ("rain:200", "0 to 100"),
        ("rain 5m to 400", "0 to 100"),
        ("rain 5m rising 2m to 30", "not both"),
        ("rain 5m rising 20m", "longer than it lasts"),
        ("rain 5m bed Not-An-Id", "id of a loop"),
    ],
)
def test_what_is_wrong_with_a_part_is_said(text: str, says: str) -> None:
    with pytest.raises(PartError, match=says):
        parse_part(text)


@given(st.text(max_size=60))
@settings(max_examples=60)
def test_any_text_is_a_part_or_an_error(text: str) -> None:
    try:
        part = parse_part(text)
    except PartError:
        return
    assert parse_part(str(part)) == part


SEQUENCES = st.builds(
    Sequence,
    st.text(max_size=90).map(usable_sequence_name),
    st.lists(parts(), min_size=1, max_size=4).map(tuple),
    st.sampled_from(["", "For long nights."]),
    st.sampled_from([(), ("sleep", "calm")]),
    st.sampled_from([(), ("racing mind",)]),
    st.integers(0, int(LONGEST_CROSSFADE)).map(lambda x: Seconds(float(x))),
    st.none() | LENGTHS,
)


@given(SEQUENCES)
@settings(max_examples=40)
def test_a_session_is_read_as_it_was_written(sequence: Sequence) -> None:
    text = format_toml(sequence_values(sequence))
    assert parse_sequence(text, file="x.toml") == (sequence, ())


def problems(text: str) -> list[str]:
    sequence, found = parse_sequence(text, file="x.toml")
    assert sequence is None
    return [str(each) for each in found]


def test_what_is_wrong_with_a_file_is_said() -> None:
    assert "not valid TOML" in problems("schema = ")[0]
    assert "schema is missing; write schema = 1" in problems('name = "A"')[0]
    assert "newer sleepterm" in problems("schema = 2")[0]
    head = 'schema = 1\nname = "A"\n'
    assert "parts must be a list" in problems(head)[0]
    assert problems(f'{head}parts = ["rain", "rain:x"]') == [
        (
            'x.toml: part 2 is "rain:x": a volume is a whole number from 0 to 100,'
            " behind a colon"
        )
    ]
    assert "crossfade must be" in problems(f'{head}crossfade = 8\nparts = ["rain"]')[0]
    assert "at most 5m" in problems(f'{head}crossfade = "6m"\nparts = ["rain"]')[0]
    assert "fade must be" in problems(f'{head}fade = "0s"\nparts = ["rain"]')[0]
    many = ", ".join(['"rain"'] * 33)
    assert "at most 32 parts" in problems(f"{head}parts = [{many}]")[0]


def test_one_bad_session_spoils_no_other() -> None:
    text = """
schema = 1
[[session]]
name = "Good"
parts = ["rain 5m"]
[[session]]
name = "Bad"
parts = []
[[session]]
name = "GOOD"
parts = ["rain 5m"]
"""
    found, said = parse_starters(text, file="s.toml")
    assert [x.name for x in found] == ["Good"]
    assert found[0].starter
    assert [str(x).split(":")[1] for x in said] == [" session 2", " session 3"]


def test_a_session_has_parts_and_times_in_bounds() -> None:
    good = Sequence("A", (Part("rain"),))
    for wrong in ({"parts": ()}, {"crossfade": -1.0}, {"fade": 0.5}):
        with pytest.raises(ValueError, match=r"session|fade"):
            replace(good, **wrong)
