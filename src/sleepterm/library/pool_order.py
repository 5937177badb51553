"""Which parts of a pool come tonight: those first that were not heard for longest."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping

_FORGOTTEN = 60
"""Nights after which a part counts as never heard."""

_JITTER = 1.5
"""Nights by which chance may move a part: else the same parts would always come in the
same night as each other.
"""


def order_tonight(
    parts: Iterable[str], heard: Mapping[str, int], night: int, rng: random.Random
) -> tuple[str, ...]:
    """All parts of a pool, in the order in which they are to be taken.

    Args:
        parts: their names, each once.
        heard: the number of the night in which a part was heard last; never heard ones
            need no entry.
        night: the number of this night, above those of the earlier ones.
        rng: orders parts that were heard equally long ago.
    """
    names = sorted(parts)
    nights = {
        name: min(_FORGOTTEN, night - heard.get(name, night - _FORGOTTEN))
        + rng.uniform(0, _JITTER)
        for name in names
    }
    return tuple(sorted(names, key=lambda name: -nights[name]))
