"""Kill every kind of writing at random moments, and look what is there then.

    python -m tests.crash [--kills 1000] [--writer NAME ...] [--seed N]
    python -m tests.crash --requests [--writer NAME ...]
    python -m tests.crash --full [--writer NAME ...]

After each kill there must be the state before or after one of the changes, and after
the same has been run again nothing may be left of the first run. `--requests` kills
once at each request to the system instead; `--full` lets files grow up to some sizes
only, and then no folder be written to.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from tests.crash.killing import at_each_request, at_random, on_a_full_disk
from tests.crash.sound_writers import SOUND_WRITERS
from tests.crash.writer import Writer
from tests.crash.writers import WRITERS

_ALL = {**WRITERS, **SOUND_WRITERS}


def main() -> int:
    """Kill, and say what was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.crash", description=__doc__)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("--kills", type=int, default=1000, metavar="N")
    parser.add_argument("--writer", nargs="+", choices=_ALL, metavar="NAME")
    parser.add_argument("--seed", type=int, metavar="N")
    parser.add_argument("--requests", action="store_true")
    parser.add_argument("--full", action="store_true")
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else int(time.time())
    names = asked.writer or list(_ALL)
    each = -(-asked.kills // len(names))

    def tried(writer: Writer, home: Path) -> int:
        if asked.requests:
            return at_each_request(writer, home)
        if asked.full:
            return on_a_full_disk(writer, home)
        return at_random(writer, home, each, Random(seed))

    print(f"seed {seed}", flush=True)
    return _told([_ALL[name] for name in names], tried)


def _told(writers: Sequence[Writer], tried: Callable[[Writer, Path], int]) -> int:
    failed = whole = 0
    with tempfile.TemporaryDirectory(prefix="sleepterm-crash-") as folder:
        # Also for a user who may write nowhere.
        Path(folder).chmod(0o755)
        for writer in writers:
            try:
                done = tried(writer, Path(folder, writer.name))
            except AssertionError as error:
                print(error, flush=True)
                failed += 1
            else:
                whole += done
                print(f"{writer.name:16}{done:6}", flush=True)
    print(f"{'all':16}{whole:6}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
