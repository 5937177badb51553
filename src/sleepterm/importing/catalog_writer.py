"""Sounds that were taken in, entered into the catalogue a few at a time."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.importing.importer import SoundImporter
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.files.length_cache import remember_lengths
from sleepterm.store.own_catalog import append_tracks
from sleepterm.store.paths import Paths

_AT_LEAST = 5.0
_TIMES_ITS_COST = 20.0
_MOST = 200


class KnownSoundError(UnusableSoundError):
    """A file that was added before, from this very place."""


class BatchedCatalogWriter:
    """Puts what an intake has taken into tracks.toml, so that a crash loses little.

    A long catalogue takes a while to write: the longer, the more are entered at once.

    Args:
        intake: what takes sounds in.
        paths: the user's folders.
        catalog: everything there was before.
        entered: told of each few tracks once they are in the catalogue.
    """

    def __init__(
        self,
        intake: SoundImporter,
        paths: Paths,
        catalog: Catalog,
        entered: Callable[[Sequence[Track]], None],
    ) -> None:
        self._intake = intake
        self._paths = paths
        self._catalog = catalog
        self._entered = entered
        self._log = FileFacts(paths.added_log)
        self._tracks = self._copies = 0
        self._due = time.monotonic() + _AT_LEAST

    def take(self, file: Path, index: int, count: int) -> None:
        """Take a file in, unless it is known to be there, and enter what is due.

        Raises:
            KnownSoundError: it was added before, and has not changed.
            UnusableSoundError: it cannot be used, or is there already.
            SleeptermError: tracks.toml cannot be changed.
        """
        known = self._log.get(file)
        track = self._catalog.get(str(known[0])) if known else None
        if track is not None and not track.missing:
            raise KnownSoundError(f"already there as {track.id}")
        self._intake.take(file, index, count)
        waiting = len(self._intake.tracks) - self._tracks
        if waiting >= _MOST or time.monotonic() >= self._due:
            self.enter()

    def enter(self) -> None:
        """Enter what waits.

        Raises:
            SleeptermError: tracks.toml cannot be changed; the files made for what
                waited are gone then.
        """
        first, last = self._tracks, len(self._intake.tracks)
        copies = self._intake.copies[self._copies :]
        self._tracks, self._copies = last, len(self._intake.copies)
        if first == last:
            return
        begun = time.monotonic()
        try:
            append_tracks(self._paths.own_catalog, self._intake.tables[first:last])
        except SleeptermError:
            for copy in copies:
                with contextlib.suppress(OSError):
                    copy.unlink(missing_ok=True)
            self._due = math.inf
            raise
        self._remember(first, last)
        self._entered(self._intake.tracks[first:last])
        now = time.monotonic()
        self._due = now + max(_AT_LEAST, _TIMES_ITS_COST * (now - begun))

    def _remember(self, first: int, last: int) -> None:
        """The lengths, and which files need not be looked at again."""
        tracks = self._intake.tracks[first:last]
        lengths = {
            track.file: track.length
            for track in tracks
            if not track.is_loop and track.length is not None
        }
        if lengths:
            with contextlib.suppress(SleeptermError):
                remember_lengths(self._paths.lengths_file, lengths)
        sources = self._intake.sources[first:last]
        with contextlib.suppress(OSError):
            self._log.put([(x, [y.id]) for x, y in zip(sources, tracks, strict=True)])
