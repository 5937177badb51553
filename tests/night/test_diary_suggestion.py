"""Lights out and the last key, from what played and which keys were pressed."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.suggestion import Sound, suggested
from sleepterm.units import Seconds

BERLIN = ZoneInfo("Europe/Berlin")
MORNING = date(2026, 1, 15)
MINUTE = 60.0


def at(day: int, hour: int, minute: int = 0) -> float:
    return datetime(2026, 1, day, hour, minute, tzinfo=BERLIN).timestamp()


def sound(began: float, minutes: float) -> Sound:
    return Sound(began, Seconds(minutes * MINUTE))


def night(sounds: list[Sound], keys: list[float]) -> tuple[time | None, int | None]:
    entry = suggested(MORNING, sounds, keys, BERLIN)
    assert entry == Entry(MORNING, sleep=entry.sleep, latency=entry.latency)
    return entry.sleep, entry.latency


def test_the_sound_began_at_lights_out_and_the_last_key_is_the_least_it_took() -> None:
    found = night([sound(at(14, 22, 50), 45)], [at(14, 23, 5)])
    assert found == (time(22, 50), 15)


def test_sounds_that_were_only_tried_are_not_lights_out() -> None:
    tried = [sound(at(14, 22, 30), 2), sound(at(14, 22, 33), 1)]
    found = night([*tried, sound(at(14, 22, 40), 45)], [at(14, 22, 40)])
    assert found == (time(22, 40), None)


def test_a_nap_and_a_meditation_before_are_not_the_night() -> None:
    nap, early = sound(at(14, 14), 20), sound(at(14, 19), 20)
    found = night([nap, early, sound(at(14, 23), 45)], [at(14, 14, 1), at(14, 19, 5)])
    assert found == (time(23), None)


def test_sound_played_again_at_three_is_an_awakening() -> None:
    evening, again = sound(at(14, 23), 45), sound(at(15, 1, 30), 20)
    later = sound(at(15, 3, 10), 20)
    found = night([evening, later], [at(14, 23, 20), at(15, 3, 10)])
    assert found == (time(23), 20)
    assert night([again, later], [at(15, 3, 12)]) == (time(1, 30), None)


def test_who_goes_to_bed_late_has_a_night_too() -> None:
    assert night([sound(at(15, 4), 45)], [at(15, 4, 30)]) == (time(4), 30)


def test_who_only_listens_by_day_gets_no_suggestion() -> None:
    by_day = [sound(at(14, 14), 20), sound(at(15, 8), 60)]
    assert night(by_day, [at(14, 14, 1), at(15, 8, 5)]) == (None, None)


def test_without_a_sound_the_last_key_of_the_evening_counts() -> None:
    # As with a sound that plays all night, and is stopped in the morning.
    assert night([], [at(14, 23, 5), at(15, 7)]) == (time(23, 5), None)


def test_nothing_known_suggests_nothing_and_other_nights_do_not_count() -> None:
    assert night([], []) == (None, None)
    assert night([sound(at(15, 23), 45)], [at(13, 23), at(15, 12)]) == (None, None)


moments = st.floats(at(14, 0), at(16, 0))


@given(
    st.lists(st.builds(sound, moments, st.floats(0, 900)), max_size=6),
    st.lists(moments, max_size=6),
)
def test_a_suggestion_is_always_possible(
    sounds: list[Sound], keys: list[float]
) -> None:
    entry = suggested(MORNING, sounds, keys, BERLIN)
    assert entry.latency is None or 0 < entry.latency <= 180
    assert entry.sleep is not None or not entry.latency
