"""Suspend and power off: what the system is asked, before and at the end."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from tests.desktop.fake_system import FakeSystem

from sleepterm.desktop.logind import Answer, ask_logind
from sleepterm.desktop.power import after_end, obstacle_to, program_for
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import AfterEnd

if sys.platform == "win32":
    pytest.skip("needs a shell and a pseudo-terminal", allow_module_level=True)

import pty

SUSPEND, POWEROFF = AfterEnd.SUSPEND, AfterEnd.POWEROFF
CALL = (
    "busctl --system call org.freedesktop.login1 /org/freedesktop/login1 "
    "org.freedesktop.login1.Manager "
)


@pytest.mark.parametrize("then", [SUSPEND, POWEROFF])
@pytest.mark.parametrize("program", ["systemctl", "loginctl"])
def test_the_machine_is_asked_without_a_password(
    then: AfterEnd, program: str, system: FakeSystem
) -> None:
    system.add(program)
    after_end(then)
    assert system.asked() == [f"{program} {then} --no-ask-password"]


def test_no_program_can_reach_the_terminal(system: FakeSystem) -> None:
    system.add("systemctl")
    system.answers("yes")
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - the child, which has a terminal
        try:
            Path("/dev/tty").write_text("", encoding="utf-8")
            assert obstacle_to(SUSPEND) is None
            after_end(SUSPEND)
        except BaseException:  # noqa: BLE001 - nothing of pytest may run on here
            os._exit(1)
        os._exit(0)
    os.write(terminal, b"secret\n")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    assert system.asked() == [
        f"{CALL}CanSuspend",
        "systemctl suspend --no-ask-password",
    ]


@pytest.mark.parametrize("then", [AfterEnd.NOTHING, AfterEnd.QUIT])
def test_nothing_is_asked_of_the_machine(then: AfterEnd, system: FakeSystem) -> None:
    system.add("systemctl")
    system.answers("na")
    after_end(then)
    assert obstacle_to(then) is None
    assert system.asked() == []


def test_a_refusal_is_said_in_its_own_words(system: FakeSystem) -> None:
    system.add("systemctl", "echo 'not now.' >&2; exit 1")
    with pytest.raises(SleeptermError, match="can't be suspended: not now\\. 'sleep"):
        after_end(SUSPEND)


def test_a_refusal_without_words_names_the_program(system: FakeSystem) -> None:
    system.add("systemctl", "exit 3")
    with pytest.raises(SleeptermError, match="'systemctl' failed with status 3\\."):
        after_end(SUSPEND)


def test_a_machine_that_cannot(
    system: FakeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program_for(SUSPEND) == ""
    with pytest.raises(SleeptermError, match="systemctl"):
        after_end(SUSPEND)
    monkeypatch.setattr(sys, "platform", "plan9")
    with pytest.raises(SleeptermError, match="can't be powered off"):
        after_end(POWEROFF)
    obstacle = obstacle_to(POWEROFF)
    assert obstacle
    assert "this system is not known" in obstacle.sentence
    assert system.asked() == []


@pytest.mark.parametrize(
    ("then", "method"), [(SUSPEND, "CanSuspend"), (POWEROFF, "CanPowerOff")]
)
def test_logind_says_yes(then: AfterEnd, method: str, system: FakeSystem) -> None:
    system.add("systemctl")
    system.answers("yes")
    assert obstacle_to(then) is None
    assert system.asked() == [f"{CALL}{method}"]


@pytest.mark.parametrize(
    ("word", "reason", "is_certain"),
    [
        ("na", "the system does not", True),
        ("no", "this user is not allowed to", True),
        ("challenge", "it needs a password", False),
    ],
)
def test_logind_says_no(
    word: str, reason: str, *, is_certain: bool, system: FakeSystem
) -> None:
    system.add("systemctl")
    system.answers(word)
    obstacle = obstacle_to(SUSPEND)
    assert obstacle is not None
    assert obstacle.sentence.startswith(f"This machine can't be suspended: {reason}")
    assert obstacle.is_certain is is_certain


def test_a_login_service_that_does_not_answer(system: FakeSystem) -> None:
    system.add("systemctl")
    system.add("busctl", "echo 'Failed to connect to bus' >&2; exit 1")
    obstacle = obstacle_to(POWEROFF)
    assert obstacle is not None
    assert "logind does not answer" in obstacle.sentence


@pytest.mark.parametrize("reply", ['s "perhaps"', "", 'as 1 "yes"'])
def test_an_answer_that_says_nothing_promises_nothing(
    reply: str, system: FakeSystem
) -> None:
    assert ask_logind("CanSuspend") is Answer.UNKNOWN
    system.add("busctl", f"echo '{reply}'")
    assert ask_logind("CanSuspend") is Answer.UNKNOWN


def test_a_bus_that_hangs_is_not_waited_for(
    system: FakeSystem, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sleepterm.desktop.logind._PATIENCE", 0.05)
    system.add("busctl", "exec /bin/sleep 30")
    assert ask_logind("CanSuspend") is Answer.UNKNOWN
