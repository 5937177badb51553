"""Tracks that are made from their ids: the pacer, and silence with bells."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.library.test_breath_pattern import PATTERNS

from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.bell_times import Bell, BellPlan
from sleepterm.library.breathing.made_tracks import (
    RINGING,
    PacerTrack,
    SitTrack,
    made_track,
    pacer_track,
    sit_track,
)
from sleepterm.library.breathing.pattern import BreathPattern, parse_pattern
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType
from sleepterm.library.catalog.track_id import is_track_id
from sleepterm.units import Seconds

MINUTE = 60.0


def minutes(number: float) -> Seconds:
    return Seconds(number * MINUTE)


def plans() -> st.SearchStrategy[BellPlan]:
    intervals = st.tuples(st.integers(10, 3000), st.integers(0, 3000))

    def plan(
        interval: tuple[int, int] | None, ends: tuple[bool, bool], seed: int
    ) -> BellPlan:
        at_start, at_end = ends
        if interval is None:
            return BellPlan(at_start=at_start, at_end=at_end)
        low, more = interval
        longest = Seconds(float(low + more)) if more else None
        return BellPlan(Seconds(float(low)), longest, at_start, at_end, seed)

    ends = st.tuples(st.booleans(), st.booleans())
    return st.builds(plan, st.none() | intervals, ends, st.integers(0, 999_999_999))


@given(PATTERNS, st.integers(1, 7200))
def test_a_pacer_is_made_again_from_its_id(pattern: BreathPattern, length: int) -> None:
    track = pacer_track(pattern, Seconds(float(length)))
    assert is_track_id(track.id)
    assert made_track(track.id) == track
    assert track.length == pytest.approx(track.breaths * pattern.seconds)


@given(st.integers(1, 6 * 3600), plans())
def test_a_sitting_is_made_again_from_its_id(length: int, plan: BellPlan) -> None:
    track = sit_track(Seconds(float(length)), plan)
    assert is_track_id(track.id)
    again = made_track(track.id)
    assert isinstance(again, SitTrack)
    assert again == track


@pytest.mark.parametrize(
    ("pattern", "length", "track_id", "breaths", "seconds"),
    [
        ("5-5", 5 * MINUTE, "breathe-5-5-5m", 30, 300.0),
        ("4-7-8", 5 * MINUTE, "breathe-4-7-8-5m", 16, 304.0),
        ("box", 90, "breathe-4-4-4-4-90s", 6, 96.0),
        ("5.5-6", 60, "breathe-5p5-6-1m", 5, 57.5),
        ("30-30", 5, "breathe-30-30-5s", 1, 60.0),
    ],
)
def test_a_length_is_rounded_to_whole_breaths(
    pattern: str, length: float, track_id: str, breaths: int, seconds: float
) -> None:
    track = pacer_track(parse_pattern(pattern), Seconds(length))
    assert (track.id, track.breaths, track.length) == (track_id, breaths, seconds)
    assert track.type is ContentType.BREATHWORK
    assert not track.is_loop


@pytest.mark.parametrize(
    "track_id",
    [
        "breathe",
        "breathe-",
        "breathe-5-5",
        "breathe-5-5-0m",
        "breathe-5-5-60s",
        "breathe-5-5-999m",
        "breathe-0-5-5m",
        "breathe-4-4-4-4-4-5m",
        "breathe-5p-5-5m",
        "breathe-5p0-5-5m",
        "breathe-\u0665-5-5m",
        "sit-",
        "sit-0m",
        "sit-20m-bell-5s",
        "sit-20m-bell-7m-4m-seed-1",
        "sit-20m-bell-5m-5m-seed-1",
        "sit-20m-bell-4m-7m",
        "sit-20m-no-end-no-start",
        "sitting",
        "rain",
    ],
)
def test_another_id_makes_nothing(track_id: str) -> None:
    assert made_track(track_id) is None


def test_every_catalogue_knows_them_and_lists_none() -> None:
    catalog = Catalog()
    found = catalog.get("breathe-4-7-8-5m")
    assert isinstance(found, PacerTrack)
    assert catalog.find("breathe-4-7-8-5m") == found
    assert "sit-20m" in catalog
    assert "sit-" not in catalog
    assert len(catalog) == 0
    with pytest.raises(SleeptermError):
        catalog.find("breathe-4-7")


def test_bells_ring_at_the_start_at_intervals_and_at_the_end() -> None:
    track = sit_track(minutes(20), BellPlan(minutes(5)))
    assert track.bells == (
        Bell(Seconds(1.0), "low"),
        Bell(minutes(5), "middle"),
        Bell(minutes(10), "middle"),
        Bell(minutes(15), "middle"),
        Bell(minutes(20), "low"),
    )
    assert track.length == minutes(20) + RINGING


def test_any_bell_can_be_left_out() -> None:
    quiet = sit_track(minutes(20), BellPlan(at_start=False, at_end=False))
    assert quiet.bells == ()
    between = sit_track(minutes(12), BellPlan(minutes(5), at_start=False, at_end=False))
    assert [bell.at for bell in between.bells] == [minutes(5), minutes(10)]


@given(st.integers(60, 6 * 3600), plans())
def test_bells_keep_their_distances(length: int, plan: BellPlan) -> None:
    bells = plan.bells(Seconds(float(length)))
    assert list(bells) == sorted(bells, key=lambda bell: bell.at)
    between = [bell.at for bell in bells if bell.kind == "middle"]
    if plan.shortest is None:
        assert between == []
        return
    longest = plan.longest or plan.shortest
    # Times are rounded to a tenth of a second.
    for before, after in itertools.pairwise([0.0, *between]):
        assert plan.shortest - 0.11 <= after - before <= longest + 0.11
    last = between[-1] if between else 0.0
    assert last < length - 9.9
    assert last >= length - 10 - longest - 0.1


def test_random_bells_follow_the_seed() -> None:
    one, same, other = (
        BellPlan(minutes(4), minutes(7), seed=seed).bells(minutes(60))
        for seed in (1, 1, 2)
    )
    assert one == same != other


@pytest.mark.parametrize(("low", "high"), [(9.0, None), (300.0, 240.0)])
def test_a_plan_out_of_bounds_is_refused(low: float, high: float | None) -> None:
    with pytest.raises(SleeptermError):
        BellPlan(Seconds(low), None if high is None else Seconds(high))


@pytest.mark.parametrize("length", [0.0, -5.0, 0.5, 7201.0, float("nan"), 1e300])
def test_a_length_out_of_bounds_is_refused(length: float) -> None:
    with pytest.raises(SleeptermError):
        pacer_track(parse_pattern("5-5"), Seconds(length))
