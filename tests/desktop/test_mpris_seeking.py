"""A jump is what time alone does not explain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sleepterm.desktop.mpris.seeking import SETTLES, Jumps
from sleepterm.units import Seconds


def see(jumps: Jumps, position: float, now: float, *, moves: bool = True) -> bool:
    return jumps.see("here", Seconds(position), now, moves=moves)


@given(st.lists(st.tuples(st.floats(0.1, 100), st.booleans()), max_size=8))
def test_time_that_passes_is_none(steps: list[tuple[float, bool]]) -> None:
    jumps, position, now, moves = Jumps(), 0.0, 5.0, True
    assert not see(jumps, position, now)
    for passed, moves_next in steps:
        now += passed
        position += passed if moves else 0
        assert not see(jumps, position, now, moves=moves_next)
        moves = moves_next


def test_a_position_elsewhere_is_one_and_the_next_counts_from_there() -> None:
    jumps = Jumps()
    see(jumps, 0, 0)
    assert see(jumps, 60, 10)
    assert not see(jumps, 70, 20)
    assert see(jumps, 10, 21)


def test_another_track_is_expected_at_its_beginning() -> None:
    jumps = Jumps()
    see(jumps, 100, 0)
    assert not jumps.see("there", Seconds(0.0), 1, moves=True)
    assert jumps.see("elsewhere", Seconds(300.0), 2, moves=True)


def test_one_that_is_told_already_is_not_told_again() -> None:
    jumps = Jumps()
    see(jumps, 0, 0)
    jumps.expect(Seconds(90.0), 10)
    # The player has not got there yet.
    assert not see(jumps, 10.3, 10.3)
    assert not see(jumps, 92, 12)
    jumps.expect(Seconds(20.0), 20)
    jumps.arrive()
    assert see(jumps, 300, 20.5)
    jumps.expect(Seconds(20.0), 20)
    assert see(jumps, 100 + SETTLES, 20 + SETTLES)
