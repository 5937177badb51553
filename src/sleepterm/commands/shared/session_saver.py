"""Saves what the screen and plain mode remember between runs."""

from __future__ import annotations

import time
from collections.abc import Callable

from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, save_session


def remembers(
    paths: Paths,
    saved: Session,
    to_save: Callable[[Session], Session] | None = None,
) -> Callable[[Session], None]:
    """A function that saves sessions one after the other, each since the one before.

    Args:
        paths: the user's folders.
        saved: the session as it was loaded.
        to_save: what of a session is saved; None saves all.
    """

    def remember(session: Session) -> None:
        nonlocal saved
        stored = to_save(session) if to_save else session
        save_session(paths.session_file, stored, since=saved)
        saved = session

    return remember


def resumes_pool(track_id: str, paths: Paths) -> bool:
    """Whether a sleepcast still has the night whose place is remembered."""
    from sleepterm.store.pool_nights import PoolNights

    return PoolNights(paths.pool_nights, time.time).resumes(track_id)
