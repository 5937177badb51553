"""The sound card's process may end, hang or refuse: the player hears of it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from sleepterm.audio.outputs import process_output
from sleepterm.audio.outputs.output import OutputError
from sleepterm.audio.outputs.process_output import (
    COMMAND,
    ProcessOutput,
    list_devices,
)
from sleepterm.audio.samples import Block
from sleepterm.units import Seconds

if sys.platform == "win32":
    pytest.skip("plays in the player's process there", allow_module_level=True)

BLOCK: Block = np.linspace(0, 1, 512, dtype=np.float32).reshape(-1, 2)
HEAD = """
import os, signal, sys, time
ask, say = sys.stdin.buffer.read, lambda x: print(x, flush=True)
def block(): return ask(int.from_bytes(ask(5)[1:], "little"))
"""


def card(script: str) -> ProcessOutput:
    return ProcessOutput((sys.executable, "-c", HEAD + script))


def test_blocks_arrive_as_they_were(tmp_path: Path) -> None:
    file = tmp_path / "heard"
    output = card(
        "ask(1); say('done'); say('ready')\n"
        f"with open({str(file)!r}, 'wb') as file:\n"
        "    for _ in range(3): file.write(block()); say('ready')\n"
        "assert ask(1) == b'D'; say('done'); ask(1)\n"
    )
    output.open()
    for number in range(3):
        output.wait()
        output.write(BLOCK + np.float32(number))
    output.drain()
    output.close()
    heard = np.fromfile(file, np.float32).reshape(3, -1, 2)
    assert np.array_equal(heard, [BLOCK + np.float32(x) for x in range(3)])


def test_why_there_is_no_device_is_passed_on() -> None:
    output = card("ask(1); say('failed nothing is connected'); ask(1)")
    with pytest.raises(OutputError, match=r"used: nothing is connected\."):
        output.open()
    with pytest.raises(OutputError, match="it is not open"):
        output.wait()
    output.close()


def test_after_a_crash_another_one_starts(tmp_path: Path) -> None:
    mark = tmp_path / "crashed"
    output = card(
        "ask(1); say('done'); say('ready'); block()\n"
        f"if not os.path.exists({str(mark)!r}):\n"
        f"    open({str(mark)!r}, 'w').close(); os.kill(os.getpid(), signal.SIGSEGV)\n"
        "say('ready'); ask(1)\n"
    )
    output.open()
    output.wait()
    output.write(BLOCK)
    with pytest.raises(OutputError, match="the sound driver crashed"):
        output.wait()
    output.open()
    output.wait()
    output.write(BLOCK)
    output.wait()
    output.close()


def test_a_crash_while_a_block_is_sent_is_no_other_error() -> None:
    output = card("ask(1); say('done'); say('ready')")
    output.open()
    output.wait()
    with pytest.raises(OutputError, match="the sound driver crashed"):  # noqa: PT012
        for _ in range(1000):
            output.write(BLOCK)
            time.sleep(0.01)


def test_what_does_not_answer_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(process_output, "_ANSWER", Seconds(0.1))
    output = card("ask(1); say('done'); print(os.getpid(), flush=True); time.sleep(99)")
    output.open()
    with pytest.raises(OutputError, match="the sound driver does not answer"):
        output.wait()


def test_a_process_that_cannot_start_is_no_device() -> None:
    output = ProcessOutput(("/nowhere/python",))
    with pytest.raises(OutputError, match="cannot start: No such file or directory"):
        output.open()


def test_closed_it_leaves_no_process() -> None:
    output = card("ask(1); say('done'); say('ready'); ask(1)")
    output.open()
    process = output._process
    assert process is not None
    output.close()
    assert process.returncode == 0
    output.close()


def test_it_ends_with_its_player_however_that_ends() -> None:
    script = (
        "import time\n"
        "from sleepterm.audio.outputs.process_output import ProcessOutput\n"
        "output = ProcessOutput(); output.open()\n"
        "print(output._process.pid, flush=True); time.sleep(99)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        stdout=subprocess.PIPE,
        text=True,
    ) as player:
        assert player.stdout is not None
        pid = int(player.stdout.readline())
        player.kill()
    deadline = time.monotonic() + 10
    while _is_running(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not _is_running(pid)


def test_a_crash_ends_the_process_without_a_core(tmp_path: Path) -> None:
    with subprocess.Popen(
        COMMAND,
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        cwd=tmp_path,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(b"O")
        process.stdin.flush()
        assert process.stdout.readline() == b"done\n"
        process.send_signal(signal.SIGSEGV)
        # An exit status, where the system would have ended it by the signal.
        assert process.wait(timeout=10) == signal.SIGSEGV


def test_a_file_beside_it_is_not_taken_for_a_module(tmp_path: Path) -> None:
    (tmp_path / "contextlib.py").write_text("raise SystemExit('taken')\n")
    script = (
        "from sleepterm.audio.outputs.process_output import ProcessOutput\n"
        "output = ProcessOutput(); output.open(); output.close()\n"
    )
    subprocess.run(
        [sys.executable, "-P", "-c", script],
        env=os.environ | {"SDL_AUDIODRIVER": "dummy"},
        cwd=tmp_path,
        check=True,
        timeout=60,
    )


def _is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "Z"
    except FileNotFoundError:
        return False
    except OSError:
        return True


def test_the_device_that_was_named_is_asked_for_and_missed() -> None:
    script = (
        'say(f\'{["failed", "absent"][ask(1) == b"O"]} {sys.argv[1]} is away\'); '
        "print('done', flush=True) if ask(1) == b'A' else None; ask(1)"
    )
    output = ProcessOutput((sys.executable, "-c", HEAD + script), "My Headphones")
    with pytest.raises(OutputError) as missed:
        output.open()
    assert missed.value.reason == "My Headphones is away"
    assert missed.value.is_awaited
    output.open(any_device=True)
    output.close()


def test_the_sound_card_refuses_a_device_that_is_not_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    there = list_devices()
    assert len(there) == 1
    absent = ProcessOutput(device="Headphones of somebody else")
    with pytest.raises(OutputError, match="somebody else' is not connected") as missed:
        absent.open()
    assert missed.value.is_awaited
    absent.open(any_device=True)
    absent.wait()
    absent.close()
    named = ProcessOutput(device=there[0][:8].lower())
    named.open()
    named.wait()
    named.write(BLOCK)
    named.close()


def test_without_a_driver_there_is_no_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no-such-driver")
    with pytest.raises(OutputError, match="no-such-driver"):
        list_devices()
