"""Pools of parts: enough of them, each calm, without time, and free to come anywhere.

What is said here of sounds is said of those that have been spoken.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest
from studio.__main__ import RECORD
from studio.spoken.record import read
from studio.spoken.scripts import parts, script
from tests.content.bundled_content import POOLS, TRACKS

from sleepterm.speech.guided_session import Bed, Bell, Session
from sleepterm.speech.script_file import read_script

SPOKEN = read(RECORD)
DRAWN = [name for name in parts() if name.split("/")[1] not in {"opening", "ending"}]
FEWEST = 24
TIME = re.compile(
    r"\d|o'clock|\b(?:minutes?|hours?|midnight|noon|tomorrow|yesterday|last time"
    r"|as before|you remember|first part|next part)\b",
    re.IGNORECASE,
)
COMMON = {"The", "It", "You", "There"}


def names_of(pool: str) -> list[str]:
    return [name.split("/")[1] for name in parts() if name.startswith(f"{pool}/")]


def openings(session: Session) -> Counter[str]:
    return Counter(x.caption.split()[0].strip(",.") for x in session.sentences)


def share_of_common(found: Counter[str]) -> float:
    return sum(found[word] for word in COMMON) / found.total()


@pytest.mark.parametrize("pool", POOLS)
def test_a_pool_has_an_opening_an_ending_and_twice_the_parts_of_a_night(
    pool: str,
) -> None:
    names = names_of(pool)
    assert {"opening", "ending"} <= set(names)
    assert len(names) - 2 >= FEWEST
    assert {name.split("/")[0] for name in parts()} == set(POOLS)


@pytest.mark.parametrize("pool", POOLS)
def test_a_pool_says_what_its_parts_say(pool: str) -> None:
    track = POOLS[pool]
    assert track["playback"] == "once"
    assert TRACKS[track["bed"]]["playback"] == "loop"
    for name in names_of(pool):
        session = read_script(script(f"{pool}/{name}"))
        assert session.type == track["type"]
        assert session.bed is None


@pytest.mark.parametrize("name", DRAWN)
def test_a_part_tells_no_time_and_stands_alone(name: str) -> None:
    session = read_script(script(name))
    assert not [x.caption for x in session.sentences if TIME.search(x.caption)]
    assert not [x for x in session.steps if isinstance(x, Bed | Bell)]
    assert share_of_common(openings(session)) < 0.35
    words = sum(len(x.caption.split()) for x in session.sentences)
    assert 220 <= words <= 360


@pytest.mark.parametrize("pool", POOLS)
def test_parts_begin_differently_and_share_no_sentence(pool: str) -> None:
    sessions = [read_script(script(f"{pool}/{name}")) for name in names_of(pool)]
    said = Counter(
        text for each in sessions for text in {x.caption for x in each.sentences}
    )
    assert [text for text, count in said.items() if count > 1] == []
    first = Counter(each.sentences[0].caption.split()[0] for each in sessions)
    assert max(first.values()) <= len(sessions) / 4
    assert len({each.title for each in sessions}) == len(sessions)


@pytest.mark.parametrize("name", [name for name in DRAWN if name in SPOKEN])
def test_a_spoken_part_is_about_three_minutes(name: str) -> None:
    assert 120 <= SPOKEN[name].seconds <= 240
