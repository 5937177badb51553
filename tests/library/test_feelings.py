"""feelings.toml, read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.track import ContentType
from sleepterm.library.search.feelings import Feeling, Vocabulary, parse_vocabulary

GOOD = """
schema = 1

[spellings]
cozy = "cosy"

[[kind]]
words = ["tale"]
types = ["story"]

[[feeling]]
name = "noise outside"
words = ["Loud street", "traffic"]
tracks = ["white-noise"]
topics = ["masking"]
"""


def read(text: str) -> tuple[Vocabulary, list[str]]:
    vocabulary, problems = parse_vocabulary(text, file="feelings.toml")
    return vocabulary, [str(problem) for problem in problems]


def test_everything_is_read() -> None:
    vocabulary, problems = read(GOOD)
    assert problems == []
    (feeling,) = vocabulary.feelings
    assert feeling == Feeling(
        "noise outside",
        ("loud street", "traffic"),
        ("white-noise",),
        topics=("masking",),
    )
    assert vocabulary.kinds[0].types == (ContentType.STORY,)
    assert vocabulary.spellings == {"cozy": "cosy"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            ('tracks = ["white-noise"]', "tracks = 3"),
            'feelings.toml: line 11, feeling 1 ("noise outside"): tracks must be',
        ),
        (
            ('name = "noise outside"', ""),
            "feelings.toml: line 11, feeling 1: name is missing",
        ),
        (
            ("topics =", "topic ="),
            'the key "topic" is unknown and ignored; did you mean topics?',
        ),
        (
            ('types = ["story"]', 'types = ["novel"]'),
            "feelings.toml: line 7, kind 1: types must be of nature, noise",
        ),
        (('types = ["story"]', ""), 'a kind needs types = ["..."] or voice = true'),
        (('words = ["tale"]', ""), "line 7, kind 1: words is missing"),
        (
            ('cozy = "cosy"', "cozy = 1"),
            "feelings.toml: [spellings]: cozy must be one word for one word; it is 1",
        ),
        (
            ("schema = 1", ""),
            "schema is missing; write schema = 1 at the top of the file",
        ),
        (("schema = 1", "schema = 2"), "schema must be 1"),
        (("[[kind]]", "[kind]"), "each kind must begin with [[kind]]"),
        (("[[feeling]]", "[[feeling"), "feelings.toml: line 11, column"),
        (("[spellings]", "[[spellings]]"), "[spellings]: it must be a table"),
    ],
)
def test_a_fault_is_named_with_file_line_and_key(
    change: tuple[str, str], expected: str
) -> None:
    _, problems = read(GOOD.replace(*change, 1))
    assert len(problems) == 1
    assert expected in problems[0]


def test_a_bad_entry_fails_alone() -> None:
    vocabulary, problems = read(f'{GOOD}\n[[feeling]]\nname = "x"\nwords = "y"\n')
    assert [each.name for each in vocabulary.feelings] == ["noise outside"]
    assert len(problems) == 1


def test_a_warning_costs_nothing() -> None:
    vocabulary, problems = read(f"{GOOD}\ncolour = 1\n")
    assert len(problems) == 1
    assert len(vocabulary.feelings) == 1


def test_the_same_name_adds() -> None:
    more = '[[feeling]]\nname = "noise outside"\nwords = ["traffic", "drilling"]\n'
    one, _ = read(GOOD)
    other, _ = read(f"schema = 1\n{more}[spellings]\ncozy = 'snug'\n")
    joined = one.joined(other)
    assert joined.feelings[0].words == ("loud street", "traffic", "drilling")
    assert joined.feelings[0].tracks == ("white-noise",)
    assert joined.spellings == {"cozy": "snug"}
    assert read(f"{GOOD}\n{more}")[0].feelings == joined.feelings


@given(st.text(max_size=80))
def test_any_text_is_read_or_named(text: str) -> None:
    vocabulary, problems = read(text)
    assert problems or "schema" in text
    assert vocabulary.feelings == ()
