"""Saves the mix, the plays and the last key of a session without a screen."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Sequence
from dataclasses import replace

from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.errors import SleeptermError
from sleepterm.library.history.plays import Play
from sleepterm.store.paths import Paths
from sleepterm.store.session import Session, load_session, save_session

_DISK_TIMEOUT = 5.0
"""How long, in seconds, `close` waits for a slow disk."""


class SessionLog:
    """Saves the mix when it starts, and the plays when they end.

    Disk errors never end playback.

    Args:
        paths: the user's folders.
        plays: whether to record plays and the last key.
        keep_layers: whether to save the layers as the last mix.
        keep_master: whether to save the master volume.
    """

    def __init__(
        self, paths: Paths, *, plays: bool, keep_layers: bool, keep_master: bool
    ) -> None:
        self._paths = paths
        self._plays = plays
        self._keep_layers = keep_layers
        self._keep_master = keep_master
        self._writing: threading.Thread | None = None

    def save(self, session: Session) -> None:
        """Save the last mix, on another thread; only the first call does.

        Only layers and master volume are changed, each if it is to be kept.
        """
        if self._writing is None and (self._keep_layers or self._keep_master):
            self._writing = threading.Thread(
                target=self._write, args=[session], daemon=True
            )
            self._writing.start()

    def record_plays(self, plays: Sequence[Play]) -> None:
        """Add plays to the history, and print problems with the file."""
        if not self._plays:
            return
        from sleepterm.store.history import History

        history = History(self._paths.history_file)
        history.record(plays)
        # The terminal may be closed.
        with contextlib.suppress(OSError, ValueError):
            print_problems(history.problems)
            sys.stderr.flush()

    def record_keys(self, keys: Sequence[float]) -> None:
        """Add the times of last keys, for the sleep diary."""
        if not self._plays:
            return
        from sleepterm.store.diary_state import record_keys

        with contextlib.suppress(SleeptermError):
            record_keys(self._paths.diary_state, keys)

    def close(self) -> None:
        """Wait until the last mix is saved."""
        if self._writing is not None:
            self._writing.join(_DISK_TIMEOUT)

    def _write(self, session: Session) -> None:
        path = self._paths.session_file
        with contextlib.suppress(SleeptermError, OSError):
            before = load_session(path)
            after = before
            if self._keep_layers:
                after = replace(after, layers=session.layers)
            if self._keep_master:
                after = replace(after, master=session.master)
            save_session(path, after, since=before)
