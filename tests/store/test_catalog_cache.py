"""A long catalogue read from its copy is the catalogue that was written."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.library.catalog.catalog_file import SCHEMA, ParsedCatalog
from sleepterm.library.catalog.track import ContentType, LoopMode, PlaybackMode, Track
from sleepterm.store import catalog_cache
from sleepterm.store.catalog_cache import CatalogSource, parse_with_cache

_WORDS = st.lists(st.text(max_size=50), max_size=4)
_ENTRY = st.fixed_dictionaries(
    {
        "id": st.from_regex(r"[a-z0-9]{1,4}(-[a-z]{1,3})?", fullmatch=True),
        "title": st.text(min_size=1, max_size=30),
        "file": st.text(min_size=1, max_size=9).map(lambda name: f"{name}.ogg"),
    },
    optional={
        "type": st.sampled_from([*ContentType, *ContentType, "unheard"]),
        "topics": _WORDS,
        "moods": _WORDS,
        "playback": st.sampled_from([*PlaybackMode]),
        "loop": st.sampled_from([*LoopMode, *LoopMode, 3]),
        "events": st.integers(1, 1001),
        "gain_db": st.floats(-70, 25),
        "captions": st.sampled_from(["words.vtt", "/v/w.lrc", ""]),
        "bed": st.sampled_from(["rain", "sea", "Not an id"]),
        "bed_db": st.floats(-60, 0),
        "credit": st.text(max_size=20),
        "chapters": st.lists(
            st.fixed_dictionaries({"start": st.integers(0, 9), "title": st.text()}),
            max_size=4,
        ),
        "colour": st.just("blue"),
    },
)


def source_of(text: str, *taken: str) -> CatalogSource:
    return CatalogSource(text, "/u/tracks.toml", Path("/u/sounds"), taken)


def catalogue(*titles: str) -> str:
    tracks = [
        {"id": f"t-{number}", "title": title, "file": f"{number}.ogg"}
        for number, title in enumerate(titles)
    ]
    return tomli_w.dumps({"schema": SCHEMA, "track": tracks})


@given(st.lists(_ENTRY, max_size=6), st.sampled_from([(), ("a",), ("rain", "b")]))
def test_what_comes_from_the_copy_is_what_a_fresh_reading_gives(
    tmp_path_factory: pytest.TempPathFactory,
    entries: list[dict[str, object]],
    taken: tuple[str, ...],
) -> None:
    copy = tmp_path_factory.mktemp("copy") / "tracks.json"
    asked = source_of(tomli_w.dumps({"schema": SCHEMA, "track": entries}), *taken)
    fresh = asked.parsed()
    assert parse_with_cache(asked, copy) == fresh
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CatalogSource, "parsed", _never)
        again = parse_with_cache(asked, copy)
    assert again == fresh
    for one, other in zip(again[0], fresh[0], strict=True):
        for field in fields(Track):
            kinds = type(getattr(one, field.name)), type(getattr(other, field.name))
            assert kinds[0] is kinds[1], field.name


def _never(_: CatalogSource) -> ParsedCatalog:
    raise AssertionError("read again")


def test_every_change_of_the_text_is_seen_at_once(tmp_path: Path) -> None:
    copy = tmp_path / "tracks.json"
    parse_with_cache(source_of(catalogue("One")), copy)
    # as long as the other, and written in the same moment
    (found,), _ = parse_with_cache(source_of(catalogue("Two")), copy)
    assert found.title == "Two"
    (found,), _ = parse_with_cache(source_of(catalogue("Two")), copy)
    assert found.title == "Two"


def test_another_set_of_taken_ids_is_another_answer(tmp_path: Path) -> None:
    copy = tmp_path / "tracks.json"
    asked = catalogue("One", "Two")
    assert len(parse_with_cache(source_of(asked), copy)[0]) == 2
    tracks, problems = parse_with_cache(source_of(asked, "t-0"), copy)
    assert [track.id for track in tracks] == ["t-1"]
    assert "taken" in problems[0].message


def test_another_program_reads_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "tracks.json"
    asked = source_of(catalogue("One"))
    parse_with_cache(asked, copy)
    before = copy.read_bytes()
    monkeypatch.setattr(catalog_cache, "_program", lambda: "another")
    assert parse_with_cache(asked, copy) == asked.parsed()
    assert copy.read_bytes() != before


@pytest.mark.parametrize(
    "damage",
    [
        lambda whole: whole[: len(whole) // 2],
        lambda whole: b"\xff" + whole,
        lambda _: b"[" * 100_000,
        lambda _: b"",
        lambda whole: whole.replace(b"One", b"Ona"),
        lambda whole: whole + b" ",
    ],
)
def test_a_damaged_copy_is_made_again(tmp_path: Path, damage: object) -> None:
    copy = tmp_path / "tracks.json"
    asked = source_of(catalogue("One", "Two"))
    parse_with_cache(asked, copy)
    good = copy.read_bytes()
    assert callable(damage)
    copy.write_bytes(damage(good))
    assert parse_with_cache(asked, copy) == asked.parsed()
    assert copy.read_bytes() == good


def test_a_copy_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    asked = source_of(catalogue("One"))
    assert parse_with_cache(asked, tmp_path / "file" / "x.json") == asked.parsed()
