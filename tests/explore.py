"""Try new examples in all tests of hypothesis, round by round.

    python -m tests.explore [--minutes 20] [--seed N]

The gate tries the same ones every time: whoever changes something else must not meet an
old fault by chance. Here each round has others. It ends with the first round that
fails, and prints the seed that repeats it.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time

_TESTS = ("-m", "pytest", "-m", "hypothesis", "--quiet", "-p", "no:rerunfailures")
_NOTHING_FAILED = 0


def main() -> int:
    """Run rounds until the time is over."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.explore", description=__doc__
    )
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--minutes", type=float, default=20.0, metavar="N")
    parser.add_argument(
        "--seed", type=int, metavar="N", help="of one round, which ends"
    )
    asked = parser.parse_args()
    if asked.seed is not None:
        return _round(asked.seed)
    until, rounds = time.monotonic() + 60 * asked.minutes, 0
    while time.monotonic() < until:
        rounds += 1
        seed = time.time_ns() % 2**32
        print(f"-- round {rounds}, seed {seed}", flush=True)
        if (status := _round(seed)) != _NOTHING_FAILED:
            print(f"again: python -m tests.explore --seed {seed}", file=sys.stderr)
            return status
    print(f"{rounds} rounds, nothing failed")
    return 0


def _round(seed: int) -> int:
    workers = f"--numprocesses={os.cpu_count() or 1}"
    profile, chosen = "--hypothesis-profile=sleepterm", f"--hypothesis-seed={seed}"
    command = [sys.executable, *_TESTS, workers, "--dist=worksteal", profile, chosen]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
