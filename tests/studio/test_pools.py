"""Pools in the studio: each part is spoken and measured, the whole is told once."""

from __future__ import annotations

from studio.spoken.pools import spoken_entries
from studio.spoken.record import Spoken
from studio.spoken.scripts import names, parts, script, spoken_names
from studio.spoken.sessions_page import spoken_page

CAST = {
    "id": "cast",
    "title": "Sleepcast",
    "file": "cast/opening.opus",
    "captions": "cast/opening.vtt",
    "pool_minutes": 45,
    "bed": "fireplace",
    "license": "CC0-1.0",
    "credit": "studio",
}
TALE = {**CAST, "id": "tale", "title": "Tale", "file": "tale.opus"}
del TALE["pool_minutes"]
SPOKEN = Spoken("k", "woman", "d", 180.0, 600_000, -23.1, -6.2, (3.1, 2.7), None)


def test_parts_are_told_in_place_of_their_pool_with_the_opening_first() -> None:
    spoken = ["cast/attic", "cast/opening", "tale", "caster/attic"]
    found = spoken_entries([TALE, CAST, {**TALE, "id": "unspoken"}], spoken)
    assert [x["id"] for x in found] == ["tale", "cast/opening", "cast/attic"]
    assert [x["file"] for x in found[1:]] == ["cast/opening.opus", "cast/attic.opus"]
    assert found[2]["captions"] == "cast/attic.vtt"


def test_the_page_has_a_row_for_each_part_and_a_section_for_the_pool() -> None:
    spoken = dict.fromkeys(["cast/attic", "cast/opening", "tale"], SPOKEN)
    page = spoken_page(spoken_entries([TALE, CAST], list(spoken)), spoken)
    assert page.count("| `cast/") == 2
    assert page.count("## Sleepcast\n") == 1
    assert "the 2 parts in `cast/`, of which 45 minutes play in a night" in page
    assert "parts in" not in page.partition("## Tale")[2].partition("##")[0]


def test_scripts_in_folders_are_parts_and_no_sessions() -> None:
    assert parts()
    assert not set(names()) & set(parts())
    assert set(spoken_names()) == {*names(), *parts()}
    assert all(script(name).is_file() for name in parts())
