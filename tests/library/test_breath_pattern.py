"""Breathing patterns: read as written, and every moment has its phase."""

from __future__ import annotations

import bisect
import itertools

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.pattern import (
    FIVE_FIVE,
    PRESETS,
    BreathPattern,
    BreathPhase,
    parse_pattern,
)
from sleepterm.units import Seconds


def tenths(low: int, high: int) -> st.SearchStrategy[Seconds]:
    return st.integers(low, high).map(lambda number: Seconds(number / 10))


PATTERNS = st.builds(
    BreathPattern,
    breathe_in=tenths(10, 300),
    hold=st.one_of(st.just(Seconds(0.0)), tenths(1, 300)),
    breathe_out=tenths(10, 300),
    rest=st.one_of(st.just(Seconds(0.0)), tenths(1, 300)),
)


@pytest.mark.parametrize(
    ("text", "phases"),
    [
        ("5-5", (5, 0, 5, 0)),
        ("4-6", (4, 0, 6, 0)),
        ("4-7-8", (4, 7, 8, 0)),
        ("box", (4, 4, 4, 4)),
        (" BOX ", (4, 4, 4, 4)),
        ("4-4-4-4", (4, 4, 4, 4)),
        ("5.5-6", (5.5, 0, 6, 0)),
        ("5,5 - 6", (5.5, 0, 6, 0)),
        ("4–7–8", (4, 7, 8, 0)),  # noqa: RUF001 - as a word processor writes it
        ("4/6", (4, 0, 6, 0)),
        ("4-0-6", (4, 0, 6, 0)),
        ("60-60", (60, 0, 60, 0)),
        ("1-1", (1, 0, 1, 0)),
    ],
)
def test_the_usual_spellings_are_read(text: str, phases: tuple[float, ...]) -> None:
    assert parse_pattern(text) == BreathPattern(*map(Seconds, phases))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "write it like"),
        ("5", "write it like"),
        ("5-", "write it like"),
        ("-5-5", "write it like"),
        ("4-4-4-4-4", "write it like"),
        ("five-five", "write it like"),
        ("5.55-5", "write it like"),
        ("²-5", "write it like"),
        ("1e1-5", "write it like"),
        ("0-5", "in and out for 1 to 60"),
        ("5-0.5", "in and out for 1 to 60"),
        ("5-61", "in and out for 1 to 60"),
        ("4-99-8", "hold for 0 to 60"),
        ("40-50-40", "at most 120"),
    ],
)
def test_others_are_refused_with_a_sentence(text: str, why: str) -> None:
    with pytest.raises(SleeptermError, match=why) as refused:
        parse_pattern(text)
    assert refused.value.exit_status == 2


def test_a_hostile_text_is_cut_short() -> None:
    with pytest.raises(SleeptermError) as refused:
        parse_pattern("9-" * 100_000)
    assert len(str(refused.value)) < 200


@given(PATTERNS)
def test_what_is_written_is_read_again(pattern: BreathPattern) -> None:
    assert parse_pattern(str(pattern)) == pattern


@given(PATTERNS, st.integers(0, 10_000_000))
@example(BreathPattern(Seconds(5.5), Seconds(0.0), Seconds(6.1)), 115)
def test_every_moment_has_the_phase_of_plain_counting(
    pattern: BreathPattern, milliseconds: int
) -> None:
    """Counted in whole numbers, which round nothing."""
    moment = pattern.phase_at(Seconds(milliseconds / 1000))
    lengths = [(phase, round(length * 1000)) for phase, length in pattern.phases]
    whole = sum(length for _, length in lengths)
    breath, left = divmod(milliseconds, whole)
    phases = [phase for phase, _ in lengths]
    before = sum(length for _, length in lengths[: phases.index(moment.phase)])
    at = moment.breath * whole + before + moment.elapsed * 1000
    # A float may fall on the other side of a border, never further.
    assert at == pytest.approx(milliseconds, abs=0.01)
    ends = [sum(length for _, length in lengths[: n + 1]) for n in range(len(lengths))]
    if all(abs(left - end) > 1 for end in (0, *ends)):
        assert moment.breath == breath
        assert moment.phase is phases[bisect.bisect_right(ends, left)]
    assert 0 <= moment.elapsed <= moment.length
    assert 0.0 <= moment.fullness <= 1.0


@given(PATTERNS)
def test_the_lungs_fill_and_empty_without_a_jump(pattern: BreathPattern) -> None:
    steps = 400
    times = [pattern.seconds * step / steps for step in range(steps + 1)]
    moments = [pattern.phase_at(Seconds(time)) for time in times]
    fullest = [moment.fullness for moment in moments]
    steepest = 1.6 * pattern.seconds / steps / min(pattern.phases[0][1], 1.0)
    jumps = [abs(b - a) for a, b in itertools.pairwise(fullest)]
    assert max(jumps) <= max(steepest, 0.01)
    for before, after in itertools.pairwise(moments):
        if before.phase is after.phase is BreathPhase.IN:
            assert after.fullness >= before.fullness
        if before.phase is after.phase is BreathPhase.OUT:
            assert after.fullness <= before.fullness


@given(PATTERNS, st.floats(1, 7200))
def test_a_length_becomes_the_nearest_number_of_whole_breaths(
    pattern: BreathPattern, length: float
) -> None:
    breaths = pattern.whole_breaths(Seconds(length))
    assert breaths >= 1
    if breaths > 1:
        assert abs(breaths * pattern.seconds - length) <= pattern.seconds / 2 + 1e-6


def test_the_presets_are_those_that_are_offered() -> None:
    assert [str(pattern) for pattern in PRESETS] == ["5-5", "4-6", "4-7-8", "4-4-4-4"]
    assert str(FIVE_FIVE) == "5-5"
    assert [pattern.has_hold for pattern in PRESETS] == [False, False, True, True]
