"""The clock of a session: parts in order, no time lost, an honest rest."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.night.sequence_clock import SequenceClock, clock_of
from sleepterm.units import Seconds


def seconds(*values: float) -> tuple[Seconds, ...]:
    return tuple(map(Seconds, values))


def clock(
    *lengths: float, waits: tuple[int, ...] = (), tail: float = 0
) -> SequenceClock:
    waiting = tuple(at in waits for at in range(len(lengths)))
    return SequenceClock(seconds(*lengths), waiting, Seconds(tail))


def test_parts_follow_each_other_and_the_rest_is_their_sum() -> None:
    begun = clock(10, 20, 30)
    assert begun.remaining == 60.0
    later = begun.advanced(Seconds(35))
    assert (later.index, later.elapsed, later.part_left) == (2.0, 5.0, 25.0)
    assert later.remaining == 25.0
    over = later.advanced(Seconds(40))
    assert over.is_over
    assert over.remaining == 0.0


def test_a_part_waits_for_its_guided_track_and_goes_on_from_its_end() -> None:
    late = clock(10, 20, waits=(0,)).advanced(Seconds(15))
    assert (late.index, late.part_left, late.remaining) == (0.0, 0.0, 20.0)
    next_one = late.track_ended()
    assert (next_one.index, next_one.elapsed, next_one.remaining) == (1.0, 0.0, 20.0)
    assert next_one.track_ended() == next_one


def test_a_seek_in_the_guided_track_moves_the_clock() -> None:
    begun = clock(10, 20, waits=(0,)).at(Seconds(4), Seconds(12))
    assert (begun.remaining, begun.lengths[0]) == (28.0, 12.0)
    assert begun.at(Seconds(99), Seconds(0)).remaining == 20.0
    assert clock(10, 20).at(Seconds(4), Seconds(12)) == clock(10, 20)


def test_extending_makes_the_last_part_longer_or_what_follows_its_voice() -> None:
    begun = clock(10, 20).extended(Seconds(5))
    assert (begun.lengths, begun.remaining) == ((10.0, 25.0), 35.0)
    late = clock(10, 20).advanced(Seconds(25)).extended(Seconds(-60))
    assert (late.lengths, late.remaining) == ((10.0, 15.0), 0.0)
    spoken = clock(10, 20, waits=(1,), tail=5).extended(Seconds(7))
    assert (spoken.lengths, spoken.tail) == ((10.0, 20.0), 12.0)


def test_skipping_goes_on_back_to_the_start_and_to_the_one_before() -> None:
    begun = clock(10, 20, 30)
    second = begun.skipped(+1)
    assert second.index == 1
    late = second.advanced(Seconds(9))
    assert (late.skipped(-1).index, late.skipped(-1).elapsed) == (1.0, 0.0)
    assert second.skipped(-1).index == 0
    assert begun.skipped(-1) == begun
    last = second.skipped(+1)
    assert last.skipped(+1) == last
    assert last.advanced(Seconds(99)).skipped(-1).index == 2


def test_a_part_at_a_time_of_day_stretches_the_loop_before_it() -> None:
    begun = clock_of(
        seconds(720, 0, 1200), (True, False, False), (None, None, Seconds(5000))
    )
    assert begun.lengths == (720.0, 4280.0, 1200.0)
    assert begun.remaining == 6200.0


def test_where_there_is_no_time_left_parts_before_it_are_cut() -> None:
    begun = clock_of(
        seconds(720, 600, 1200), (True, False, False), (None, None, Seconds(500))
    )
    assert (begun.lengths, begun.waits) == ((500.0, 0.0, 1200.0), (False, False, False))
    now = begun.aligned(2, Seconds(0))
    assert (now.index, now.elapsed) == (2.0, 0.0)
    assert now.aligned(2, Seconds(50)) == now
    assert now.aligned(3, Seconds(50)) == now


def test_after_a_pause_the_part_still_begins_at_its_time() -> None:
    begun = clock(100, 50).aligned(1, Seconds(100)).advanced(Seconds(30))
    assert begun.aligned(1, Seconds(40)).lengths == (70.0, 50.0)
    assert begun.aligned(1, Seconds(40)).remaining == 90.0


STEPS = st.one_of(
    st.tuples(st.just("advance"), st.floats(0, 90)),
    st.tuples(st.just("extend"), st.floats(-90, 90)),
    st.tuples(st.just("end"), st.just(0.0)),
    st.tuples(st.just("align"), st.floats(0.5, 300)),
)


@given(
    st.lists(st.tuples(st.integers(1, 60), st.booleans()), min_size=1, max_size=5),
    st.lists(STEPS, max_size=12),
)
@settings(max_examples=80)
def test_parts_come_in_order_and_no_time_is_lost(
    parts: list[tuple[int, bool]], steps: list[tuple[str, float]]
) -> None:
    now = SequenceClock(
        seconds(*(float(length) for length, _ in parts)),
        tuple(waits for _, waits in parts),
    )
    for what, by in steps:
        before = now
        match what:
            case "advance":
                now = now.advanced(Seconds(by))
                held = now.is_waiting and now.part_left == 0.0
                passed = before.remaining - now.remaining
                assert held or passed == pytest.approx(min(by, before.remaining))
            case "extend":
                now = now.extended(Seconds(by))
                change = now.remaining - before.remaining
                assert change == pytest.approx(max(by, change))
            case "end":
                now = now.track_ended()
                assert now.remaining <= before.remaining
            case _:
                last = len(parts) - 1
                now = now.aligned(last, Seconds(by))
                if before.index < last:
                    left = now.remaining - now.lengths[last] - now.tail
                    assert left == pytest.approx(by)
        assert before.index <= now.index <= len(parts)
        assert 0 <= now.part_left <= now.remaining + 1e-6
