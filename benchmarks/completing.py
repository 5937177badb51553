"""What a Tab takes in bash and fish, and asking for names, against bare Python.

One Tab of many in a shell that has read the script. Processor time is shown too: it is
less moved by what else runs.
"""

from __future__ import annotations

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.report import Row
from sleepterm.commands.requests.shell import Shell
from sleepterm.commands.shared.completion_script import completion_script

ROUNDS = 25
TABS = 10
PROGRAM = (sys.executable, "-m", "sleepterm")
LINES = ("sleepterm play rain-st", "sleepterm play owl --ti", "sleepterm mix share Te")

_BASH = """
for (( i = 0; i < {tabs}; i++ )); do
  COMP_WORDS=({line}) COMP_CWORD={last}
  _sleepterm
done
"""
_FISH = """
for i in (seq {tabs})
  complete -C '{line}' >/dev/null
end
"""


def measure() -> list[Row]:
    """Medians of runs after each other; the names come from the cache."""
    with tempfile.TemporaryDirectory() as home:
        folders = {f"XDG_{x}_HOME": home for x in ("DATA", "CONFIG", "STATE", "CACHE")}
        environment = os.environ | folders
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        asked = [*PROGRAM, "--complete", "playable", "rain-st"]
        _run(asked, environment)
        ours = [_run(asked, environment) for _ in range(ROUNDS)]
        changed = [_run_changed(asked, environment, Path(home)) for _ in ours]
        bare = [_run([sys.executable, "-c", "pass"], environment) for _ in ours]
        rows = [
            _row("names for a Tab (python -c pass)", ours, bare, "100 ms"),
            _row("names once a file has changed", changed, bare, "100 ms"),
        ]
        for line in LINES:
            rows += _shells(line, Path(home), environment)
        return rows


def _shells(line: str, home: Path, environment: Mapping[str, str]) -> list[Row]:
    last = line.count(" ")
    rows = []
    for shell, code in ((Shell.BASH, _BASH), (Shell.FISH, _FISH)):
        if shutil.which(shell) is None:
            continue
        script = home / f"sleepterm.{shell}"
        script.write_text(completion_script(shell, PROGRAM), encoding="utf-8")
        loop = code.format(tabs=TABS, line=line, last=last)
        source = f"source {script}\n"
        rounds = range(ROUNDS // 5)
        idle = [_run([shell, "-c", source], environment) for _ in rounds]
        busy = [_run([shell, "-c", source + loop], environment) for _ in rounds]
        tabs = [
            tuple((b - i) / TABS for b, i in zip(one, other, strict=True))
            for one, other in zip(busy, idle, strict=True)
        ]
        rows.append(_row(f"Tab in {shell}: {line}", tabs, (), "100 ms"))
    return rows


def _run(command: Sequence[str], environment: Mapping[str, str]) -> tuple[float, ...]:
    """Seconds on the clock and of processor time, children included."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    took = time.perf_counter() - began
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return took, used


def _run_changed(
    command: Sequence[str], environment: Mapping[str, str], home: Path
) -> tuple[float, ...]:
    """The same, where the cache of names is of no use."""
    for cache in home.rglob("names.tsv"):
        cache.unlink()
    return _run(command, environment)


def _row(
    what: str,
    ours: Sequence[Sequence[float]],
    theirs: Sequence[Sequence[float]],
    limit: str,
) -> Row:
    our, used = (statistics.median(x) * 1000 for x in zip(*ours, strict=True))
    shown = f"{our:.0f} ms ({used:.0f} CPU)"
    if not theirs:
        return Row(what, shown, limit=limit)
    their, spent = (statistics.median(x) * 1000 for x in zip(*theirs, strict=True))
    return Row(what, shown, f"{their:.0f} ms ({spent:.0f} CPU)", our / their, limit)
