"""Values of playback survive the way over the wire; what is none says so."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.playback.wire_values import EVENTS, JSON, STATES, USED_TIMERS

from sleepterm.audio.events import PlaybackStopped
from sleepterm.audio.state import LayerState, Status
from sleepterm.night.sleep_timer import Phase, SleepTimer, TimerSettings
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.state import PlaybackState, PlayingMix
from sleepterm.playback.wire import WireError, from_wire, to_wire
from sleepterm.units import Percent, Seconds

KINDS = (PlaybackState, *get_args(PlaybackEvent))


def sent(value: object) -> Any:  # noqa: ANN401 - JSON has no narrower type
    """What arrives at the other end, from strict JSON."""
    return json.loads(json.dumps(to_wire(value), allow_nan=False))


@given(STATES)
def test_any_state_arrives_as_it_was(state: PlaybackState) -> None:
    arrived = from_wire(PlaybackState, sent(state))
    assert arrived == state
    # floats that should be are, and ints are not
    assert repr(arrived) == repr(state)


@given(USED_TIMERS)
def test_a_timer_that_was_used_has_the_same_gain_at_the_other_end(
    timer: SleepTimer,
) -> None:
    arrived = from_wire(SleepTimer, sent(timer))
    assert arrived == timer
    for ahead in (0.0, 1.5, 60.0):
        assert arrived.gain(Seconds(ahead)) == timer.gain(Seconds(ahead))


@pytest.mark.parametrize("kind", get_args(PlaybackEvent))
@given(data=st.data())
def test_any_event_arrives_as_it_was(
    kind: type[PlaybackEvent], data: st.DataObject
) -> None:
    event = data.draw(EVENTS[kind])
    assert from_wire(kind, sent(event)) == event


def test_the_form_is_plain_and_readable() -> None:
    layer = LayerState("rain", "Rain", Percent(80), is_loop=True)
    state = PlaybackState(Status.PLAYING, layers=(layer,), mix=PlayingMix("m", "M"))
    wire = sent(state)
    assert wire["status"] == "playing"
    assert wire["layers"][0]["percent"] == 80
    assert wire["mix"] == {"track_id": "m", "title": "M"}
    assert wire["timer"]["deadline"] == "inf"
    assert sent(PlaybackStopped()) == {}


@pytest.mark.parametrize("value", [math.inf, -math.inf])
def test_numbers_that_json_lacks_are_words(value: float) -> None:
    timer = replace(SleepTimer(), deadline=Seconds(value))
    assert from_wire(SleepTimer, sent(timer)).deadline == value


def test_no_number_arrives_as_none() -> None:
    timer = replace(SleepTimer(), now=Seconds(math.nan))
    assert math.isnan(from_wire(SleepTimer, sent(timer)).now)


@pytest.mark.parametrize("value", [object(), b"bytes", {1, 2}, [1], 1j])
def test_what_has_no_form_is_a_type_error(value: object) -> None:
    with pytest.raises(TypeError, match="has no form on the wire"):
        to_wire(value)


# From outside


def read(kind: type, value: object) -> object:
    """The value, or the error that it is none; anything else is raised."""
    try:
        found: object = from_wire(kind, value)
    except WireError as error:
        return error
    return found


@given(JSON, st.sampled_from(KINDS))
def test_any_json_is_a_value_or_a_wire_error(value: object, kind: type) -> None:
    found = read(kind, value)
    if isinstance(found, WireError):
        assert len(str(found)) < 300
    else:
        assert isinstance(found, kind)
        json.dumps(to_wire(found), allow_nan=False)


def places(value: object) -> list[tuple[Any, Any]]:
    """Every container in a value with each of its keys."""
    if isinstance(value, dict):
        pairs = list(value.items())
    elif isinstance(value, list):
        pairs = list(enumerate(value))
    else:
        return []
    return [(value, key) for key, _ in pairs] + [
        place for _, inner in pairs for place in places(inner)
    ]


@given(STATES, JSON, st.data())
def test_a_state_with_one_wrong_value_is_a_state_or_a_wire_error(
    state: PlaybackState, value: object, data: st.DataObject
) -> None:
    wire = sent(state)
    container, key = data.draw(st.sampled_from(places(wire)))
    container[key] = value
    found = read(PlaybackState, wire)
    if isinstance(found, WireError):
        assert len(str(found)) < 300
    else:
        assert isinstance(found, PlaybackState)


@given(STATES, st.data())
def test_a_key_that_is_absent_takes_its_default_or_is_missed(
    state: PlaybackState, data: st.DataObject
) -> None:
    wire = sent(state)
    places_in_objects = [x for x in places(wire) if isinstance(x[0], dict)]
    container, key = data.draw(st.sampled_from(places_in_objects))
    del container[key]
    if container is wire:
        expected = replace(state, **{key: getattr(PlaybackState(), key)})
        assert from_wire(PlaybackState, wire) == expected
        return
    found = read(PlaybackState, wire)
    assert isinstance(found, PlaybackState) or key in str(found)


@given(STATES, st.dictionaries(st.text(min_size=1), JSON, max_size=3))
def test_unknown_keys_are_ignored(
    state: PlaybackState, more: dict[str, object]
) -> None:
    wire = sent(state)
    for each in (wire, wire["timer"], wire["next_timer"], *wire["layers"]):
        each.update({f"new {key}": value for key, value in more.items()})
    assert from_wire(PlaybackState, wire) == state


def nested(deep: int, *, is_object: bool) -> object:
    value: object = 1
    for _ in range(deep):
        value = {"layers": value} if is_object else [value]
    return value


def taken_apart(value: object) -> None:
    """Let go of a deep value level by level."""
    while isinstance(value, dict | list):
        inner = value["layers"] if isinstance(value, dict) else value[0]
        value.clear()
        value = inner


@pytest.mark.parametrize("key", list(to_wire(PlaybackState())))
def test_deep_nesting_is_refused(key: str) -> None:
    deep = nested(50_000, is_object=False)
    wires: list[object] = [{key: deep}, {"layers": [{"track_id": deep}]}]
    try:
        for wire in wires:
            found = read(PlaybackState, wire)
            assert isinstance(found, WireError)
            assert "list of 1 is no" in str(found)
    finally:
        taken_apart(deep)


@pytest.mark.parametrize("key", [*to_wire(PlaybackState()), "unknown"])
def test_deep_objects_are_refused_or_ignored(key: str) -> None:
    deep = nested(50_000, is_object=True)
    try:
        found = read(PlaybackState, {key: deep})
        assert isinstance(found, WireError) or found == PlaybackState()
    finally:
        taken_apart(deep)


@pytest.mark.parametrize(
    "number", [10**400, -(10**400), 10**6000], ids=["large", "negative", "endless"]
)
@pytest.mark.parametrize("key", ["master", "status", "bed", "is_muted", "layers"])
def test_numbers_that_are_too_large_are_refused(number: int, key: str) -> None:
    with pytest.raises(WireError, match=rf"^value\.{key}: a huge number is no"):
        from_wire(PlaybackState, {key: number})
    with pytest.raises(WireError, match=r"^value\.timer\.now: a huge number"):
        from_wire(PlaybackState, {"timer": {"now": number}})


@pytest.mark.parametrize(
    ("wire", "message"),
    [
        ([], "value: list of 0 is no object"),
        ({"status": "asleep"}, "value.status: 'asleep' is no Status"),
        ({"status": ["playing"]}, "value.status: list of 1 is no Status"),
        ({"master": 80.5}, "value.master: 80.5 is no int"),
        ({"master": True}, "value.master: True is no int"),
        ({"is_muted": 1}, "value.is_muted: 1 is no bool"),
        ({"bed": None}, "value.bed: None is no str"),
        ({"mix": {"title": "M"}}, "value.mix: "),
        ({"layers": {}}, "value.layers: object of 0 is no list"),
        ({"layers": [{}]}, "value.layers[0]: "),
        ({"timer": {"now": "soon"}}, "value.timer.now: 'soon' is no float"),
        ({"timer": {"now": True}}, "value.timer.now: True is no float"),
        ({"next_timer": {"fade": 0.5}}, "value.next_timer: fade must be"),
        ({"next_timer": {"duration": "nan"}}, "value.next_timer: duration must be"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(wire: object, message: str) -> None:
    with pytest.raises(WireError) as caught:
        from_wire(PlaybackState, wire)
    assert str(caught.value).startswith(message)


def test_whole_numbers_serve_as_seconds() -> None:
    timer = from_wire(SleepTimer, {"now": 5, "phase": "running"})
    assert timer == SleepTimer(phase=Phase.RUNNING, now=Seconds(5.0))
    assert type(timer.now) is float
    settings = from_wire(TimerSettings, {"duration": 60})
    assert settings == TimerSettings(duration=Seconds(60.0))


def test_a_wrong_state_in_an_event_is_reported_with_its_place() -> None:
    with pytest.raises(WireError, match=r"^value\.state\.layers\[0\]\.percent: "):
        from_wire(PlaybackChanged, {"state": {"layers": [{"percent": "x"}]}})
