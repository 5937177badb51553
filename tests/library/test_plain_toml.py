"""The quick reader says the same as tomllib, or nothing."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sleepterm.library.plain_toml import read_plain
from sleepterm.library.toml_text import TomlError, parse_toml

LINES = st.sampled_from(
    [
        *("schema = 1", "a = -0.50", "b = +12", "c = true", "d = []", 'e = ["x", "y"]'),
        *(
            'f = "ü # [x]"',
            "",
            "# note",
            "#\ttabbed",
            "[[t]]",
            "[[u]]",
            "[t]",
            "[[t.x]]",
        ),
        *('g = "\\u00e9"', "h = 1_0", "i = 012", "j=1", " k = 1", "l = 1 # why"),
        *("m = [1]", "n = 1.", "o.p = 1", "t = 5", 'q = """x"""', "r = 1e5", "\r"),
        *(
            's = "a\tb"',
            "v = nan",
            "w = 9223372036854775808",
            'x = ["a",]',
            "[[t]] # x",
        ),
        'y = "a"  ',
    ]
)


def accepted_by_tomllib(text: str) -> dict[str, object] | None:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError):
        return None


@given(st.lists(LINES), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n"]))
@example(["[[t]]", "a = 1", "[[u]]", "[[t]]", "a = 1"], "\n", "\n")
@example(["t = 5", "[[t]]"], "\n", "\n")
@example(["a = 1", "a = 1"], "\n", "\n")
def test_it_agrees_with_tomllib(
    lines: list[str],
    newline: str,
    end: str,
) -> None:
    text = newline.join(lines) + end
    plain = read_plain(text)
    if plain is not None:
        assert plain == accepted_by_tomllib(text)


@given(st.text(alphabet='[]t =1"#\n\r\\,.ab\x00'))
def test_it_agrees_on_any_text(text: str) -> None:
    plain = read_plain(text)
    if plain is not None:
        assert plain == accepted_by_tomllib(text)


def test_it_reads_what_a_catalogue_is_made_of() -> None:
    text = (
        'schema = 1\n\n# rain\n[[track]]\nid = "a"\ntitle = "Ünïcode"\n'
        'gain_db = -3.5\nbed_db = -12\ntopics = []\nmoods = ["a", "b, c"]\n'
    )
    track = {
        "id": "a",
        "title": "Ünïcode",
        "gain_db": -3.5,
        "bed_db": -12,
        "topics": [],
        "moods": ["a", "b, c"],
    }
    assert read_plain(text) == {"schema": 1, "track": [track]}


def test_types_are_those_of_tomllib() -> None:
    values = read_plain("a = 1\nb = 1.0\nc = true\n")
    assert values is not None
    assert [type(value) for value in values.values()] == [int, float, bool]


@given(st.text())
def test_parsing_any_text_gives_a_table_or_says_why(text: str) -> None:
    expected = accepted_by_tomllib(text.removeprefix("\ufeff"))
    if expected is not None:
        assert parse_toml(text) == expected
        return
    with pytest.raises(TomlError, match="."):
        parse_toml(text)
