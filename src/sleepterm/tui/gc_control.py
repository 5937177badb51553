"""Keeping Python's garbage collector away from what is no garbage."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def excluded_from_gc() -> Iterator[None]:
    """For work whose many results stay: a catalogue, an index.

    The collector, which stops every thread while it looks through everything there
    is, rests for as long as this work takes, and passes over its results from then on.
    They go when nothing refers to them any more, as they are no rings.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_enabled:
            gc.enable()
