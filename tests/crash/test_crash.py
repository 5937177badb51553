"""Killed at each request to the system, or without room, nothing is lost or left.

`make crash` kills all writers a thousand times at random.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("kills itself as Linux does", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[2]


def crash(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tests.crash", *arguments],
        check=False,
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": os.pathsep.join([*map(str, PATHS)])},
        capture_output=True,
        encoding="utf-8",
        timeout=100,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


PATHS = (ROOT / "src", ROOT)


def test_at_each_request_it_is_the_old_state_or_the_new() -> None:
    said = crash("--requests", "--writer", "session", "shared", "captions")
    kills = int(said.split()[-1])
    assert kills > 40


def test_a_full_disk_and_one_that_cannot_be_written_are_refused_whole() -> None:
    said = crash("--full", "--writer", "session", "mixes", "history", "adding")
    assert said.split()[-1] == "32"
