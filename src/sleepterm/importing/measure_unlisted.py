"""How loud and long the sounds are that were dropped into their folder."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from sleepterm.importing.analysis import UnusableSoundError, examine
from sleepterm.importing.importer import AddProgress, gain_for
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

_BETWEEN_REPORTS = 0.1


def measure_unlisted(
    tracks: Sequence[Track], paths: Paths, progress: Callable[[AddProgress], None]
) -> None:
    """Measure sounds and remember what was found, each as soon as it is.

    The catalogue file, which is the user's, gets no entries for them. One that cannot
    be read is remembered too, until it changes. What `progress` raises ends the work.

    Args:
        tracks: dropped sounds that were not measured yet.
        paths: the user's folders.
        progress: told about ten times a second how far it is.
    """
    log = FileFacts(paths.measured_log)
    for number, track in enumerate(tracks, 1):
        now = AddProgress(track.file, Seconds(0.0), Seconds(0.0), number, len(tracks))
        progress(now)
        found: tuple[float, ...] = ()
        with contextlib.suppress(UnusableSoundError):
            examined = examine(track.file, _Telling(now, progress))
            found = gain_for(examined.loudness), float(examined.length)
        with contextlib.suppress(OSError):
            log.put([(track.file, found)])


class _Telling:
    def __init__(
        self, now: AddProgress, progress: Callable[[AddProgress], None]
    ) -> None:
        self._now = now
        self._progress = progress
        self._told = time.monotonic()

    def __call__(self, done: Seconds, total: Seconds) -> None:
        if (now := time.monotonic()) - self._told >= _BETWEEN_REPORTS:
            self._told = now
            at = replace(self._now, done_seconds=done, total_seconds=total)
            self._progress(at)
