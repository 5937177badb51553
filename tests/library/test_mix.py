"""Mixes: names, files, lines to share, and random mixes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.mixes.mix import (
    MOST_LAYERS,
    Mix,
    MixPart,
    find_mix,
    mix_name,
    parse_parts,
    usable_mix_name,
)
from sleepterm.library.mixes.mix_file import mix_values, parse_mix, parse_starters
from sleepterm.library.mixes.random_mix import random_mix
from sleepterm.library.mixes.share_line import (
    PREFIX,
    format_share_line,
    parse_share_line,
)
from sleepterm.library.names import LONGEST_NAME, free_name, name_key
from sleepterm.text import sanitize_line
from sleepterm.units import Percent

RAIN = Mix("Räin", (MixPart("rain", Percent(80)), MixPart("owl")), "For me: 100 %!")

LEISURELY = settings(deadline=None)
IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,3}", fullmatch=True)
PARTS = st.builds(MixPart, IDS, st.integers(0, 100).map(Percent))
MIXES = st.builds(
    Mix,
    name=st.text(max_size=120).map(usable_mix_name),
    layers=st.lists(PARTS, min_size=1, max_size=8, unique_by=lambda x: x.track_id).map(
        tuple
    ),
    reason=st.text(max_size=150).map(sanitize_line),
    bed=st.none() | IDS,
)


def track(name: str, kind: ContentType = ContentType.NATURE, **more: object) -> Track:
    return Track(name, name.title(), kind, Path(f"/{name}.ogg"), **more)  # type: ignore[arg-type]


# Names


@pytest.mark.parametrize("text", ["", " \t", "\x1b[2J", "a:b", "x" * 81, "\u202e"])
def test_a_name_that_cannot_be_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(SleeptermError, match="name"):
        mix_name(text)


def test_a_name_is_sanitised() -> None:
    assert mix_name(" Rain\n \x1b[31mat  sea ") == "Rain at sea"


@LEISURELY
@given(st.text())
def test_any_text_becomes_a_name(text: str) -> None:
    name = usable_mix_name(text)
    assert mix_name(name) == name
    assert usable_mix_name(name) == name


@LEISURELY
@given(st.text(max_size=LONGEST_NAME), st.sets(st.text(max_size=5)))
def test_a_free_name_is_free_and_a_name(text: str, taken: set[str]) -> None:
    name = usable_mix_name(text)
    keys = {name_key(name), *map(name_key, taken)}
    free = free_name(name, keys)
    assert name_key(free) not in keys
    assert mix_name(free) == free


def test_a_long_name_makes_room_for_its_number() -> None:
    taken = {"x" * 80, "x" * 78 + " 2"}
    assert free_name("X" * 80, taken) == "X" * 78 + " 3"


def test_a_mix_is_found_by_its_name_or_a_beginning_whatever_the_case() -> None:
    mixes = [RAIN, replace(RAIN, name="Rainy day"), replace(RAIN, name="Sea")]
    assert find_mix(mixes, "sea").name == "Sea"
    assert find_mix(mixes, "RA\u0308IN") is RAIN
    assert find_mix(mixes, "rainy").name == "Rainy day"
    with pytest.raises(SleeptermError, match=r"no mix 'Sae'\. Did you mean Sea"):
        find_mix(mixes, "Sae")
    with pytest.raises(SleeptermError, match="matches 2 mixes: Sea, Sea 2"):
        find_mix([*mixes, replace(RAIN, name="Sea 2")], "se")
    with pytest.raises(SleeptermError, match="mix list"):
        find_mix([], "\x1b[2Jx")


@pytest.mark.parametrize(
    "layers",
    [(), (MixPart("a"), MixPart("a")), [MixPart(f"a-{n}") for n in range(65)]],
)
def test_a_mix_has_layers_each_track_once(layers: tuple[MixPart, ...]) -> None:
    with pytest.raises(ValueError, match=str(MOST_LAYERS)):
        Mix("x", tuple(layers))


@pytest.mark.parametrize("text", ["", ":1", "a:", "a:x", "a:101", "A", "../a", "a:²"])
def test_a_layer_that_cannot_be_is_quoted(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text.replace('.', '[.]')}$"):
        parse_parts(["rain", text])


def test_what_is_missing_is_reported() -> None:
    away = track("owl", missing="it is missing")
    mix = Mix("x", parse_parts(["rain", "owl", "gone"]), bed="bed")
    assert mix.missing_from(Catalog((track("rain"), away))) == ("owl", "gone", "bed")
    assert (
        replace(RAIN, bed="none").missing_from(Catalog((track("rain"), track("owl"))))
        == ()
    )


# Files


@LEISURELY
@given(MIXES)
def test_a_file_reads_back_as_its_mix(mix: Mix) -> None:
    text = tomli_w.dumps(mix_values(mix))
    assert parse_mix(text, file="m.toml") == (mix, ())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("schema = 1\nname = x\n", "m.toml: line 2"),
        ("", "schema is missing; write schema = 1 at the top"),
        ("schema = 2", "a newer sleepterm may read it"),
        ("schema = true", "schema must be 1; it is true"),
        ('schema = 1\nlayers = ["a"]', "name is missing"),
        ('schema = 1\nname = "x"', "layers must be a list"),
        ('schema = 1\nname = "x"\nlayers = []', "layers must be a list"),
        ('schema = 1\nname = "x"\nlayers = [1]', "layers must be a list"),
        ('schema = 1\nname = "x"\nlayers = ["a:101"]', 'one is "a:101"'),
        ('schema = 1\nname = "x"\nbed = 1\nlayers = ["a"]', "bed must be"),
    ],
)
def test_a_bad_file_is_named_with_what_is_wrong(text: str, words: str) -> None:
    mix, problems = parse_mix(text, file="m.toml")
    assert mix is None
    assert words in str(problems[0])


def test_a_track_twice_is_played_once_and_said() -> None:
    text = 'schema = 1\nname = "x"\nlayers = ["a:1", "b", "a:2"]\nlayer = 1'
    mix, problems = parse_mix(text, file="m.toml")
    assert mix is not None
    assert list(map(str, mix.layers)) == ["a:1", "b"]
    assert [("twice" in str(x), "did you mean layers" in str(x)) for x in problems] == [
        (False, True),
        (True, False),
    ]


@LEISURELY
@given(st.text() | MIXES.map(lambda mix: tomli_w.dumps(mix_values(mix))[:-9]))
def test_no_text_makes_reading_raise(text: str) -> None:
    mix, problems = parse_mix(text, file="m.toml")
    assert mix is not None or problems
    parse_starters(text, file="m.toml")


def test_a_bad_starter_fails_alone() -> None:
    one = '[[mix]]\nname = "{}"\nlayers = ["a"]\n'
    text = "schema = 1\n" + one.format("A") + "[[mix]]\n" + one.format("a")
    mixes, problems = parse_starters(text, file="m.toml")
    assert [mix.name for mix in mixes] == ["A"]
    assert all(mix.starter for mix in mixes)
    assert "mix 2" in str(problems[0])
    assert "mix 3: the name" in str(problems[-1])


# Lines


def test_a_line_is_short_and_plain() -> None:
    line = format_share_line(RAIN)
    assert line.startswith("sleepterm-mix:1:R%C3%A4in:rain=80,owl::")
    assert line.isascii()
    assert " " not in line
    assert len(line) < 80


@LEISURELY
@given(MIXES)
def test_a_line_reads_back_as_its_mix(mix: Mix) -> None:
    assert parse_share_line(format_share_line(mix)) == mix


@LEISURELY
@given(MIXES, st.integers(1, 60))
def test_wrapping_and_quotes_do_no_harm(mix: Mix, width: int) -> None:
    line = format_share_line(mix)
    wrapped = "\n ".join(line[at : at + width] for at in range(0, len(line), width))
    assert parse_share_line(f'  "{wrapped}".\r\n') == mix


@LEISURELY
@given(MIXES, st.data())
def test_a_changed_letter_is_noticed(mix: Mix, data: st.DataObject) -> None:
    line = format_share_line(mix)
    at = data.draw(st.integers(len(PREFIX), len(line) - 1))
    letter = data.draw(st.sampled_from("abcxyz0189:=%+-"))
    changed = line[:at] + letter + line[at + 1 :]
    if changed != line:
        with pytest.raises(SleeptermError):
            parse_share_line(changed)


@LEISURELY
@given(MIXES, st.integers(0, 400))
def test_a_line_cut_off_is_noticed(mix: Mix, length: int) -> None:
    line = format_share_line(mix)
    with pytest.raises(SleeptermError):
        parse_share_line(line[: min(length, len(line) - 1)])


def checked(body: str) -> str:
    import zlib

    return f"{PREFIX}1:{body}:{zlib.crc32(body.encode('ascii')):08x}"


@LEISURELY
@given(
    st.text(alphabet=st.characters(max_codepoint=127)).map(checked)
    | st.text(alphabet="ab:=%+,-08fF").map(checked)
    | st.text().map(lambda text: PREFIX + text)
    | st.text()
)
def test_hostile_lines_are_rejected(line: str) -> None:
    said = ""
    try:
        mix = parse_share_line(line)
    except SleeptermError as error:
        said, mix = str(error), RAIN
    assert sanitize_line(said) == said
    assert sanitize_line(mix.reason) == mix.reason
    assert mix is RAIN or mix_name(mix.name) == mix.name


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hello", "one line that begins with"),
        (PREFIX + "2:x:a::0", "newer"),
        (PREFIX + "1:" + "x" * 30_000, "one line"),
        (checked("%FF:a::"), "changed or cut off"),
        (checked("x:a,a::"), "changed or cut off"),
        (checked("x:../etc/passwd::"), "changed or cut off"),
        (checked("x:a"), "changed or cut off"),
    ],
)
def test_a_bad_line_is_refused_in_a_sentence(line: str, words: str) -> None:
    with pytest.raises(SleeptermError, match=words):
        parse_share_line(line)


def test_control_characters_in_a_line_are_gone() -> None:
    mix = parse_share_line(checked("%1B%5B2J%0Aa%3Ab:owl=7::%07%E2%80%AEx"))
    assert (mix.name, mix.reason) == ("a b", "x")


# Random mixes

TRACKS = (
    *(track(f"rain-{n}") for n in range(4)),
    *(track(name) for name in ("owl", "stream", "wind")),
    *(track(f"{n}-noise", ContentType.NOISE) for n in ("red", "blue", "pink")),
    *(track(f"talk-{n}", ContentType.OTHER) for n in "abcd"),
    *(track(f"{n}-chords", ContentType.MUSIC) for n in "abc"),
    track("bells", ContentType.BREATHWORK, playback=PlaybackMode.ONCE),
    track("lost", ContentType.ASMR, missing="it is missing"),
)
BY_ID = {each.id: each for each in TRACKS}


@LEISURELY
@given(st.integers(), st.sampled_from([None, *ContentType]))
def test_the_sounds_of_a_random_mix_suit_each_other(
    seed: int, kind: ContentType | None
) -> None:
    if kind is not None and kind not in {x.type for x in TRACKS if not x.missing}:
        with pytest.raises(SleeptermError, match=f"No {kind.value} track"):
            random_mix(TRACKS, seed, kind)
        return
    mix = random_mix(TRACKS, seed, kind)
    assert mix == random_mix(TRACKS, seed, kind)
    front, *others = (BY_ID[layer.track_id] for layer in mix.layers)
    assert kind in {None, front.type}
    assert 1 <= len(others) <= 2
    assert all(other.is_loop for other in others)
    assert ContentType.OTHER not in {other.type for other in others}
    types = [x.type for x in (front, *others)]
    assert types.count(ContentType.MUSIC) <= 1
    assert types.count(ContentType.NOISE) <= 1
    families = [x.track_id.partition("-")[0] for x in mix.layers]
    assert len(set(families)) == len(families)
    assert 80 <= mix.layers[0].percent <= 100
    assert all(45 <= layer.percent <= 70 for layer in mix.layers[1:])
    assert mix_name(mix.name) == mix.name


def test_random_mixes_differ() -> None:
    assert len({random_mix(TRACKS, seed) for seed in range(50)}) > 30
