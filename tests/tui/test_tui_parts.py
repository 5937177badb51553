"""The parts of the screens that need no screen."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from tests.tui.fakes import some_tracks

from sleepterm.library.browse.library_view import LibraryView
from sleepterm.library.catalog.beds import bed_percent
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.filters import TrackFilter
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.history.habits import Habits, PersonalList
from sleepterm.tui.glyphs import ASCII, UNICODE
from sleepterm.tui.pasted_paths import paths_in, quoted, typed_paths
from sleepterm.tui.widgets.path_field import completed
from sleepterm.tui.widgets.spans import fitted
from sleepterm.units import Decibels, Percent

percents = st.integers(0, 100).map(Percent)


@given(percents.filter(bool), st.floats(-40, 0))
def test_a_bed_is_never_silent_and_never_above(percent: Percent, below: float) -> None:
    assert 1 <= bed_percent(percent, Decibels(below)) <= percent


@given(percents, st.integers(1, 60))
def test_bars_have_their_width_and_show_any_sound(percent: Percent, width: int) -> None:
    for glyphs in (UNICODE, ASCII):
        full, empty = glyphs.bar(percent, width)
        assert len(full + empty) == width
        assert bool(full) == (percent > 0)


def test_curves_fall_and_have_their_rows() -> None:
    gains = [1.0, 0.5, 0.1, 0.0]
    assert UNICODE.curve([1.0, 0.0]) == ["▇ "]
    rows = UNICODE.curve(gains, rows=3)
    assert [len(row) for row in rows] == [4, 4, 4]
    assert rows[0][0] == "▇"
    assert rows[2][0] == "█"
    assert rows[2][3] == " "
    assert all(line.isascii() for line in ASCII.curve(gains, rows=2))


@given(st.text(), st.integers(0, 30), st.booleans())
def test_fitted_text_has_exactly_its_cells(text: str, width: int, right: bool) -> None:  # noqa: FBT001
    plain = "".join(char for char in text if char.isprintable())
    assert cell_len(fitted(plain, width, "…", right=right)) == width


class TestPaths:
    @pytest.mark.parametrize(
        ("text", "paths"),
        [
            ("/a/b.ogg", ["/a/b.ogg"]),
            ("/a/b.ogg /c/d.ogg", ["/a/b.ogg", "/c/d.ogg"]),
            ("'/a/b c.ogg' \"/d e.ogg\"", ["/a/b c.ogg", "/d e.ogg"]),
            ("/a/b\\ c.ogg", ["/a/b c.ogg"]),
            ("file:///a/b%20c.ogg\r\nfile:///d.ogg\r\n", ["/a/b c.ogg", "/d.ogg"]),
            ("file://localhost/a.ogg", ["/a.ogg"]),
            ("file://[a.ogg", ["file://[a.ogg"]),
            ("/a/it's.ogg", ["/a/it's.ogg"]),
            ("/a /a", ["/a"]),
            ("", []),
            ("rain /a", []),
            ("a\n/b", []),
        ],
    )
    def test_pasted_paths_are_read(self, text: str, paths: list[str]) -> None:
        assert list(paths_in(text)) == [Path(path) for path in paths]

    def test_an_existing_path_with_blanks_is_one(self, tmp_path: Path) -> None:
        file = tmp_path / "two words.ogg"
        file.touch()
        assert typed_paths(str(file)) == (file,)

    def test_home_is_expanded(self, home: Path) -> None:
        assert typed_paths("~/rain.ogg") == (home / "rain.ogg",)

    def test_what_is_completed_in_the_home_of_a_user_is_read_there(self) -> None:
        pwd = pytest.importorskip("pwd")
        user = pwd.getpwuid(os.getuid())
        assert typed_paths(f"~{user.pw_name}/a.ogg") == (Path(user.pw_dir) / "a.ogg",)
        assert typed_paths("~nobody-here/a.ogg") == (Path("~nobody-here/a.ogg"),)

    @given(st.text(st.characters(exclude_characters="\0", exclude_categories=["C", "Z"])
           | st.sampled_from(" '\"\\"), min_size=1))  # fmt: skip
    def test_a_quoted_path_is_read_back(self, name: str) -> None:
        path = Path(f"/nowhere/{name}")
        assert typed_paths(quoted(path)) == (path,)

    def test_completion_offers_folders_and_sounds_only(self, tmp_path: Path) -> None:
        (tmp_path / "box").mkdir()
        (tmp_path / ".hidden").mkdir()
        (tmp_path / "bell.ogg").touch()
        (tmp_path / "text.txt").touch()
        assert completed(f"{tmp_path}/b") == f"{tmp_path}/bell.ogg"
        assert completed(f"{tmp_path}/bo") == f"{tmp_path}/box/"
        assert completed(f"{tmp_path}/") == f"{tmp_path}/bell.ogg"
        assert completed(f"{tmp_path}/.h") == f"{tmp_path}/.hidden/"
        for nothing in (f"{tmp_path}/t", f"{tmp_path}/no/x", "", "b", "'/a"):
            assert completed(nothing) is None


class TestLibraryView:
    def test_counts_follow_every_filter_but_the_type(self) -> None:
        view = LibraryView(Catalog(some_tracks()), TrackFilter())
        found = view.with_filter(TrackFilter(text="rain", type=ContentType.STORY))
        assert found.count(found.of_kind(None)) == 3
        assert found.count(found.of_kind(ContentType.NATURE)) == 2
        assert found.count(found.of_kind(ContentType.NOISE)) == 0

    def test_the_ring_of_kinds_closes(self) -> None:
        habits = Habits(liked=("campfire",))
        view = LibraryView(Catalog(some_tracks()), TrackFilter(), habits=habits)
        seen = []
        for _ in range(len(view.kinds)):
            kind = view.next_kind(1)
            seen.append(kind)
            view = view.with_filter(view.of_kind(kind))
        assert seen[0] is PersonalList.FAVOURITES
        assert seen[-1] is None
        assert seen[:-1] == list(view.kinds[1:])
        assert view.next_kind(-1) is seen[-2]

    @given(st.lists(st.text("rain wo", max_size=5), max_size=6))
    def test_narrowing_step_by_step_finds_the_same(self, texts: list[str]) -> None:
        catalog = Catalog(some_tracks())
        view = LibraryView(catalog, TrackFilter())
        for text in texts:
            view = view.with_filter(TrackFilter(text=text))
            assert view.tracks == TrackFilter(text=text).apply(catalog)
