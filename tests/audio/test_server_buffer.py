"""How much sound the sound server is asked to hold."""

from __future__ import annotations

import errno
import subprocess
import sys
from collections.abc import Mapping

import pytest

from sleepterm.audio.latency import Latency
from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.outputs.pygame_output import (
    DEEP_SERVER_BUFFER,
    MOST_SERVER_BUFFER,
    SERVER_BUFFER,
    server_buffer,
)
from sleepterm.audio.outputs.sound_card import sound_card
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


@pytest.mark.parametrize(
    ("latency", "asked", "given"),
    [
        (Latency.LOW, None, SERVER_BUFFER),
        (Latency.HIGH, None, DEEP_SERVER_BUFFER),
        (Latency.HIGH, "50", 50),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="plays in this process")
def test_more_is_held_where_nobody_waits(
    latency: Latency,
    asked: str | None,
    given: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if asked is None:
        monkeypatch.delenv("PULSE_LATENCY_MSEC", raising=False)
    else:
        monkeypatch.setenv("PULSE_LATENCY_MSEC", asked)
    started: list[Mapping[str, str]] = []

    def start(*_given: object, env: Mapping[str, str], **_options: object) -> None:
        started.append(env)
        raise OSError(errno.EACCES, "denied")

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(OutputError):
        sound_card(latency=latency).open()
    (environment,) = started
    assert environment["PULSE_LATENCY_MSEC"] == str(given)


def test_what_is_asked_for_at_once_is_less_than_a_block() -> None:
    assert MOST_SERVER_BUFFER / 2 - 20 < 1000 * BLOCK / RATE
