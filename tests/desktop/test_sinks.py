"""Which sound devices are worn, and when headphones have vanished."""

from __future__ import annotations

import contextlib
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.desktop.sinks import Sink, Sinks, headphones_vanished, parse_sinks

JACK, SPEAKER = "analog-output-headphones", "analog-output-speaker"
LAPTOP = Sink("laptop", SPEAKER, is_worn=False, unplugged=frozenset({JACK}))
PLUGGED = Sink("laptop", JACK, is_worn=True)
BLUE = Sink("blue", "headset-output", is_worn=True)
OTHER = Sink("other", "analog-output", is_worn=True)


def sinks(*there: Sink, ours: Sink | None) -> Sinks:
    return Sinks(ours, {sink.name: sink for sink in there})


@pytest.mark.parametrize(
    ("before", "now", "vanished"),
    [
        pytest.param(BLUE, sinks(LAPTOP, ours=LAPTOP), True, id="bluetooth lost"),
        pytest.param(PLUGGED, sinks(LAPTOP, ours=LAPTOP), True, id="plug pulled"),
        pytest.param(
            BLUE, sinks(LAPTOP, BLUE, ours=LAPTOP), False, id="another one chosen"
        ),
        pytest.param(
            PLUGGED,
            sinks(replace(LAPTOP, unplugged=frozenset()), ours=LAPTOP),
            False,
            id="another port chosen",
        ),
        pytest.param(BLUE, sinks(LAPTOP, OTHER, ours=OTHER), False, id="worn instead"),
        pytest.param(BLUE, sinks(LAPTOP, ours=None), False, id="nothing is heard"),
        pytest.param(LAPTOP, sinks(OTHER, ours=OTHER), False, id="none before"),
        pytest.param(None, sinks(LAPTOP, ours=LAPTOP), False, id="not known before"),
    ],
)
def test_when_headphones_have_vanished(
    before: Sink | None, now: Sinks, *, vanished: bool
) -> None:
    assert headphones_vanished(before, now) is vanished


def told(kind: str = "", form: str = "", bus: str = "") -> dict[str, object]:
    port = {"name": "p", "type": kind, "availability": "availability unknown"}
    return {
        "index": 3,
        "name": "sink",
        "ports": [port, {"name": "q", "availability": "not available"}] if kind else [],
        "active_port": "p" if kind else None,
        "properties": {"device.form_factor": form, "device.bus": bus},
    }


@pytest.mark.parametrize(
    ("sink", "is_worn"),
    [
        (told(kind="Headphones"), True),
        (told(kind="Headset", bus="usb"), True),
        (told(kind="Speaker", form="internal", bus="pci"), False),
        (told(kind="Speaker", bus="bluetooth"), False),
        (told(kind="Headphones", form="internal", bus="pci"), True),
        (told(kind="Analog", form="headset", bus="usb"), True),
        (told(kind="Analog", form="internal", bus="pci"), False),
        (told(form="headphone"), True),
        (told(form="portable", bus="bluetooth"), False),
        (told(bus="bluetooth"), True),
        (told(bus="usb"), False),
        (told(kind="HDMI"), False),
    ],
)
def test_what_is_worn(sink: dict[str, object], *, is_worn: bool) -> None:
    inputs = [
        {"sink": 1, "properties": {"sleepterm.player": "78"}},
        {"sink": 3, "properties": {"sleepterm.player": "77"}},
        {"sink": 4294967295, "properties": {}},
    ]
    found = parse_sinks(json.dumps(inputs).encode(), json.dumps([sink]).encode(), 77)
    assert found.ours is not None
    assert found.ours.is_worn is is_worn
    assert found.all == {"sink": found.ours}
    assert found.ours.unplugged == ({"q"} if sink["ports"] else set())


def test_a_sound_that_is_not_there_plays_nowhere() -> None:
    found = parse_sinks(b"[]", json.dumps([told()]).encode(), 77)
    assert found.ours is None
    assert list(found.all) == ["sink"]


PLAIN = st.none() | st.integers(0, 3) | st.text(max_size=3)
ANY = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=2)
        | st.dictionaries(
            st.sampled_from(["index", "name", "ports", "properties", "sink"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=40, deadline=None)
@given(ANY, ANY)
def test_anything_else_is_refused(inputs: object, listed: object) -> None:
    with contextlib.suppress(ValueError, TypeError, KeyError, AttributeError):
        parse_sinks(json.dumps(inputs).encode(), json.dumps(listed).encode(), 1)
