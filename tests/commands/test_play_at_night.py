"""At night `play` arms a timer that is switched off; what is asked for comes first."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import replace

import pytest

from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.commands.shared.timer_options import (
    timer_rules,
    timer_settings,
    with_last_length,
)
from sleepterm.night.auto_arm import DEFAULT_HOURS
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, save_session
from sleepterm.units import Seconds

CONFIG = '[timer]\nenabled = false\nfade = "1s"\nauto = "{}"\n'
OFF = TimerSettings(enabled=False, duration=Seconds(1.5))


def play(auto: str, *options: str) -> str:
    """What `play` says; it is ended if it does not end by itself."""
    paths = Paths.of_user()
    paths.config_file.parent.mkdir(parents=True, exist_ok=True)
    paths.config_file.write_text(CONFIG.format(auto), encoding="utf-8")
    save_session(paths.session_file, Session(timer=OFF))
    # In this zone it is between twelve and one.
    zone = f"TST{time.gmtime().tm_hour - 12}"
    try:
        done = subprocess.run(
            [sys.executable, "-m", "sleepterm", "play", "brown-noise", *options],
            env=os.environ | {"SDL_AUDIODRIVER": "dummy", "TZ": zone},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    except subprocess.TimeoutExpired:
        pytest.fail("it plays all night")
    return done.stderr


def test_at_night_it_ends_after_the_last_length_and_says_so() -> None:
    assert play("11-14") == "sleepterm: Timer on: 1 min (it is after 11:00)\n"


def test_what_is_asked_for_comes_first() -> None:
    rules = TimerRules(auto=DEFAULT_HOURS)
    for request, auto in (
        (TimerRequest(), DEFAULT_HOURS),
        (TimerRequest(duration=Seconds(60)), DEFAULT_HOURS),
        (TimerRequest(off=True), None),
    ):
        assert timer_rules(request, rules) == replace(rules, auto=auto)


def test_only_a_timer_that_is_off_takes_the_last_length() -> None:
    last = TimerSettings(duration=Seconds(1800))
    plain = TimerRequest()
    assert with_last_length(plain, OFF, last) == replace(OFF, duration=Seconds(1800))
    assert with_last_length(plain, OFF, None) == OFF
    for request in (TimerRequest(off=True), TimerRequest(duration=Seconds(60))):
        timer = timer_settings(request, TimerSettings())
        assert with_last_length(request, timer, last) == timer
