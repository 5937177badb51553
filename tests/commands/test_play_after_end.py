"""`play --then suspend` on a machine that is made of fake programs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys

import pytest
from tests.commands.typist import typist
from tests.desktop.fake_system import FakeSystem, system

from sleepterm.cli import main

__all__ = ["system"]

SUSPEND = ("brown-noise", "--timer", "1.5s", "--fade", "1s", "--then", "suspend")
SHORT_MINUTE = """
import sys
import sleepterm.night.after_end as after_end
from sleepterm.cli import main
after_end.NOTICE = 0.3
sys.exit(main(["play", *sys.argv[1:]]))
"""


@pytest.fixture(autouse=True)
def machine(system: FakeSystem) -> FakeSystem:
    system.add("systemctl")
    system.answers("yes")
    return system


def suspends(machine: FakeSystem) -> list[str]:
    return [each for each in machine.asked() if each.startswith("systemctl")]


def test_a_key_in_the_minute_plays_on_and_nothing_is_suspended(
    machine: FakeSystem,
) -> None:
    with typist("play", *SUSPEND) as user:
        user.wait_for("This machine suspends in one minute. Any key plays on.")
        user.press("x")
        user.wait_for("Brown noise")
        user.program.send_signal(signal.SIGINT)
        assert user.wait_for_end() == 130
    assert suspends(machine) == []


def test_ctrl_c_in_the_minute_ends_and_nothing_is_suspended(
    machine: FakeSystem,
) -> None:
    with typist("play", *SUSPEND) as user:
        user.wait_for("suspends in one minute")
        user.program.send_signal(signal.SIGINT)
        assert user.wait_for_end() == 130
    assert suspends(machine) == []


def test_without_a_terminal_the_machine_is_suspended_after_the_minute(
    machine: FakeSystem,
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SHORT_MINUTE, *SUSPEND],
        check=True,
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (done.stdout, done.stderr) == ("", "")
    assert suspends(machine) == ["systemctl suspend --no-ask-password"]


def test_what_the_machine_cannot_do_is_refused_at_the_start(
    machine: FakeSystem, capsys: pytest.CaptureFixture[str]
) -> None:
    machine.answers("na")
    assert main(["play", *SUSPEND]) == 2
    assert "This machine can't be suspended" in capsys.readouterr().err
    assert suspends(machine) == []
