"""A night of parts: as long as asked, silences that grow, captions in their time."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sleepterm.formats.webvtt import Cue
from sleepterm.night.narration import BedMark, BellMark, Narration
from sleepterm.night.pool_night import (
    LONGEST_JOIN,
    SHORTEST_JOIN,
    SLOWING,
    PoolNight,
    PoolPart,
    arranged,
)
from sleepterm.units import Seconds


def cue(start: float, end: float, text: str) -> Cue:
    return Cue(Seconds(start), Seconds(end), text)


def part(name: str, length: float = 60.0) -> PoolPart:
    """A part of three sentences, 4 s each, with silences between them."""
    starts = (1.0, length / 3, 2 * length / 3)
    cues = tuple(cue(at, at + 4, f"{name} at {at:.0f}") for at in starts)
    return PoolPart(name, Seconds(length), Narration(cues, is_session=True))


def night(
    lengths: dict[str, float], length: float = 600.0, *, framed: bool = True
) -> PoolNight:
    parts = [part(name, each) for name, each in lengths.items()]
    opening, ending = (
        (part("opening", 30), part("ending", 90)) if framed else (None,) * 2
    )
    return arranged(opening, parts, ending, Seconds(length))


MANY = {f"p{number}": 50.0 + 7 * (number % 4) for number in range(20)}


def test_opening_parts_and_ending_fill_the_night_to_the_second() -> None:
    found = night(MANY)
    assert found.length == pytest.approx(600.0)
    assert found.parts[0] == "opening"
    assert found.parts[-1] == "ending"
    assert list(found.parts[1:-1]) == [x for x in MANY if x in found.parts]
    assert 6 <= len(found.parts) - 2 < len(MANY)
    assert found.spans[-1].end == pytest.approx(found.length)


def test_a_part_too_long_for_what_is_left_gives_way_to_a_shorter_one() -> None:
    found = night({"a": 200, "b": 400, "c": 100}, 480)
    assert found.parts == ("opening", "a", "c", "ending")


def test_too_few_parts_make_a_shorter_night_with_joins_that_are_not_endless() -> None:
    found = night({"a": 60, "b": 60})
    joins = [
        two.start - one.end
        for one, two in pairwise(found.spans)
        if one.part != two.part
    ]
    assert joins == pytest.approx([LONGEST_JOIN] * 3)
    assert found.length < 400
    assert night({}, framed=False) == PoolNight((), (), Seconds(0.0), found_nothing())


def found_nothing() -> Narration:
    return Narration(is_session=True)


def test_without_opening_and_ending_the_first_part_begins_at_once() -> None:
    found = night({"a": 100, "b": 100}, 230, framed=False)
    assert found.parts == ("a", "b")
    assert found.spans[0].start == 0.0
    assert found.length == pytest.approx(230)


def test_spans_cover_each_file_once_in_order_with_silence_between() -> None:
    found = night(MANY)
    for one, two in pairwise(found.spans):
        assert one.end < two.start
        if one.part == two.part:
            assert two.at == pytest.approx(one.at + one.end - one.start)
        else:
            assert two.at == 0.0
            assert two.start - one.end >= SHORTEST_JOIN - 1e-6
    for name in found.parts[1:-1]:
        whole = sum(x.end - x.start for x in found.spans if x.part == name)
        assert whole == pytest.approx(MANY[name])


def test_silences_grow_with_the_night_and_speech_does_not() -> None:
    found = night(MANY)
    held: list[float] = []
    for name in found.parts:
        mine = [x for x in found.spans if x.part == name]
        silent = 2 * (MANY.get(name, 50.0) / 3 - 4)
        held.append(sum(two.start - one.end for one, two in pairwise(mine)) / silent)
    assert held[0] == 0.0
    assert held[1:-1] == sorted(held[1:-1])
    assert held[1] == pytest.approx(SLOWING * 30 / 600, abs=0.01)
    assert 0.5 * SLOWING < held[-2] < SLOWING
    assert held[-1] == 0.0
    assert all(x.end - x.start == pytest.approx(4) for x in found.narration.cues)


def test_captions_come_when_their_words_do() -> None:
    found = night(MANY)
    cues = found.narration.cues
    assert len(cues) == 3 * len(found.parts)
    assert found.narration.is_session
    assert all(one.end < two.start for one, two in pairwise(cues))
    for each in cues:
        name, _, second = each.text.partition(" at ")
        span = next(x for x in found.spans if x.start <= each.start < x.end)
        assert span.part == name
        assert span.at + each.start - span.start == pytest.approx(int(second), abs=0.5)
        assert each.end <= span.end


def test_bells_and_beds_move_with_their_part() -> None:
    narration = Narration(
        bells=(BellMark(Seconds(2.0), "low"),), beds=(BedMark(Seconds(3.0), "rain"),)
    )
    one = PoolPart("a", Seconds(10.0), narration)
    two = PoolPart("b", Seconds(10.0), narration)
    found = arranged(None, [one, two], None, Seconds(25.0))
    assert [x.at for x in found.narration.bells] == pytest.approx([2.0, 17.0])
    assert [x.at for x in found.narration.beds] == pytest.approx([3.0, 18.0])
    # without captions of ours nobody knows where it is silent
    assert len(found.spans) == 2
    assert not found.narration.is_session
