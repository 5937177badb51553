"""Signals, the terminal's descriptors, and the machine's power."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sleepterm.desktop.power import after_end, suspend_command
from sleepterm.desktop.signals import ENDING, ending_signals, exit_status
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import AfterEnd

NOISY = """
import os, sys
from sleepterm.desktop.terminal import muted_native_stderr
with muted_native_stderr():
    os.write(2, b"from C\\n")
    print("ours", file=sys.stderr)
    print("screen", file=sys.__stderr__)
os.write(2, b"after\\n")
print("after too", file=sys.stderr)
"""


def test_signals_reach_the_listener_and_nobody_else() -> None:
    before = [signal.getsignal(number) for number in ENDING]
    received: list[int] = []
    with ending_signals(received.append):
        for number in ENDING:
            signal.raise_signal(number)
    assert received == list(ENDING)
    assert [signal.getsignal(number) for number in ENDING] == before


def test_exit_status_is_the_shells() -> None:
    assert exit_status(signal.SIGTERM) == 143


def test_only_pythons_own_output_reaches_the_terminal() -> None:
    done = subprocess.run(
        [sys.executable, "-c", NOISY], capture_output=True, text=True, check=True
    )
    assert done.stderr.splitlines() == ["ours", "screen", "after", "after too"]


@pytest.fixture
def fake_systemctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A systemctl that logs its arguments and can be made to refuse."""
    program = tmp_path / "systemctl"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\n'
        f'[ ! -e "{tmp_path}/refuse" ] || {{ echo "not now" >&2; exit 1; }}\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/usr/bin{os.pathsep}/bin")
    monkeypatch.setattr(sys, "platform", "linux")
    return tmp_path


@pytest.mark.parametrize(
    ("then", "asked"),
    [(AfterEnd.SUSPEND, "suspend\n"), (AfterEnd.POWEROFF, "poweroff\n")],
)
def test_the_machine_is_asked(then: AfterEnd, asked: str, fake_systemctl: Path) -> None:
    after_end(then)
    assert (fake_systemctl / "asked").read_text(encoding="utf-8") == asked


@pytest.mark.parametrize("then", [AfterEnd.NOTHING, AfterEnd.QUIT])
def test_nothing_is_asked_of_the_machine(then: AfterEnd, fake_systemctl: Path) -> None:
    after_end(then)
    assert not (fake_systemctl / "asked").exists()


def test_a_refusal_is_said_in_its_own_words(fake_systemctl: Path) -> None:
    (fake_systemctl / "refuse").touch()
    with pytest.raises(SleeptermError, match="not now"):
        after_end(AfterEnd.SUSPEND)


def test_a_machine_that_cannot(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "linux")
    assert suspend_command() == ""
    with pytest.raises(SleeptermError, match="systemctl"):
        after_end(AfterEnd.SUSPEND)
    monkeypatch.setattr(sys, "platform", "plan9")
    with pytest.raises(SleeptermError, match="can't be powered off"):
        after_end(AfterEnd.POWEROFF)
