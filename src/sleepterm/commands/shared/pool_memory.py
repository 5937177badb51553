"""Which parts of a sleepcast were heard, kept between nights."""

from __future__ import annotations

import time

from sleepterm.store.paths import Paths
from sleepterm.store.pool_nights import PoolNights


def pool_memory(paths: Paths, seed: int | None = None) -> PoolNights | None:
    """The memory of the nights; None with a seed, which alone chooses the parts then.

    Args:
        paths: the user's folders.
        seed: of the player, if the user gave one.
    """
    return PoolNights(paths.pool_nights, time.time) if seed is None else None
