"""Values of one entry change; whatever else the user wrote stays, to the byte."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.store.own_catalog import append_tracks, change_track

MINE = '''\
# mine = "x"
schema = 1

[[track]]  # [the first]
  id = "mine"         # title = "no"
  "title"= "Mine"     # stays
  file = 'm#.ogg'
  gain_db = -3.50     # by ear
  moods = [
    "tired",          # very
    "] [",
  ]                   # after the list
  credit = """
title = "not me" \\"""
[[track]]

"""  # behind
  bed.x = 1
  [track.more]
  title = "of the more"

# between
[[track]]
id = "last"
title = "Last"'''
CREDIT = '"""\ntitle = "not me" \\"""\n[[track]]\n\n"""'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "tracks.toml"


def put(path: Path, text: str) -> None:
    path.write_bytes(text.encode())


def read(path: Path) -> str:
    return path.read_bytes().decode()


def edited(text: str, *replacements: tuple[str, str]) -> str:
    for old, new in replacements:
        assert text.count(old) == 1
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("changes", "replacements"),
    [
        ({"title": "Ours"}, [('"Mine"', '"Ours"')]),
        ({"title": "Mine", "gain_db": -3.5}, []),
        ({"gain_db": 2.0}, [("-3.50", "2.0")]),
        ({"gain_db": None}, [("  gain_db = -3.50     # by ear\n", "")]),
        (
            {"moods": ("a", '"b"')},
            [
                (
                    '[\n    "tired",          # very\n    "] [",\n  ]',
                    '["a", "\\"b\\""]',
                )
            ],
        ),
        (
            {"credit": "me"},
            [(CREDIT, '"me"')],
        ),
        (
            {"credit": None, "topics": ["sleep"], "loop": "exact"},
            [
                (f"  credit = {CREDIT}  # behind\n", ""),
                ("bed.x = 1", 'bed.x = 1\n  topics = ["sleep"]\n  loop = "exact"'),
            ],
        ),
        ({"bed": "rain"}, [("bed.x = 1", 'bed = "rain"')]),
    ],
)
def test_only_the_value_changes(
    path: Path,
    newline: str,
    start: str,
    changes: dict[str, object],
    replacements: list[tuple[str, str]],
) -> None:
    put(path, start + MINE.replace("\n", newline))
    change_track(path, "mine", changes)
    wanted = edited(MINE, *replacements)
    assert read(path) == start + wanted.replace("\n", newline)


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n# end\n"])
def test_the_last_entry_grows_and_shrinks(path: Path, newline: str, end: str) -> None:
    text = (MINE + end).replace("\n", newline)
    put(path, text)
    change_track(path, "last", {"gain_db": 1.0, "moods": ["x"]})
    grown = f'"Last"{newline}gain_db = 1.0{newline}moods = ["x"]'
    assert read(path) == text.replace('"Last"', grown)
    change_track(path, "last", {"moods": None, "gain_db": None})
    assert read(path).rstrip() == text.rstrip()


def test_an_entry_without_keys_but_its_id_is_found_by_it(path: Path) -> None:
    put(path, "schema = 1\n[[track]]\n[[track]]\n'id' = 'a'\n[[track]]\nid='b'")
    change_track(path, "a", {"title": "A"})
    text = "schema = 1\n[[track]]\n[[track]]\n'id' = 'a'\ntitle = \"A\"\n"
    assert read(path) == text + "[[track]]\nid='b'"


@pytest.mark.parametrize(
    ("text", "changes", "reason"),
    [
        ("schema = 1\nx = \n", {"title": "x"}, "not valid TOML: line 2"),
        ("schema = 2\n", {"title": "x"}, "needs schema = 1"),
        ("schema = 1\n[[track]]\nid = 'b'\n", {"title": "x"}, "has no track 'a'"),
        ("schema = 1\ntrack = [{id = 'a'}]\n", {"title": "x"}, "cannot be identified"),
        (
            "schema = 1\n[[track]]\nid = 'a'\n[track.bed]\nx = 1\n",
            {"bed": "rain"},
            "cannot be identified",
        ),
    ],
)
def test_what_cannot_be_changed_safely_is_left_alone(
    path: Path, text: str, changes: dict[str, object], reason: str
) -> None:
    put(path, text)
    with pytest.raises(SleeptermError, match=reason) as caught:
        change_track(path, "a", changes)
    assert str(path) in caught.value.message
    assert read(path) == text


VALUES = st.one_of(
    st.text(max_size=12),
    st.floats(allow_nan=True, allow_infinity=True),
    st.lists(st.text(max_size=5), max_size=3),
)
WRITTEN = st.sampled_from(
    [
        *('"a # b"', "'c = [ { '", "[ # x = 1\n [1],\n\n 'y = 2', ]", "nan", "-3.50"),
        *('"""\nkey = 1\n\n[[track]]\n"""', "'''\n'' [\n'''", "{ x = [1], y = '}' }"),
        *('{ a = """\n\n""", b = 1 }', "1979-05-27 07:32:00", '"""\\"""" """', "[]"),
    ]
)
BEHIND = st.sampled_from(["", "  # k = 1", "# [[track]]", " # \" ' ] }", "\t"])
KEYS = st.sampled_from(
    ["k", '"k"', "'q = 1'", "u.v", '"a.b"', '"\\u006b2"', "k2", "  t", "gain_db"]
)
LINES = st.sampled_from(["", "# [comment]", "#]", "\t", "  # k = ["])


@st.composite
def catalogs(draw: st.DrawFn) -> str:
    """A file of nasty entries; not all of it need be valid TOML."""
    parts = ["schema = 1"]
    for number in range(draw(st.integers(1, 3))):
        parts.append(draw(st.sampled_from(["[[track]]", ' [[ "track" ]] # x'])))
        parts.append(f"id = 'x{number}'{draw(BEHIND)}")
        for key in draw(st.lists(KEYS, max_size=4, unique=True)):
            parts.append(f"{key} = {draw(WRITTEN)}{draw(BEHIND)}")
            parts += draw(st.lists(LINES, max_size=2))
        if draw(st.booleans()):
            parts += ["[track.sub]", "k = 1", "gain_db = '''\n'''"]
        if draw(st.booleans()):
            parts += ["# between", f"[other{number}]", "k = '[[track]]'"]
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    text = "\n".join([*parts, *draw(st.lists(LINES, max_size=1))])
    return draw(st.sampled_from(["", "\ufeff"])) + text.replace("\n", newline)


CHANGES = st.dictionaries(
    st.sampled_from(["k", "k2", "u", "a.b", "gain_db", "title", "t", "q = 1", "new"]),
    st.one_of(st.none(), VALUES),
    max_size=4,
)


@settings(
    max_examples=400,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(catalogs(), CHANGES)
def test_the_file_means_what_was_wanted_and_keeps_its_other_lines(
    path: Path, text: str, changes: dict[str, object]
) -> None:
    try:
        before = tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError:
        return
    put(path, text)
    changed = before["track"][-1]
    change_track(path, changed["id"], changes)
    after = tomllib.loads(read(path).removeprefix("\ufeff"))
    wanted = {k: v for k, v in {**changed, **changes}.items() if v is not None}
    expected = {**before, "track": [*before["track"][:-1], wanted]}
    assert in_order(after) == in_order(expected)
    kept = text[: text.rindex(f"id = '{changed['id']}'")]
    assert read(path).startswith(kept)
    if not changes:
        assert read(path) == text


def in_order(value: object) -> object:
    """The value, its keys sorted and NaN equal to NaN."""
    if isinstance(value, dict):
        return sorted((key, in_order(each)) for key, each in value.items())
    if isinstance(value, list):
        return [in_order(each) for each in value]
    return repr(value)


def test_what_was_appended_can_be_changed_and_changed_back(path: Path) -> None:
    put(path, MINE)
    append_tracks(path, [{"id": "sea", "title": "Sea", "gain_db": 0.5}])
    appended = read(path)
    change_track(path, "sea", {"title": "Ocean", "gain_db": -1.0, "moods": ["calm"]})
    assert read(path).startswith(MINE)
    change_track(path, "sea", {"title": "Sea", "gain_db": 0.5, "moods": None})
    assert read(path) == appended
