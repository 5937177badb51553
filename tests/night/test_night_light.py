"""The night screen is dark, except for a while after a key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.night.night_light import (
    BEFORE_LIGHT,
    LIT,
    Light,
    Meaning,
    NightLight,
    until_dark,
)
from sleepterm.units import Seconds

STEPS = st.lists(st.tuples(st.floats(0.0, 40.0), st.booleans()), max_size=20)


def test_the_first_key_wakes_it_and_only_later_ones_are_commands() -> None:
    light, meanings = NightLight(), []
    for now in (0.0, 0.5, 1.0, 10.0, 30.0, 31.0):
        light, meaning = light.key(now, is_still_awake=False)
        meanings.append(meaning)
    nothing, command = Meaning.NOTHING, Meaning.COMMAND
    assert meanings == [nothing, nothing, command, command, nothing, command]


def test_the_light_comes_after_a_second_and_goes_by_itself() -> None:
    light, _ = NightLight().key(0.0, is_still_awake=False)
    seen = [light.at(now).light for now in (0.0, 0.99, 1.0, 20.9, 21.0)]
    assert seen == [Light.COMING, Light.COMING, Light.ON, Light.ON, Light.OFF]
    assert light.until_change(0.25) == BEFORE_LIGHT - 0.25
    assert light.at(1.0).until_change(2.0) == LIT - 1.0
    assert NightLight().until_change(5.0) is None


def test_a_key_in_a_fade_means_still_awake_and_brings_no_light() -> None:
    for light in (Light.OFF, Light.COMING, Light.ON):
        after, meaning = NightLight(light, 4.0).key(4.5, is_still_awake=True)
        assert (after.light, meaning) == (Light.OFF, Meaning.STILL_AWAKE)


@given(STEPS)
def test_whatever_is_pressed_it_gets_dark_within_a_moment(
    steps: list[tuple[float, bool]],
) -> None:
    light, now = NightLight(), 0.0
    for passed, is_still_awake in steps:
        now += passed
        was = light.at(now).light
        light, meaning = light.key(now, is_still_awake=is_still_awake)
        # Only who sees the choices can choose.
        assert (meaning is Meaning.COMMAND) == (was is Light.ON and not is_still_awake)
        left = light.until_change(now)
        assert (left is None) == (light.light is Light.OFF)
        if left is not None:
            assert light.at(now + left + 1e-6).light is not light.light
    assert light.at(now + BEFORE_LIGHT + LIT + 1e-6).light is Light.OFF


@pytest.mark.parametrize(
    ("passed", "is_writing", "left"),
    [(0, False, 60), (59, False, 1), (61, False, 0), (61, True, 239), (301, True, 0)],
)
def test_it_opens_after_a_minute_and_later_where_one_writes(
    passed: float, *, is_writing: bool, left: float
) -> None:
    after = Seconds(60.0)
    found = until_dark(1000.0 + passed, 1000.0, after, is_writing=is_writing)
    assert found == pytest.approx(left)


def test_it_never_opens_by_itself_if_that_is_switched_off() -> None:
    assert until_dark(9999.0, 0.0, None, is_writing=False) is None
