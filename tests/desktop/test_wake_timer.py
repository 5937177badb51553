"""The systemd timer that wakes, with a systemctl that stands for the real one."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sleepterm.desktop import wake_timer
from sleepterm.desktop.wake_timer import can_wake, install, installed, remove
from sleepterm.errors import SleeptermError
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.units import Seconds

if sys.platform == "win32":
    pytest.skip("needs a shell", allow_module_level=True)

SEVEN = TimeOfDay(7)
QUARTER = Seconds(900.0)


@pytest.fixture
def systemctl(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A systemctl that logs its arguments; it refuses once there is "refuse"."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "systemctl"
    program.write_text(
        f'#!/bin/sh\necho "$@" >> "{tmp_path}/asked"\n'
        f'[ ! -e "{tmp_path}/refuse" ] || {{ echo "no bus" >&2; exit 1; }}\n'
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")
    return tmp_path


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wake_timer, "can_wake", lambda: True)


def unit(name: str) -> str:
    return (wake_timer.units_folder() / f"sleepterm-wake.{name}").read_text()


@pytest.mark.usefixtures("allowed")
def test_it_writes_both_units_and_starts_the_timer(systemctl: Path) -> None:
    timer = install(SEVEN, QUARTER, "dawn-birds")
    assert (timer.time, timer.wakes) == (SEVEN, True)
    assert "OnCalendar=*-*-* 06:44:00\n" in unit("timer")
    assert "WakeSystem=true\n" in unit("timer")
    assert '"wake" "7:00" "--rise" "15m" "--if-within" "1h"' in unit("service")
    assert '"--wake-with" "dawn-birds"' in unit("service")
    assert (systemctl / "asked").read_text().splitlines() == [
        "--user daemon-reload",
        "--user enable sleepterm-wake.timer",
        "--user restart sleepterm-wake.timer",
    ]
    assert installed() == timer


@pytest.mark.usefixtures("allowed", "systemctl")
def test_a_file_in_the_home_folder_does_not_silence_it(tmp_path: Path) -> None:
    # systemd starts the user's services there.
    install(SEVEN, QUARTER, "")
    (tmp_path / "random.py").write_text("raise SystemExit('not the one wanted')\n")
    (line,) = (x for x in unit("service").splitlines() if x.startswith("ExecStart="))
    program = shlex.split(line.removeprefix("ExecStart="))
    start = program[: program.index("wake")]
    done = subprocess.run(
        [*start, "wake-timer", "status"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.usefixtures("systemctl")
def test_where_it_may_not_wake_the_machine_it_does_not_claim_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(wake_timer, "can_wake", lambda: False)
    assert not install(SEVEN, QUARTER, "").wakes
    assert "WakeSystem" not in unit("timer")
    assert "--wake-with" not in unit("service")


@pytest.mark.usefixtures("allowed", "systemctl")
def test_shortly_after_midnight_it_begins_the_day_before() -> None:
    install(TimeOfDay(0, 5), QUARTER, "")
    assert "OnCalendar=*-*-* 23:49:00\n" in unit("timer")


@pytest.mark.usefixtures("allowed", "systemctl")
def test_the_units_are_valid() -> None:
    analyze = shutil.which("systemd-analyze")
    if analyze is None:
        pytest.skip("no systemd-analyze")
    install(SEVEN, QUARTER, "")
    files = [wake_timer.units_folder() / f"sleepterm-wake.{x}" for x in ("timer",)]
    done = subprocess.run(
        [analyze, "--user", "verify", *files],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "sleepterm" not in done.stderr


@pytest.mark.parametrize(
    ("word", "quoted"),
    [("plain", '"plain"'), ("a b", '"a b"'), ('50% "$x"\\', '"50%% \\"$$x\\"\\\\"')],
)
def test_a_path_of_any_kind_stays_one_word(word: str, quoted: str) -> None:
    assert wake_timer._quoted(word) == quoted


@pytest.mark.usefixtures("allowed")
def test_removing_leaves_nothing(systemctl: Path) -> None:
    install(SEVEN, QUARTER, "")
    assert remove()
    assert list(wake_timer.units_folder().iterdir()) == []
    assert "disable --now sleepterm-wake.timer" in (systemctl / "asked").read_text()
    assert installed() is None
    assert not remove()


@pytest.mark.usefixtures("allowed")
def test_what_systemd_refuses_is_said(systemctl: Path) -> None:
    (systemctl / "refuse").touch()
    with pytest.raises(SleeptermError, match="no bus"):
        install(SEVEN, QUARTER, "")
    assert list(wake_timer.units_folder().iterdir()) == []


@pytest.mark.usefixtures("allowed")
@pytest.mark.parametrize(
    ("script", "reason"),
    [
        ("#!/bin/sh\nexit 1\n", r"exit status 1\. 'systemctl"),
        ("#!/bin/sh\necho Access denied. >&2; exit 1\n", r"Access denied\. 'systemctl"),
        ("no program\n", r"Exec format error: 'systemctl'\. 'systemctl"),
    ],
)
def test_whatever_is_wrong_with_systemctl_is_one_sentence(
    script: str, reason: str, systemctl: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (systemctl / "bin" / "systemctl").write_text(script)
    monkeypatch.setenv("PATH", str(systemctl / "bin"))
    with pytest.raises(SleeptermError, match=reason):
        install(SEVEN, QUARTER, "")


def test_a_relative_folder_for_settings_is_ignored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # As systemd and the specification of these folders do.
    monkeypatch.setenv("XDG_CONFIG_HOME", "settings")
    assert wake_timer.units_folder() == Path.home() / ".config" / "systemd" / "user"


@pytest.mark.usefixtures("allowed")
def test_a_timer_that_systemd_forgot_is_not_active(systemctl: Path) -> None:
    install(SEVEN, QUARTER, "")
    (systemctl / "refuse").touch()
    there = installed()
    assert there is not None
    assert not there.is_active


def test_without_systemd_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(SleeptermError, match="needs systemd"):
        install(SEVEN, QUARTER, "")
    assert not wake_timer.units_folder().exists()


def process(folder: Path, name: str, uid: int, capabilities: int) -> None:
    number = len(list(folder.iterdir())) + 1
    (folder / str(number)).mkdir()
    text = f"Name:\t{name}\nUid:\t{uid}\t{uid}\nCapEff:\t{capabilities:016x}\n"
    (folder / str(number) / "status").write_text(text)


def test_only_the_users_own_systemd_with_the_capability_can_wake(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "proc"
    folder.mkdir()
    assert not can_wake(folder)
    process(folder, "systemd", os.getuid() + 1, 1 << 35)
    process(folder, "bash", os.getuid(), 1 << 35)
    process(folder, "systemd", os.getuid(), 1 << 34)
    assert not can_wake(folder)
    process(folder, "systemd", os.getuid(), 1 << 35)
    assert can_wake(folder)


@pytest.mark.parametrize("text", ["", "[Unit]\nDescription=Mine\n", "Description="])
def test_a_file_that_is_not_ours_is_no_timer(text: str) -> None:
    folder = wake_timer.units_folder()
    folder.mkdir(parents=True)
    (folder / "sleepterm-wake.timer").write_text(text)
    assert installed() is None
