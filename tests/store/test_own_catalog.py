"""The user's tracks.toml stays theirs, to the byte."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.store.own_catalog import append_tracks, listed_ids, remove_track

RAIN: dict[str, object] = {
    "id": "rain",
    "title": 'So "called" \\ rain\n',
    "file": "r.ogg",
}
SEA: dict[str, object] = {
    "id": "sea",
    "title": "Sea",
    "file": "sea.ogg",
    "topics": ["sleep", "calm"],
    "gain_db": -3.5,
}

MINE = '''\
# My sounds, please keep.
schema = 1          # the form

# --- the first ---
[[track]]
id = "mine"         # stays
title = "Mine"
file = "m.ogg"
moods = [
  "tired",          # very
]
# after mine

[notes]             # not sleepterm's
text = """
[[track]]
id = "rain"
"""

[[track]]
id = "last"
title = "Last"
file = "l.ogg"
gain_db = nan
# the end
'''


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "tracks.toml"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def read(path: Path) -> str:
    return path.read_bytes().decode()


def ids(path: Path) -> list[str]:
    return [
        track["id"]
        for track in tomllib.loads(read(path).removeprefix("\ufeff"))["track"]
    ]


def test_the_first_track_makes_a_file_that_explains_itself(path: Path) -> None:
    append_tracks(path, [RAIN, SEA])
    text = read(path)
    assert text.startswith("# Your own sounds.")
    assert tomllib.loads(text) == {"schema": 1, "track": [RAIN, SEA]}
    assert 'topics = ["sleep", "calm"]\n' in text
    tracks, problems = parse_catalog(text, file="f", folder=path.parent, own=True)
    assert [track.id for track in tracks] == ["rain", "sea"]
    assert problems == ()


def test_a_short_table_can_be_followed_by_another(path: Path) -> None:
    append_tracks(path, [{"id": "a"}])
    append_tracks(path, [{"id": "b"}])
    assert ids(path) == ["a", "b"]


def test_nothing_to_append_makes_no_file(path: Path) -> None:
    append_tracks(path, [])
    assert not path.exists()


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n[a.b]\nx = 1"])
def test_what_stands_there_survives_adding(
    path: Path, start: str, newline: str, end: str
) -> None:
    text = start + (MINE.rstrip("\n") + end).replace("\n", newline)
    put(path, text)
    append_tracks(path, [RAIN, SEA])
    assert read(path).startswith(text)
    assert ids(path) == ["mine", "last", "rain", "sea"]
    assert read(path).count("\n") == read(path).count(newline)


@pytest.mark.parametrize("text", ["", "# only a comment", "\ufeff", "\n\n"])
def test_a_file_of_comments_gets_its_schema(path: Path, text: str) -> None:
    put(path, text)
    append_tracks(path, [SEA])
    assert read(path).startswith(text)
    assert tomllib.loads(read(path).removeprefix("\ufeff"))["schema"] == 1
    assert ids(path) == ["sea"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("schema = 1\nx = \n", r"not valid TOML: line 2, column 5: Invalid value"),
        ("schema = 2\n", r"needs schema = 1"),
        ("[[track]]\nid = 'a'\n", r"needs schema = 1"),
        ("schema = 1\ntrack = [{id = 'rain'}]\n", r"in this form|cannot be identified"),
        ("schema = 1\ntrack = 'rain'\n", r"in this form|has no track"),
    ],
)
def test_a_file_that_cannot_be_changed_is_left_alone(
    path: Path, text: str, reason: str
) -> None:
    put(path, text)
    with pytest.raises(SleeptermError, match=reason) as caught:
        append_tracks(path, [SEA])
    assert str(path) in caught.value.message
    assert read(path) == text
    with pytest.raises(SleeptermError, match=reason):
        remove_track(path, "rain")
    assert read(path) == text


def test_a_file_that_is_not_utf8_is_left_alone(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"schema = 1\n# caf\xe9\n")
    with pytest.raises(SleeptermError, match="line 2 is not UTF-8"):
        append_tracks(path, [SEA])
    assert path.read_bytes() == b"schema = 1\n# caf\xe9\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_removing_takes_the_entry_and_nothing_else(
    path: Path, newline: str, start: str
) -> None:
    def text_of(lines: str) -> str:
        return start + lines.replace("\n", newline)

    put(path, text_of(MINE))
    remove_track(path, "mine")
    gone = MINE[MINE.index("[[track]]") : MINE.index("# after mine")]
    assert read(path) == text_of(MINE.replace(gone, "", 1))
    remove_track(path, "last")
    assert "[[track]]" in read(path)  # the one in the user's string
    assert read(path).endswith(text_of("# the end\n").removeprefix(start))


def test_removing_leaves_the_bytes_from_before_adding(path: Path) -> None:
    put(path, MINE)
    append_tracks(path, [RAIN, SEA])
    remove_track(path, "rain")
    remove_track(path, "sea")
    assert read(path) == MINE


def test_removing_an_unknown_track_is_refused(path: Path) -> None:
    put(path, MINE)
    with pytest.raises(SleeptermError, match="has no track 'rain'"):
        remove_track(path, "rain")
    assert read(path) == MINE


def test_a_value_the_scanner_missed_would_be_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(path, MINE)
    monkeypatch.setattr(
        "sleepterm.store.own_catalog.entry_spans", lambda *_: [(4, 8), (20, 25)]
    )
    with pytest.raises(SleeptermError, match="cannot be identified"):
        remove_track(path, "mine")
    assert read(path) == MINE


def test_ids_of_bad_entries_are_listed_too(path: Path) -> None:
    assert listed_ids(path) == frozenset()
    put(path, MINE + "[[track]]\nid = 'half'\n[[track]]\nid = 5\n[[track]]\n")
    assert listed_ids(path) == {"mine", "last", "half"}


FRAGMENTS = st.sampled_from(
    [
        *("# a comment\n", "\n", "\n\n", "[other]\nx = '[[track]]'\n", "[[list]]\n"),
        *('[[track]]\nid = "x1"\n', "[[track]]\nid = 'x2' # [\nn = [\n [1],\n]\n"),
        *(
            '[["track"]]\nid = "x3"\n[track.sub]\ns = """\n]]\n"""\n',
            "[y]\nz = {a = []}\n",
        ),
    ]
)


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(st.lists(FRAGMENTS, unique=True), st.sampled_from(["\n", "\r\n"]))
def test_removing_keeps_every_other_line(
    path: Path, fragments: list[str], newline: str
) -> None:
    text = ("schema = 1\n" + "".join(fragments)).replace("\n", newline)
    put(path, text)
    before = tomllib.loads(text)
    for track in before.get("track", []):
        put(path, text)
        remove_track(path, track["id"])
        after = tomllib.loads(read(path))
        rest = [x for x in before["track"] if x != track]
        assert {"track": [], **after} == {**before, "track": rest}
        assert read(path).count("# a comment") == text.count("# a comment")
    put(path, text)
    append_tracks(path, [SEA])
    assert read(path).startswith(text)
    remove_track(path, "sea")
    assert read(path).rstrip() == text.rstrip()
