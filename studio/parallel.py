"""Does the same for many names at once; one that fails does not hold up the others."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from typing import TypeVar

from studio.progress import Progress

_Result = TypeVar("_Result")


def each_done(
    pool: Executor, work: Callable[[str], _Result], names: Sequence[str]
) -> Iterator[tuple[str, _Result]]:
    """Do work for each name, and show how many are done.

    Args:
        pool: where the work is done.
        work: gets a name; what it raises is printed at once.
        names: of the work.

    Yields:
        Each name and its result as soon as it is there.

    Raises:
        SystemExit: some have failed, once all others are done; names them.
    """
    progress = Progress(len(names))
    running = {pool.submit(work, name): name for name in names}
    failed = []
    for finished in as_completed(running):
        name = running[finished]
        if (error := finished.exception()) is not None:
            failed.append(name)
            print(f"{name}: {error!r}", file=sys.stderr, flush=True)
        else:
            yield name, finished.result()
        progress.advance(name)
    if failed:
        raise SystemExit(f"not made: {', '.join(sorted(failed))}")
