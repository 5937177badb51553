"""What playback has stored, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sleepterm.playback.key_recorder import RecordKeys
from sleepterm.playback.play_recorder import RecordPlays
from sleepterm.store.session import Session


class Storage(NamedTuple):
    """Functions that store things.

    Attributes:
        save_session: saves a session; quick, may raise.
        record_plays: stores plays; None records nothing.
        record_keys: stores times of last keys; None records nothing.
        resumes_pool: whether tonight's parts of a track, by its id, are those that its
            resume position is in.
    """

    save_session: Callable[[Session], None]
    record_plays: RecordPlays | None = None
    record_keys: RecordKeys | None = None
    resumes_pool: Callable[[str], bool] = lambda _: True
