"""How much sound the sound server is asked to hold."""

from __future__ import annotations

import pytest

from sleepterm.audio.outputs.pygame_output import (
    MOST_SERVER_BUFFER,
    SERVER_BUFFER,
    server_buffer,
)
from sleepterm.audio.player import BLOCK
from sleepterm.audio.sample_format import RATE


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("", SERVER_BUFFER),
        ("soon", SERVER_BUFFER),
        ("30", 30),
        ("161", MOST_SERVER_BUFFER),
        ("9" * 5000, MOST_SERVER_BUFFER),
    ],
)
def test_the_user_may_ask_for_another_within_reason(
    asked: str, given: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULSE_LATENCY_MSEC", asked)
    assert server_buffer() == given


def test_what_is_asked_for_at_once_is_less_than_a_block() -> None:
    assert MOST_SERVER_BUFFER / 2 - 20 < 1000 * BLOCK / RATE
