"""What a session without a screen leaves behind: its plays and its mix."""

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

_PATIENCE = 5.0
"""How long, in seconds, the end waits for a slow disk."""


def moment() -> Timestamps:
    """Now."""
    at = time.time()
    return Timestamps(at, time.localtime(at).tm_hour, time.monotonic())


class Remembering:
    """Keeps what is worth it; a disk that refuses ends nothing.

    Args:
        paths: the user's folders.
        plays: whether to remember plays.
        master: the master slider to remember; None leaves what is remembered.
    """

    def __init__(self, paths: Paths, *, plays: bool, master: Percent | None) -> None:
        self._paths = paths
        self._plays = plays
        self._master = master
        self._writing: threading.Thread | None = None

    def begin(self, layers: Sequence[MixLayer]) -> None:
        """Make this the last mix, beside the sound, which waits for no disk."""
        if self._writing is None:
            mix = tuple(SessionLayer(layer.track.id, layer.percent) for layer in layers)
            work = threading.Thread(target=self._write, args=[mix], daemon=True)
            self._writing = work
            work.start()

    def end(self, plays: Sequence[Play]) -> None:
        """Add the plays to the history, once it is silent."""
        if self._writing is not None:
            self._writing.join(_PATIENCE)
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
