"""Which sound device a name means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.audio.outputs.device_match import matching_devices

DEVICES = (
    "Built-in Audio Analog Stereo",
    "Built-in Audio",
    "WH-1000XM4",
    "USB Kopfhörer",
    "USB Speaker",
)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Built-in Audio", ("Built-in Audio",)),
        ("built-in audio", ("Built-in Audio",)),
        ("built-in", DEVICES[:2]),
        ("stereo", ("Built-in Audio Analog Stereo",)),
        ("kopfhorer", ("USB Kopfhörer",)),
        (" wh ", ("WH-1000XM4",)),
        ("usb", ("USB Kopfhörer", "USB Speaker")),
        ("hdmi", ()),
        ("", ()),
        ("  ", ()),
    ],
)
def test_a_name_may_be_shortened(name: str, meant: tuple[str, ...]) -> None:
    assert matching_devices(name, DEVICES) == meant


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text(max_size=8), max_size=5), st.text(max_size=4))
def test_the_whole_name_always_means_that_device(devices: list[str], name: str) -> None:
    assert set(matching_devices(name, devices)) <= set(devices)
    for device in devices:
        assert matching_devices(device, devices) == (device,)
