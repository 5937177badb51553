"""Values of playback for hypothesis: any state, any event, and JSON of any kind."""

from __future__ import annotations

import math
from functools import reduce

from hypothesis import strategies as st

from sleepterm.audio.events import (
    AuditionEnded,
    DeviceFound,
    DeviceLost,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
)
from sleepterm.audio.state import Device, LayerState, PartState, Status
from sleepterm.night.chapters import ChapterPlace
from sleepterm.night.fade import FadeLaw
from sleepterm.night.guidance import Guidance
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import (
    AfterEnd,
    EndWith,
    Phase,
    SleepTimer,
    TimerSettings,
)
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_state import WakePhase, WakeState
from sleepterm.playback.events import (
    CatalogChanged,
    NoticeIssued,
    PlaybackChanged,
    PlaybackEvent,
    WakeBell,
)
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState, PlayingMix
from sleepterm.units import Percent, Seconds

TEXTS = st.text(st.characters(), max_size=20)
"""Lone surrogates and control characters among them."""

FLOATS = st.floats(allow_nan=False)
SECONDS = FLOATS.map(Seconds)
PERCENTS = st.integers(0, 100).map(Percent)
SETTINGS = st.builds(
    TimerSettings,
    enabled=st.booleans(),
    duration=st.floats(0.5, 86400).map(Seconds),
    fade=(st.floats(1, 86400) | st.just(0.0)).map(Seconds),
    law=st.sampled_from(FadeLaw),
    end=st.sampled_from(EndWith),
    then=st.sampled_from(AfterEnd),
    tracks=st.integers(1, 99),
    until=st.none() | st.builds(TimeOfDay, st.integers(0, 23), st.integers(0, 59)),
)
_SPANS = st.floats(-4000, 4000).map(Seconds)
_OPERATIONS = st.one_of(
    st.tuples(SETTINGS, st.booleans()).map(
        lambda x: lambda timer: timer.armed(x[0], guided=x[1])
    ),
    _SPANS.map(lambda by: lambda timer: timer.extended(by)),
    _SPANS.map(lambda by: lambda timer: timer.advanced(Seconds(abs(by)))),
    st.booleans().map(lambda paused: lambda timer: timer.with_pause(paused=paused)),
    st.sampled_from(
        [SleepTimer.cancelled, SleepTimer.track_ended, SleepTimer.track_lost]
    ),
)
USED_TIMERS = st.lists(_OPERATIONS, max_size=8).map(
    lambda operations: reduce(lambda timer, do: do(timer), operations, SleepTimer())
)
"""Timers that were armed, moved, paused and run out."""

TIMERS = USED_TIMERS | st.builds(
    SleepTimer,
    SETTINGS,
    st.sampled_from(Phase),
    st.booleans(),
    *(SECONDS for _ in range(7)),
)
LAYERS = st.builds(
    LayerState,
    TEXTS,
    TEXTS,
    PERCENTS,
    st.booleans(),
    SECONDS,
    SECONDS,
    st.builds(Words, TEXTS, TEXTS, TEXTS),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.none() | st.builds(ChapterPlace, st.integers(), st.integers(), TEXTS),
)
STATES = st.builds(
    PlaybackState,
    status=st.sampled_from(Status),
    device=st.sampled_from(Device),
    device_problem=TEXTS,
    master=PERCENTS,
    is_muted=st.booleans(),
    layers=st.lists(LAYERS, max_size=4).map(tuple),
    timer=TIMERS,
    next_timer=SETTINGS,
    guidance=st.builds(Guidance, st.booleans(), PERCENTS, FLOATS),
    bed=TEXTS,
    bed_choice=TEXTS,
    mix=st.none() | st.builds(PlayingMix, TEXTS, TEXTS),
    touched=TEXTS,
    awaited=st.none() | LAYERS,
    is_restored=st.booleans(),
    wake=st.none()
    | st.builds(
        WakeState, st.sampled_from(WakePhase), TEXTS, TEXTS, TEXTS, st.booleans()
    ),
    part=st.none()
    | st.builds(PartState, TEXTS, TEXTS, st.integers(), st.integers(), TEXTS, TEXTS),
)
EVENTS: dict[type[PlaybackEvent], st.SearchStrategy[PlaybackEvent]] = {
    PlaybackChanged: st.builds(PlaybackChanged, STATES),
    NoticeIssued: st.builds(
        NoticeIssued, st.builds(Notice, TEXTS, TEXTS, st.booleans())
    ),
    WakeBell: st.just(WakeBell()),
    LayerFailed: st.builds(LayerFailed, TEXTS, TEXTS, TEXTS),
    TimerFinished: st.builds(TimerFinished, st.sampled_from(AfterEnd)),
    PlaybackStopped: st.just(PlaybackStopped()),
    AuditionEnded: st.builds(AuditionEnded, TEXTS),
    DeviceLost: st.builds(DeviceLost, TEXTS),
    CatalogChanged: st.just(CatalogChanged()),
    DeviceFound: st.just(DeviceFound()),
}
_NAMES = st.sampled_from(
    ["status", "layers", "timer", "settings", "now", "words", "state", "notice", "mix"]
)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | TEXTS
    | st.sampled_from(["inf", "-inf", "nan", "playing", "running", 10**400, math.nan]),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(TEXTS | _NAMES, inner, max_size=4)
    ),
    max_leaves=20,
)
"""Whatever can be written as JSON, and what Python's reader takes besides."""
