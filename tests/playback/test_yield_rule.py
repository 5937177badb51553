"""It yields to other media, and takes back only what it did itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.audio.state import LayerState, PlayerState, Status
from sleepterm.library.tones import Tones
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import SleepTimer, TimerSettings
from sleepterm.playback.yield_rule import Moment, YieldAct, YieldRule
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.units import Percent, Seconds

RAIN = LayerState("rain", "Rain", Percent(70), is_loop=True)
TIMER = TimerSettings(duration=Seconds(2700.0), fade=Seconds(600.0))
PLAYING = PlayerState(Status.PLAYING, layers=(RAIN,), timer=SleepTimer().armed(TIMER))
PAUSED = replace(
    PLAYING, status=Status.PAUSED, timer=PLAYING.timer.with_pause(paused=True)
)
OURS = Moment(PAUSED, Seconds(2700.0), is_our_pause=True)
PAUSING = YieldRule(OtherMedia.PAUSE)


def paused() -> YieldRule:
    rule, act = PAUSING.followed({"firefox"}, Moment(PLAYING))
    assert act is YieldAct.PAUSE
    return rule


def test_it_plays_on_once_all_others_are_silent() -> None:
    rule, act = paused().followed({"firefox", "vlc"}, OURS)
    assert act is YieldAct.NOTHING
    rule, act = rule.followed({"vlc"}, OURS)
    assert act is YieldAct.NOTHING
    rule, act = rule.followed(set(), OURS)
    assert act is YieldAct.RESUME
    assert rule == PAUSING


@pytest.mark.parametrize(
    "change",
    [
        {"master": Percent(20)},
        {"layers": ()},
        {"layers": (replace(RAIN, percent=Percent(60)),)},
        {"timer": PAUSED.timer.extended(Seconds(900.0))},
        {"timer": SleepTimer()},
        {"guidance": Guidance(voice=False)},
        {"tones": Tones(master=1)},
    ],
)
def test_what_the_user_has_touched_stays_paused(change: dict[str, object]) -> None:
    state = replace(PAUSED, **change)  # type: ignore[arg-type]
    rule, act = paused().followed(set(), replace(OURS, state=state))
    assert act is YieldAct.STAY_PAUSED
    assert rule == PAUSING


@pytest.mark.parametrize("left", [-60.0, 0.0, 600.0])
def test_in_a_fade_and_after_the_end_it_stays_paused(left: float) -> None:
    moment = replace(OURS, timer_left=Seconds(left))
    assert paused().followed(set(), moment)[1] is YieldAct.STAY_PAUSED


def test_without_a_timer_it_plays_on() -> None:
    silent = replace(OURS, timer_left=None)
    assert paused().followed(set(), silent)[1] is YieldAct.RESUME


@pytest.mark.parametrize("status", list(Status))
def test_what_the_user_did_meanwhile_counts(status: Status) -> None:
    moment = Moment(replace(PAUSED, status=status))
    assert paused().followed(set(), moment) == (PAUSING, YieldAct.NOTHING)


def test_who_plays_on_over_another_is_left_alone_until_a_third_begins() -> None:
    playing = Moment(PLAYING)
    rule, act = paused().followed({"firefox"}, playing)
    assert act is YieldAct.NOTHING
    assert rule.followed({"firefox", "vlc"}, playing)[1] is YieldAct.PAUSE


def test_what_played_before_is_no_reason() -> None:
    rule, act = PAUSING.followed({"firefox"}, Moment(PLAYING), {"firefox"})
    assert act is YieldAct.NOTHING
    assert rule.followed({"vlc"}, Moment(PLAYING), {"firefox"})[1] is YieldAct.PAUSE


@pytest.mark.parametrize("how", list(OtherMedia))
def test_lost_leaves_nothing_low_and_nothing_to_resume(how: OtherMedia) -> None:
    rule, _ = YieldRule(how).followed({"firefox"}, Moment(PLAYING))
    expected = {
        OtherMedia.IGNORE: YieldAct.NOTHING,
        OtherMedia.PAUSE: YieldAct.STAY_PAUSED,
        OtherMedia.DUCK: YieldAct.RELEASE,
    }
    assert rule.lost(OURS) == (YieldRule(how), expected[how])
    by_the_user = rule.lost(Moment(PLAYING))[1]
    assert by_the_user is not YieldAct.STAY_PAUSED


MOMENTS = st.builds(
    Moment,
    state=st.builds(
        PlayerState,
        status=st.sampled_from(Status),
        master=st.sampled_from([Percent(50), Percent(60)]),
    ),
    timer_left=st.none() | st.sampled_from([Seconds(-1.0), Seconds(3600.0)]),
    is_alarm=st.booleans(),
)
STEPS = st.lists(
    st.tuples(st.frozensets(st.sampled_from(["a", "b"])), MOMENTS, st.booleans()),
    max_size=8,
)


@settings(max_examples=40)
@given(STEPS, st.sampled_from(OtherMedia))
def test_in_any_night(
    steps: list[tuple[frozenset[str], Moment, bool]], how: OtherMedia
) -> None:
    rule, is_low, before = YieldRule(how), False, frozenset[str]()
    for others, made, is_ours in steps:
        may_resume = rule.paused is not None
        is_our_pause = is_ours and may_resume and made.state.status is Status.PAUSED
        moment = replace(made, is_our_pause=is_our_pause)
        rule, act = rule.followed(others, moment)
        match act:
            case YieldAct.PAUSE:
                assert how is OtherMedia.PAUSE
                assert moment.state.status is Status.PLAYING
                assert not moment.is_alarm
                assert others - before
            case YieldAct.RESUME | YieldAct.STAY_PAUSED:
                assert may_resume
                assert is_our_pause
                assert not others
                assert rule.paused is None
                is_over = moment.timer_left == -1.0
                assert not (act is YieldAct.RESUME and is_over)
            case YieldAct.DUCK | YieldAct.RELEASE:
                assert how is OtherMedia.DUCK
                is_low = not is_low
                assert is_low is (act is YieldAct.DUCK)
            case YieldAct.NOTHING:
                pass
        if how is OtherMedia.DUCK:
            assert is_low is bool(others)
        before = others
