"""What `play` remembers of a session: its plays, its mix and its volume."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import replace

from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.commands.shared.layer_options import MixLayer
from sleepterm.errors import SleeptermError
from sleepterm.library.history.plays import Play
from sleepterm.playback.play_tracker import Timestamps
from sleepterm.store.paths import Paths
from sleepterm.store.session import SessionLayer, load_session, save_session
from sleepterm.units import Percent

_DISK_TIMEOUT = 5.0
"""How long, in seconds, `end` waits for a slow disk."""


def now() -> Timestamps:
    """The current time, on every clock that is needed."""
    at = time.time()
    return Timestamps(at, time.localtime(at).tm_hour, time.monotonic())


class SessionLog:
    """Writes the last mix and the history; a disk that fails never stops the sound.

    Args:
        paths: the user's folders.
        plays: whether to keep a history of plays.
        master: the master volume to remember; None leaves the one that is remembered.
    """

    def __init__(self, paths: Paths, *, plays: bool, master: Percent | None) -> None:
        self._paths = paths
        self._plays = plays
        self._master = master
        self._writer: threading.Thread | None = None

    def begin(self, layers: Sequence[MixLayer]) -> None:
        """Remember this as the last mix, in a thread, so that no sound waits."""
        if self._writer is None:
            mix = tuple(SessionLayer(layer.track.id, layer.percent) for layer in layers)
            self._writer = threading.Thread(target=self._write, args=[mix], daemon=True)
            self._writer.start()

    def end(self, plays: Sequence[Play]) -> None:
        """Add the plays to the history; to be called after the sound has ended."""
        if self._writer is not None:
            self._writer.join(_DISK_TIMEOUT)
        if self._plays:
            from sleepterm.store.history import History

            history = History(self._paths.history_file)
            history.record(plays)
            # The terminal may be gone.
            with contextlib.suppress(OSError, ValueError):
                print_problems(history.problems)
                sys.stderr.flush()

    def _write(self, mix: tuple[SessionLayer, ...]) -> None:
        path = self._paths.session_file
        with contextlib.suppress(SleeptermError, OSError):
            before = load_session(path)
            session = replace(before, layers=mix)
            if self._master is not None:
                session = replace(session, master=self._master)
            save_session(path, session, since=before)
