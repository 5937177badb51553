"""The sessions that come with sleepterm are of tracks that do."""

from __future__ import annotations

import itertools
import re
import tomllib

import pytest
from tests.content.bundled_content import ROOT, TRACKS

from sleepterm.commands.shared.catalog_access import load_with_mixes, with_lengths
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.names import name_key
from sleepterm.library.sequences.check import first_fault
from sleepterm.library.sequences.plan import plan_sequence
from sleepterm.library.sequences.sequence import sequence_name
from sleepterm.library.sequences.sequence_file import parse_starters
from sleepterm.library.sequences.sequence_tracks import sequence_named
from sleepterm.store.paths import Paths

TEXT = (ROOT / "sessions.toml").read_text("utf-8")
SEQUENCES, PROBLEMS = parse_starters(TEXT, file="sessions.toml")
CLAIMS = re.compile(r"\b(cure|heal|treat|guarantee|proven|always|will)", re.IGNORECASE)


@pytest.fixture
def catalog() -> Catalog:
    paths = Paths.of_user()
    return with_lengths(load_with_mixes(paths).catalog, paths)


def test_there_are_eight_and_more_each_with_a_line_about_it() -> None:
    assert PROBLEMS == ()
    assert len(SEQUENCES) >= 8
    assert all(20 <= len(each.about) <= 75 for each in SEQUENCES)
    assert len({each.about for each in SEQUENCES}) == len(SEQUENCES)
    assert not any(CLAIMS.search(each.about) for each in SEQUENCES)


def test_names_are_short_and_no_tracks() -> None:
    keys = {name_key(name) for x in TRACKS.values() for name in (x["id"], x["title"])}
    for each in SEQUENCES:
        assert sequence_name(each.name) == each.name
        assert len(each.name) <= 26
        assert each.key not in keys


def test_every_part_can_be_played(catalog: Catalog) -> None:
    for each in SEQUENCES:
        assert first_fault(each.parts, catalog) is None, each.name
        assert plan_sequence(each, catalog).left_out == ()


def test_the_bed_under_a_voice_goes_on_as_the_next_part(catalog: Catalog) -> None:
    for each in SEQUENCES:
        parts = plan_sequence(each, catalog).parts
        for part, after in itertools.pairwise(parts):
            ids = {layer.track.id for layer in after.layers}
            assert not part.bed or part.bed in ids, each.name


def test_a_nap_sleeps_twenty_minutes_and_wakes_softly(catalog: Catalog) -> None:
    nap = next(each for each in SEQUENCES if "Nap" in each.name)
    *rest, birds = plan_sequence(nap, catalog).parts
    assert sum(part.length for part in rest) == 20 * 60
    assert birds.rise >= 120
    assert nap.fade is not None


def test_they_are_as_long_as_an_evening_or_a_night(catalog: Catalog) -> None:
    minutes = {}
    for each in SEQUENCES:
        track = sequence_named(catalog, each.name)
        assert track is not None
        minutes[each.name] = None if track.length is None else track.length / 60
    assert minutes.pop("Rain until the birds") is None
    assert minutes.pop("A long night of rain") == 360
    assert minutes.pop("Break from work") == pytest.approx(10, abs=3)
    assert all(x is not None and 20 <= x <= 60 for x in minutes.values()), minutes


def test_the_wheel_has_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["sessions.toml"] == "sleepterm/_bundled/sessions.toml"
