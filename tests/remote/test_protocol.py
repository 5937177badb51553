"""Messages survive the way, and nothing that comes can do harm."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.playback.wire_values import STATES

from sleepterm.playback.events import PlaybackChanged
from sleepterm.remote.event_wire import RemoteState, event_of, message_of, state_message
from sleepterm.remote.protocol import (
    LONGEST,
    VERSION,
    Answer,
    EventMessage,
    Hello,
    LineSplitter,
    ProtocolError,
    Request,
    check_version,
    decode,
    encode,
)
from sleepterm.remote.requests import (
    AUDITION,
    COMMANDS,
    FOLLOW,
    PLAY_WORDS,
    meaning,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=4,
)
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**40), 2**40) | st.text(max_size=9),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=4,
)
HEARD = {"track_id": "rain", "playback": "loop", "loop": "exact", "gain_db": 0.0}
IDS = st.integers(0, 2**53 - 1)
MESSAGES = st.one_of(
    st.builds(Hello, st.integers(0, 99), st.text(), st.integers(0, 9), st.booleans()),
    st.builds(Request, IDS, st.text(), st.lists(PLAIN, max_size=3).map(tuple)),
    st.builds(Answer, IDS, PLAIN, st.text()),
    st.builds(EventMessage, st.text(), PLAIN),
)
KEYS = st.sampled_from(["hello", "request", "answer", "event", "id", "do", "given"])
NEARLY = st.dictionaries(KEYS, st.dictionaries(KEYS, JSON, max_size=4) | JSON)


@settings(max_examples=20)
@given(MESSAGES)
def test_a_message_is_one_line_that_says_the_same(message: Request) -> None:
    line = encode(message)
    assert line.count(b"\n") == 1
    assert line.isascii()
    assert decode(line) == message


@settings(max_examples=8)
@given(STATES, st.booleans())
def test_a_state_arrives_as_it_was_sent(
    state: object,
    any_key: bool,  # noqa: FBT001 - hypothesis fills it in
) -> None:
    told = RemoteState(state, any_key)  # type: ignore[arg-type]
    sent = state_message(told)
    line = encode(sent)
    assert len(line) < LONGEST / 10
    received = decode(line)
    assert isinstance(received, EventMessage)
    assert event_of(received) == told
    assert message_of(PlaybackChanged(state)) is None  # type: ignore[arg-type]


def refused(line: bytes) -> None:
    """The line is decoded, or refused with one sentence."""
    try:
        message = decode(line)
        if isinstance(message, Request):
            _ = meaning(message)
        if isinstance(message, EventMessage):
            _ = event_of(message)
    except ProtocolError as error:
        text = str(error)
        assert text.endswith(".")
        assert "\n" not in text
        assert len(text) < 400


@settings(max_examples=20)
@given(st.binary(max_size=200) | NEARLY.map(lambda x: json.dumps(x).encode()))
def test_no_bytes_do_more_than_be_refused(line: bytes) -> None:
    refused(line)


@settings(max_examples=20)
@given(
    st.sampled_from([*COMMANDS, FOLLOW, AUDITION, PLAY_WORDS]),
    st.lists(JSON, max_size=3),
)
def test_no_arguments_do_more_than_be_refused(do: str, given_: list[object]) -> None:
    refused(json.dumps({"request": {"id": 1, "do": do, "given": given_}}).encode())


@pytest.mark.parametrize(
    "line",
    [
        b"[" * 100_000,
        b'{"request":{"id":1,"do":"x","given":' + b"[" * 50_000 + b"]" * 50_000 + b"}}",
        b'{"request":{"id":' + b"9" * 5000 + b',"do":"stop"}}',
        b'{"request":{"id":1e400,"do":"stop"}}',
        b'{"request":{"id":true,"do":"stop"}}',
        b'{"hello":{"protocol":NaN}}',
        b"\xff\xfe",
        b"",
        b"null",
        b"{}",
    ],
)
def test_what_breaks_readers_of_json_is_refused(line: bytes) -> None:
    with pytest.raises(ProtocolError):
        refused_strictly(line)


def refused_strictly(line: bytes) -> None:
    message = decode(line)
    assert isinstance(message, Request)
    _ = meaning(message)


@pytest.mark.parametrize(
    ("do", "given_"),
    [
        ("set_master", [101]),
        ("set_master", [True]),
        ("extend_timer", ["inf"]),
        ("extend_timer", ["nan"]),
        ("extend_timer", [90_000]),
        ("change_master", [5]),
        ("play", ["x" * 501]),
        ("play_layers", [[["rain"]], None]),
        ("play_layers", [[["rain", 50]] * 65, None]),
        ("set_timer", [{"duration": 1e9}]),
        ("set_timer", [{"duration": "nan"}]),
        ("waking.set_wake", [{"time": {"hour": 25}}]),
        ("waking.set_wake", [{"time": {"hour": 7}, "at": "nan"}]),
        ("waking.set_wake", [{"time": {"hour": 7}, "snooze": "inf"}]),
        ("lifecycle.close", [0.0]),
        ("audition", [HEARD | {"gain_db": 25}]),
        ("audition", [HEARD | {"gain_db": "nan"}]),
        ("audition", [HEARD | {"track_id": "x" * 501}]),
        ("audition", [{"track_id": "rain"}]),
        ("audition", ["rain"]),
        ("play_words", ["../shuffle-of-words", 3, 8.0]),
        ("play_words", ["shuffle-of-words/../../x", 3, 8.0]),
        ("play_words", ["shuffle-of-words-2\n", 3, 8.0]),
        ("play_words", ["shuffle-of-words", 0, 8.0]),
        ("play_words", ["shuffle-of-words", 10**9, 8.0]),
        ("play_words", ["shuffle-of-words", 3, "nan"]),
        ("play_words", ["shuffle-of-words", 3, 0.0]),
        ("__class__", []),
        ("stop", [1]),
    ],
)
def test_what_playback_must_not_get_is_refused(do: str, given_: list[object]) -> None:
    with pytest.raises(ProtocolError):
        _ = meaning(Request(1, do, tuple(given_)))


@settings(max_examples=20)
@given(st.lists(st.binary(max_size=30).map(lambda x: x.replace(b"\n", b""))), st.data())
def test_lines_are_found_however_they_come(
    lines: list[bytes], data: st.DataObject
) -> None:
    stream = b"".join(line + b"\n" for line in lines)
    splitter = LineSplitter(30)
    found: list[bytes] = []
    while stream:
        count = data.draw(st.integers(1, len(stream)))
        found += splitter.feed(stream[:count])
        stream = stream[count:]
    assert found == lines


def test_a_line_that_is_too_long_is_refused_before_it_ends() -> None:
    splitter = LineSplitter(10)
    assert list(splitter.feed(b"1234567890\n12345")) == [b"1234567890"]
    with pytest.raises(ProtocolError, match="longer than 10 bytes"):
        list(splitter.feed(b"678901"))


def test_another_version_and_no_hello_are_refused() -> None:
    with pytest.raises(ProtocolError, match=r"version 99 .* version 1\."):
        _ = check_version(Hello(99))
    with pytest.raises(ProtocolError, match="hello"):
        _ = check_version(Request(1, "stop"))
    assert check_version(Hello(VERSION, "9.9")).program == "9.9"
