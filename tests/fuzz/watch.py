"""Runs the process that fuzzes a target, and begins anew behind an input it dies of."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.fuzz.board import Board, Figures
from tests.fuzz.judge import Finding

_LONGEST = 20.0
"""Seconds of CPU for one input after which it is ended from outside."""
_LOOKS = 0.5
_MOST_DEATHS = 10
_MEMORY = Path("/dev/shm")


@dataclass(frozen=True)
class Watched:
    """What came of a target.

    Attributes:
        name: of the target.
        figures: of all its processes.
        findings: files with the inputs.
    """

    name: str
    figures: Figures
    findings: tuple[Path, ...]


def watched(name: str, count: int, seed: int, folder: Path, how: str) -> Watched:
    """Fuzz a target.

    Args:
        name: of the target.
        count: of inputs.
        seed: decides which.
        folder: gets the findings.
        how: "guided" or "plain".
    """
    board = Board(folder / "board")
    total = Figures()
    for death in range(_MOST_DEATHS):
        board.note(Figures())
        left = count - total.inputs
        arguments = (name, str(left), str(seed + death), str(folder), how)
        words = _process(arguments, board)
        total = _joined(total, board.figures())
        if not words:
            break
        died = Finding(name, "died", words, board.data())
        _ = died.write(folder)
    return Watched(name, total, tuple(sorted(folder.glob("*.input"))))


def _process(arguments: tuple[str, ...], board: Board) -> str:
    """Run one process to its end; why it died, "" if it did not."""
    with contextlib.ExitStack() as stack:
        # Small files that are written thousands of times.
        where = _MEMORY if os.access(_MEMORY, os.W_OK) else None
        home = stack.enter_context(tempfile.TemporaryDirectory(dir=where))
        log = stack.enter_context(tempfile.TemporaryFile())
        process = subprocess.Popen(
            (sys.executable, "-m", "tests.fuzz.child", *arguments),
            env=os.environ | _apart(home),
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        begun, since = -1, 0.0
        while process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_LOOKS)
            if (now := board.figures().inputs) != begun:
                begun, since = now, _cpu(process.pid)
            elif _cpu(process.pid) - since > _LONGEST:
                process.kill()
                process.wait()
                return f"ended after {_LONGEST:g} s of CPU for one input"
        if process.returncode == 0:
            return ""
        log.seek(0)
        lines = log.read()[-8000:].decode("utf-8", "replace").splitlines()
        said = [x for x in lines if not x.startswith(("INFO:", "Extension modules"))]
        return f"status {process.returncode}: {' / '.join(said[:12])}"


def _apart(home: str) -> dict[str, str]:
    """Variables that keep a process from the developer's own folders and devices."""
    folders = {f"XDG_{x}_HOME": home for x in ("DATA", "CONFIG", "STATE", "CACHE")}
    quiet = {"SDL_AUDIODRIVER": "dummy", "SDL_VIDEODRIVER": "dummy"}
    single = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    words = {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "LANGUAGE": "en"}
    return {"HOME": home, "TMPDIR": home, **folders, **quiet, **single, **words}


def _cpu(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _joined(one: Figures, other: Figures) -> Figures:
    return Figures(
        one.inputs + other.inputs,
        max(one.slowest, other.slowest),
        other.idle,
        other.idle + max(one.peak - one.idle, other.peak - other.idle),
    )
