"""Playback needs no screen, no sound library and no clock of its own."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

import sleepterm.playback

FOLDER = Path(sleepterm.playback.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))
HEAVY = {
    *("textual", "rich", "numpy", "pygame", "soundfile", "soxr", "av"),
    *("argparse", "dbus", "dbus_next", "dbus_fast", "jeepney", "gi"),
}
ROOMS_ABOVE = ("cli", "commands", "tui", "remote", "desktop", "importing", "speech")
CLOCKS = {"time", "threading", "asyncio", "sched", "concurrent", "multiprocessing"}
"""Modules that have clocks, delays or threads."""

OF_THE_WALL = {"now", "today", "utcnow", "monotonic", "perf_counter", "time_ns"}


def modules() -> list[str]:
    parts = [file.relative_to(FOLDER.parent).with_suffix("").parts for file in FILES]
    return [".".join(("sleepterm", *each)).removesuffix(".__init__") for each in parts]


def test_importing_all_of_it_loads_nothing_heavy() -> None:
    imports = "\n".join(f"import {name}" for name in modules())
    script = f"{imports}\nimport json, sys\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = json.loads(done.stdout)
    assert set(modules()) <= set(loaded)
    assert {name.partition(".")[0] for name in loaded} & HEAVY == set()
    above = tuple(f"sleepterm.{room}" for room in ROOMS_ABOVE)
    assert [name for name in loaded if name.startswith(above)] == []


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_no_module_has_a_clock_or_a_thread(file: Path) -> None:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    assert not imported(tree) & CLOCKS
    assert not called_on_a_module(tree) & OF_THE_WALL


def imported(tree: ast.AST) -> set[str]:
    """The top-level modules that are imported anywhere in a file."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def called_on_a_module(tree: ast.AST) -> set[str]:
    """Names of what is called on `time`, `datetime`, `date` or a module of them."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value).rpartition(".")[2]
            if owner in {"time", "datetime", "date"}:
                found.add(node.func.attr)
    return found


@pytest.mark.parametrize(
    "code",
    [
        "import time",
        "from time import monotonic",
        "import threading as t",
        "import concurrent.futures",
        "def f():\n    import asyncio",
    ],
)
def test_clocks_and_threads_are_seen_wherever_they_are_imported(code: str) -> None:
    assert imported(ast.parse(code)) & CLOCKS


@pytest.mark.parametrize("call", ["datetime.now()", "datetime.datetime.now(tz)"])
def test_the_wall_clock_is_seen(call: str) -> None:
    assert called_on_a_module(ast.parse(call)) & OF_THE_WALL
    assert not called_on_a_module(ast.parse("host.now()")) & OF_THE_WALL
