"""tracks.toml: good entries load, bad ones fail alone and say what is allowed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.catalog_file import parse_catalog
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track

FOLDER = Path("/music/sounds")
FULL = """\
schema = 1

[[track]]
id = "rain-steady"
title = "Steady rain"
type = "nature"
topics = ["Sleep", "anxiety", "sleep"]
moods = ["Racing  Thoughts"]
file = "rain-steady.ogg"
playback = "loop"
loop = "shuffle"
gain_db = -3.5
events = 7
license = "CC0-1.0"
credit = "sleepterm studio"

[[track]]
id = "body-scan"
title = "Body scan"
type = "meditation"
file = "talks/body-scan.ogg"
playback = "once"
captions = "talks/body-scan.vtt"
bed = "rain-steady"
bed_db = -15
"""


def parse(
    text: str, *, own: bool = True, taken: tuple[str, ...] = ()
) -> tuple[tuple[Track, ...], tuple[Problem, ...]]:
    return parse_catalog(text, file="tracks.toml", folder=FOLDER, own=own, taken=taken)


def entry(**changes: str) -> str:
    """An own catalogue of one track, some of its values written otherwise."""
    values = {"id": '"rain"', "title": '"Rain"', "file": '"rain.ogg"', **changes}
    lines = "\n".join(f"{key} = {value}" for key, value in values.items() if value)
    return f"schema = 1\n[[track]]\n{lines}\n"


def only_message(text: str, *, own: bool = True) -> str:
    tracks, problems = parse(text, own=own)
    assert tracks == ()
    [problem] = problems
    assert problem.severity is Severity.ERROR
    return str(problem)


def test_a_full_catalogue_becomes_tracks() -> None:
    tracks, problems = parse(FULL, own=False)
    assert problems == ()
    assert tracks == (
        Track(
            id="rain-steady",
            title="Steady rain",
            type=ContentType.NATURE,
            file=FOLDER / "rain-steady.ogg",
            topics=("sleep", "anxiety"),
            moods=("racing thoughts",),
            loop=LoopMode.SHUFFLE,
            events=7,
            gain_db=-3.5,  # type: ignore[arg-type]
            license="CC0-1.0",
            credit="sleepterm studio",
        ),
        Track(
            id="body-scan",
            title="Body scan",
            type=ContentType.MEDITATION,
            file=FOLDER / "talks/body-scan.ogg",
            playback=PlaybackMode.ONCE,
            captions=FOLDER / "talks/body-scan.vtt",
            bed="rain-steady",
            bed_db=-15.0,  # type: ignore[arg-type]
        ),
    )


@pytest.mark.parametrize("change", ["\ufeff{}", "# a comment\n{}"])
def test_a_byte_order_mark_and_comments_are_fine(change: str) -> None:
    assert parse(change.format(FULL)) == parse(FULL)
    assert parse(FULL.replace("\n", "\r\n")) == parse(FULL)


def test_the_least_that_must_be_written() -> None:
    [track], problems = parse(entry())
    assert problems == ()
    assert track == Track(
        "rain", "Rain", ContentType.OTHER, FOLDER / "rain.ogg", own=True
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "tracks.toml: schema is missing; write schema = 1 at the top of the file"),
        ("schema = 2", "tracks.toml: schema must be 1; it is 2; a newer sleepterm may"),
        ("schema = true", "tracks.toml: schema must be 1; it is true"),
        ('schema = "1"', 'tracks.toml: schema must be 1; it is "1"'),
        (
            "schema = 1\n[[track]\n",
            "tracks.toml: line 2, column 8: not valid TOML: Expected ']]' at the end",
        ),
        ("schema = ", "tracks.toml: end of file: not valid TOML: Invalid value"),
        ("a = " + "[" * 5000, "tracks.toml: not valid TOML: it is nested too deep"),
        ("schema = 1\ntrack = 5", "tracks.toml: each track must begin with [[track]]"),
        ("schema = 1\ntrack = [5]", "tracks.toml: track 1: a track must be a table"),
    ],
)
def test_a_file_that_is_no_catalogue(text: str, message: str) -> None:
    assert only_message(text).startswith(message)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": ""}, 'track 1: id is missing; write id = "..."'),
        ({"id": "5"}, "track 1: id must be lower-case letters"),
        ({"id": '"Rain Steady"'}, "joined by single hyphens (rain-steady), at most 80"),
        ({"id": '"rain--x"'}, 'it is "rain--x"'),
        ({"id": f'"{"a" * 81}"'}, "at most 80 characters"),
        ({"title": ""}, 'track 1 (rain): title is missing; write title = "..."'),
        ({"title": '"\\u001b[31m \\u202e"'}, "title must not be empty"),
        ({"title": "7"}, "title must be text in quotes; it is 7"),
        ({"type": '"mix"'}, "type cannot be mix; 'sleepterm mix save' makes one"),
        ({"type": '"foo"'}, "type must be one of nature, noise, music, meditation,"),
        (
            {"loop": '"foo"'},
            'loop must be one of exact, crossfade, shuffle, sparse; it is "foo"',
        ),
        ({"playback": "true"}, "playback must be one of loop, once; it is true"),
        (
            {"topics": '"sleep"'},
            'topics must be a list of texts like ["sleep", "calm"]',
        ),
        ({"topics": "[1]"}, "topics must be a list of texts"),
        ({"moods": '["\\u0007"]'}, "moods must not hold empty texts"),
        ({"gain_db": "24.5"}, "gain_db must be a number from -60 to 24; it is 24.5"),
        ({"gain_db": "nan"}, "gain_db must be a number from -60 to 24; it is nan"),
        ({"gain_db": "true"}, "it is true"),
        ({"gain_db": "0x" + "f" * 9999}, "it is a huge number"),
        ({"events": "0"}, "events must be a whole number from 1 to 1000; it is 0"),
        ({"events": "true"}, "it is true"),
        ({"events": "2.0"}, "events must be a whole number"),
        ({"gain_db": "2020-01-01"}, "it is a date or time"),
        ({"bed_db": "1"}, "bed_db must be a number from -60 to 0; it is 1"),
        ({"bed": '"No Bed"'}, 'bed must be the id of a track; it is "No Bed"'),
        ({"file": ""}, "file is missing"),
        ({"file": '""'}, "file must be the name of a file"),
        ({"file": '"a/.."'}, "file must be the name of a file"),
        ({"file": '"a\\u0000b"'}, "file must be the name of a file"),
        ({"file": '"~/rain.ogg"'}, "file must be written out, without ~"),
        ({"captions": "[]"}, "captions must be the name of a file; it is a list"),
        ({"credit": "{}"}, "credit must be text in quotes; it is a table"),
    ],
)
def test_a_bad_value_names_key_and_what_is_allowed(
    change: dict[str, str], message: str
) -> None:
    assert message in only_message(entry(**change))


@pytest.mark.parametrize(
    "file",
    [
        *("/etc/passwd", "../x.ogg", "a/../../x.ogg", "a\\\\..\\\\x.ogg"),
        *("C:x.ogg", "C:\\\\x.ogg", "\\\\\\\\host\\\\share\\\\x.ogg", "a/../x.ogg"),
    ],
)
@pytest.mark.parametrize("key", ["file", "captions"])
def test_a_bundled_path_cannot_leave_its_folder(key: str, file: str) -> None:
    text = entry(**{key: f'"{file}"'})
    assert f"{key} must stay in the sounds folder" in only_message(text, own=False)


def test_an_own_path_may_lie_anywhere() -> None:
    [track], _ = parse(entry(file='"/mnt/x.ogg"', captions='"../x.vtt"'))
    assert track.file == Path("/mnt/x.ogg")
    assert track.captions == FOLDER / "../x.vtt"


def test_one_bad_entry_fails_alone() -> None:
    bad = '[[track]]\nid = "x"\ntitle = 5\ngain_db = "loud"\n'
    text = FULL.replace("\n[[track]]", f"\n{bad}\n[[track]]", 1)
    tracks, problems = parse(text)
    assert [track.id for track in tracks] == ["rain-steady", "body-scan"]
    assert {problem.where for problem in problems} == {"track 1 (x)"}
    assert len(problems) == 3  # title, gain_db, file


def test_of_two_equal_ids_the_later_fails() -> None:
    text = entry() + entry(title='"Other"').removeprefix("schema = 1\n")
    [track], [problem] = parse(text)
    assert track.title == "Rain"
    assert str(problem).endswith(
        "track 2 (rain): the id rain is taken by another track"
    )
    assert parse(entry(), taken=("rain",))[0] == ()


def test_an_unknown_key_is_a_warning_with_the_one_it_resembles() -> None:
    [_], problems = parse(entry(titel='"x"', zzz="1") + "[trakc]\n")
    assert [problem.severity for problem in problems] == [Severity.WARNING] * 3
    messages = [problem.message for problem in problems]
    assert messages == [
        'the key "trakc" is unknown and ignored; did you mean track?',
        'the key "titel" is unknown and ignored; did you mean title?',
        'the key "zzz" is unknown and ignored',
    ]


def test_words_are_data_and_capped() -> None:
    changes = {
        "title": '"\\u001b]0;owned\\u0007  A\\n\\u202etitle"',
        "topics": str([f"topic {number}" for number in range(99)]),
        "credit": f'"{"x" * 5000}"',
    }
    [track], _ = parse(entry(**changes))
    assert track.title == "A title"
    assert len(track.topics) == 24
    assert len(track.credit) == 200


def test_a_message_quotes_nothing_dangerous() -> None:
    message = only_message(entry(loop='"\\u001b[2J' + "x" * 500 + '"'))
    assert "\x1b" not in message
    assert len(message) < 250


FRAGMENTS = st.sampled_from(
    [
        *("schema = 1\n", "[[track]]\n", "[track]\n", 'id = "a"\n', 'title = "T"\n'),
        *(
            'file = "/../x"\n',
            "gain_db = inf\n",
            "topics = [[]]\n",
            "loop = 1979-05-27\n",
        ),
        *('bed = """\n[[track]]"""\n', "= \n", "[[track.x]]\n", "\x00", "\ud800", "]]"),
    ]
)


@given(
    st.one_of(st.text(), st.lists(FRAGMENTS | st.text()).map("".join)), st.booleans()
)
def test_no_text_makes_it_raise(text: str, own: bool) -> None:  # noqa: FBT001
    tracks, problems = parse(text, own=own)
    assert len({track.id for track in tracks}) == len(tracks)
    for problem in problems:
        assert str(problem).isprintable()


@given(st.data())
def test_no_mutation_of_a_good_file_makes_it_raise(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(FULL)))
    gone = data.draw(st.integers(0, 30))
    text = FULL[:at] + data.draw(st.text(max_size=10)) + FULL[at + gone :]
    tracks, problems = parse(text, own=False)
    assert len(tracks) <= 3
    for track in tracks:
        assert track.file.is_relative_to(FOLDER)
        assert track.title.isprintable()
    assert all(str(problem).isprintable() for problem in problems)


def test_a_pool_of_parts_states_its_length() -> None:
    text = FULL.replace("bed_db = -15", "pool_minutes = 45")
    tracks, problems = parse(text)
    assert problems == ()
    assert [x.pool_length for x in tracks] == [None, 2700.0]
    assert [x.length for x in tracks] == [None, 2700.0]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            FULL.replace("bed_db = -15", "pool_minutes = 0"),
            "track 2 (body-scan): pool_minutes must be a number from 5 to 600; it is 0",
        ),
        (
            FULL.replace("events = 7", "pool_minutes = 45"),
            'track 1 (rain-steady): pool_minutes needs playback = "once"',
        ),
    ],
)
def test_a_bad_pool_is_named(text: str, message: str) -> None:
    tracks, problems = parse(text)
    assert len(tracks) == 1
    assert [str(x) for x in problems] == [f"tracks.toml: {message}"]


def test_chapters_are_read_in_order() -> None:
    chapters = '[{ start = 90.5, title = "Two" }, { start = 0 }]'
    [track], problems = parse(entry(chapters=chapters))
    assert problems == ()
    assert [(x.start, x.title) for x in track.chapters] == [(0.0, ""), (90.5, "Two")]
    subtables = "\n[[track.chapters]]\nstart = 0\n[[track.chapters]]\nstart = 60\n"
    [track], problems = parse(entry() + subtables)
    assert [x.start for x in track.chapters] == [0.0, 60.0]


@pytest.mark.parametrize(
    "chapters",
    [
        *("5", '"x"', "[1]", '[{ title = "x" }]', "[{ start = -1 }]", "{ start = 0 }"),
        *("[{ start = 1e9 }]", "[{ start = 0, title = 5 }]", "[{ start = nan }]"),
    ],
)
def test_bad_chapters_are_named_and_the_sound_stays(chapters: str) -> None:
    [track], [problem] = parse(entry(chapters=chapters))
    assert track.chapters == ()
    assert problem.severity is Severity.WARNING
    assert "chapters must be a list like" in problem.message
