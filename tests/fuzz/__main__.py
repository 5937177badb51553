"""Feed every reader of what others have written with damaged inputs.

    python -m tests.fuzz [--inputs 200000] [--target NAME ...] [--seed N]
    python -m tests.fuzz --replay FILE ...

The inputs are shared among the targets, which run one after another, each in a process
of its own. It fails if a reader raises what it does not document, takes more than a
second of CPU or 200 MB for one input, or dies. Each such input is written to a file in
the temporary folder, which `--replay` reads again. With the extra "fuzz" installed,
coverage guides the mutations.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.fuzz import guided
from tests.fuzz.judge import Judge
from tests.fuzz.targets import NAMES, target_of
from tests.fuzz.watch import Watched, watched

_HEAD = ("target", "inputs", "slowest ms", "memory +MB", "findings")


def main() -> int:
    """Fuzz, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--inputs", type=int, default=200_000, metavar="N")
    parser.add_argument("--target", nargs="+", choices=NAMES, metavar="NAME")
    parser.add_argument("--seed", type=int, metavar="N")
    parser.add_argument("--plain", action="store_true", help="without atheris")
    parser.add_argument("--replay", nargs="+", type=Path, metavar="FILE")
    asked = parser.parse_args()
    if asked.replay:
        return _replay(asked.replay)
    seed = asked.seed if asked.seed is not None else int(time.time())
    how = "guided" if guided.can_guide() and not asked.plain else "plain"
    return _fuzz(asked.target or NAMES, asked.inputs, seed, how)


def _fuzz(names: Sequence[str], inputs: int, seed: int, how: str) -> int:
    weights = {name: target_of(name).weight for name in names}
    whole = sum(weights.values())
    folder = Path(tempfile.mkdtemp(prefix="sleepterm-fuzz-"))
    print(f"seed {seed}, {how} inputs; findings go to {folder}", flush=True)
    print(_row(_HEAD), flush=True)
    done = []
    for name in names:
        count = round(inputs * weights[name] / whole)
        below = folder / name
        below.mkdir()
        done.append(watched(name, count, seed, below, how))
        print(_row(_cells(done[-1])), flush=True)
    print(_row(("all", str(sum(x.figures.inputs for x in done)), "", "", "")))
    findings = [file for each in done for file in each.findings]
    for file in findings:
        words = file.with_suffix(".txt").read_text().partition("\n")[0]
        print(f"{file}\n    {words}")
    return 1 if findings else 0


def _cells(done: Watched) -> tuple[str, ...]:
    figures = done.figures
    return (
        done.name,
        str(figures.inputs),
        f"{figures.slowest * 1000:.0f}",
        f"{(figures.peak - figures.idle) / 1024:.0f}",
        str(len(done.findings)),
    )


def _row(cells: Sequence[str]) -> str:
    first, *others = cells
    return f"{first:16}" + "".join(f"{cell:>12}" for cell in others)


def _replay(files: Sequence[Path]) -> int:
    failed = 0
    for file in files:
        target = target_of(file.name.partition(".")[0])
        with (
            tempfile.TemporaryDirectory() as folder,
            target.opened(Path(folder)) as run,
        ):
            judge = Judge(target.name, run, target.slowest)
            judge.judge(file.read_bytes())
        print(f"{file}: {judge.slowest * 1000:.0f} ms of CPU")
        for finding in judge.findings:
            print(f"    {finding.words}\n{finding.details}")
        failed += len(judge.findings)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
