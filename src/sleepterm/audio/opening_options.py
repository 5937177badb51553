"""What opening a track needs besides the track."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass

from sleepterm.audio.events import PoolPartLost
from sleepterm.audio.sources.decoded_copies import DecodedCopies
from sleepterm.store.pool_nights import PoolNights


def _ignore(_event: PoolPartLost) -> None:
    pass


@dataclass(frozen=True)
class OpeningOptions:
    """What opening a track needs besides the track.

    Attributes:
        nights: which parts of pools were heard when; None lets the seed alone choose.
        opening: executor that opens parts of a pool ahead; None opens each when it is
            due.
        lost: hears of parts of a pool that can't be played, on any thread.
        copies: of files that loop for long; None decodes again each time.
    """

    nights: PoolNights | None = None
    opening: Executor | None = None
    lost: Callable[[PoolPartLost], None] = _ignore
    copies: DecodedCopies | None = None
