"""After the end: any key first means still awake, then calls off what is to follow."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st

from sleepterm.night.after_end import NOTICE, STILL_AWAKE, AfterTheEnd, KeyMeaning
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.units import Seconds

ENDS = st.builds(
    AfterTheEnd,
    st.sampled_from(AfterEnd),
    st.floats(0, 1e6),
    st.floats(0, 600).map(Seconds),
)
LATER = st.floats(0, 1000)
ORDER = [KeyMeaning.STILL_AWAKE, KeyMeaning.CALL_OFF, KeyMeaning.ITS_OWN]


def meanings(then: AfterEnd, window: float, *later: float) -> list[str]:
    end = AfterTheEnd(then, 1000.0, Seconds(window))
    return [end.meaning_of_a_key(1000.0 + each).name for each in later]


def test_nothing_to_follow_leaves_only_the_window() -> None:
    assert float(STILL_AWAKE) == 120
    assert meanings(AfterEnd.NOTHING, 120, 0, 120, 121) == [
        "STILL_AWAKE",
        "STILL_AWAKE",
        "ITS_OWN",
    ]
    assert meanings(AfterEnd.NOTHING, 0, 0, 1) == ["ITS_OWN", "ITS_OWN"]


def test_a_suspend_can_be_called_off_for_a_minute() -> None:
    assert meanings(AfterEnd.SUSPEND, 120, 59, 60) == ["STILL_AWAKE", "ITS_OWN"]
    assert meanings(AfterEnd.SUSPEND, 0, 0, 59, 60) == [
        "CALL_OFF",
        "CALL_OFF",
        "ITS_OWN",
    ]
    assert meanings(AfterEnd.POWEROFF, 30, 30, 31) == ["STILL_AWAKE", "CALL_OFF"]


@given(ENDS, LATER, LATER)
def test_the_meanings_follow_each_other(
    end: AfterTheEnd, one: float, other: float
) -> None:
    sooner, later = sorted((one, other))
    first = end.meaning_of_a_key(end.ended_at + sooner)
    then = end.meaning_of_a_key(end.ended_at + later)
    assert ORDER.index(first) <= ORDER.index(then)


@given(ENDS, LATER)
def test_until_it_acts_a_key_always_stops_it(end: AfterTheEnd, later: float) -> None:
    now = end.ended_at + later
    has_key = end.meaning_of_a_key(now) is not KeyMeaning.ITS_OWN
    if end.then is AfterEnd.NOTHING:
        assert end.acts_at == math.inf
        assert has_key is (end.window > 0 and now <= end.awake_until)
    else:
        assert end.acts_at == end.ended_at + NOTICE
        assert has_key is (now < end.acts_at)
