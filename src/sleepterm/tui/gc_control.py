"""Keeps Python's garbage collector from pausing all threads."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def excluded_from_gc() -> Iterator[None]:
    """Switch the collector off in this block, and exclude what the block creates.

    For work with many long-lived results, such as a catalogue or a search index. The
    collector would stop all threads while it scans them. Without reference cycles they
    are still freed when nothing refers to them any more.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
