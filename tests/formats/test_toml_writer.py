"""Values are written as TOML that reads back the same."""

from __future__ import annotations

import math
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.toml import parse_toml
from sleepterm.formats.toml_writer import format_pair, format_toml, format_value

PLAIN = st.text() | st.integers(-(2**63), 2**63 - 1) | st.booleans() | st.floats()
VALUES = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=4), max_leaves=9)


def same(one: object, other: object) -> bool:
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float) and isinstance(other, float) and math.isnan(one):
        return math.isnan(other)
    return type(one) is type(other) and one == other


@given(st.text(min_size=1), VALUES)
def test_a_pair_reads_back_and_takes_one_line_unless_a_text_has_more(
    key: str, value: object
) -> None:
    text = format_pair(key, value)
    assert same(parse_toml(text)[key], value)
    assert text.endswith(format_value(value))
    assert not text.endswith("\n")
    assert text.count("\n") == 0


@given(st.dictionaries(st.text(), VALUES))
def test_a_file_reads_back(values: dict[str, object]) -> None:
    read = parse_toml(format_toml(values))
    assert read.keys() == values.keys()
    assert all(same(read[key], value) for key, value in values.items())


def test_lists_are_written_as_people_write_them() -> None:
    assert format_pair("topics", ("sleep", 'say "hi"')) == (
        'topics = ["sleep", "say \\"hi\\""]'
    )
    assert format_pair("a key", datetime(2026, 1, 2, tzinfo=UTC)) == (
        '"a key" = 2026-01-02 00:00:00+00:00'
    )


def test_what_toml_cannot_say_is_refused() -> None:
    for value in (None, [None]):
        with pytest.raises(TypeError):
            format_value(value)
