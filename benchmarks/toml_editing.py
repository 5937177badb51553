"""Reading a long tracks.toml, and changing one value in it, beside other packages.

    pip install tomlkit
    python -m benchmarks.toml_editing

tomlkit is no dependency of sleepterm; without it only reading has a peer. Changes run
in a process each, in turns.
"""

from __future__ import annotations

import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import tomli

from benchmarks.report import Row, print_rows

COUNT, ROUNDS = 10_000, 3
COMMENT = "# mine, do not touch"

OURS = """
from sleepterm.store.own_catalog import change_track
def change(path, track_id, title):
    change_track(path, track_id, {"title": title})
"""
TOMLKIT = """
import tomlkit
from sleepterm.store.files.atomic import write_atomically
def change(path, track_id, title):
    document = tomlkit.parse(path.read_text())
    entry = next(x for x in document["track"] if x["id"] == track_id)
    entry["title"] = title
    write_atomically(path, tomlkit.dumps(document))
"""
TIMED = """
import json, resource, sys, time
from pathlib import Path
scale = 1 if sys.platform == "darwin" else 1024
def peak():
    if sys.platform == "linux":
        # getrusage may give the peak of the process that started this one.
        with open("/proc/self/status") as status:
            line = next(x for x in status if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale / 2**20
path, idle, began = Path(sys.argv[1]), peak(), time.perf_counter()
change(path, sys.argv[2], "Changed")
print(json.dumps([time.perf_counter() - began, peak() - idle]))
"""


def measure() -> list[Row]:
    """Time, memory and comments for a change in the middle of the file."""
    if importlib.util.find_spec("tomlkit") is None:
        print("Without its peer: pip install tomlkit", file=sys.stderr)
        return [_reading(), *_rows(*_run(OURS))]
    runs = [(_run(OURS), _run(TOMLKIT)) for _ in range(ROUNDS)]
    (ours, our_memory), (theirs, their_memory) = (
        (
            statistics.median(spent for spent, _, _ in each),
            statistics.median(memory for _, memory, _ in each),
        )
        for each in zip(*runs, strict=True)
    )
    our_kept, their_kept = (
        all(kept for _, _, kept in each) for each in zip(*runs, strict=True)
    )
    return [
        _reading(),
        Row(
            f"changing one of {COUNT} tracks (peer: tomlkit)",
            f"{ours:.2f} s",
            f"{theirs:.2f} s",
            ours / theirs,
        ),
        Row(
            "memory for it",
            f"{our_memory:.0f} MiB",
            f"{their_memory:.0f} MiB",
            our_memory / their_memory,
        ),
        Row("all other lines the same", _yes(our_kept), _yes(their_kept)),
    ]


def _reading() -> Row:
    text = _catalogue()
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(_timed(lambda: tomli.loads(text)))
        theirs.append(_timed(lambda: tomllib.loads(text)))
    us, them = statistics.median(ours), statistics.median(theirs)
    what = f"reading {COUNT} tracks with tomli (peer: tomllib)"
    return Row(what, f"{us:.2f} s", f"{them:.2f} s", us / them)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _yes(kept: object) -> str:
    return "yes" if kept else "no"


def _rows(spent: float, memory: float, kept: object) -> list[Row]:
    return [
        Row(f"changing one of {COUNT} tracks", f"{spent:.2f} s"),
        Row("memory for it", f"{memory:.0f} MiB"),
        Row("all other lines the same", _yes(kept)),
    ]


def _run(editor: str) -> tuple[float, float, bool]:
    """Seconds, MiB, and whether no other line changed, for one change."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tracks.toml"
        before = _catalogue()
        path.write_text(before, encoding="utf-8")
        command = [sys.executable, "-c", editor + TIMED, str(path), f"t-{COUNT // 2}"]
        spent, memory = json.loads(subprocess.check_output(command))
        after = path.read_text(encoding="utf-8").splitlines()
    changed = [
        (one, other)
        for one, other in zip(before.splitlines(), after, strict=True)
        if one != other
    ]
    assert len(changed) >= 1, "nothing was changed"  # noqa: S101
    kept = changed == [
        (f'title = "Sound {COUNT // 2}"  {COMMENT}', f'title = "Changed"  {COMMENT}')
    ]
    return spent, memory, kept


def _catalogue() -> str:
    entries = (
        f'[[track]]\nid = "t-{number}"\ntitle = "Sound {number}"  {COMMENT}\n'
        f'file = "sounds/{number}.ogg"\ntopics = [\n  "sleep", # first\n  "calm",\n]\n'
        f'moods = ["too quiet", "rain on a roof"]\ngain_db = -3.5\n'
        for number in range(COUNT)
    )
    return "schema = 1\n\n" + "\n".join(entries)


if __name__ == "__main__":
    print_rows(measure())
