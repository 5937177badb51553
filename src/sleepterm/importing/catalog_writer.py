"""Writes imported sounds to the user's catalogue, in batches."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.importing.importer import SoundImporter
from sleepterm.importing.read_sound import ReadSound
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.files.length_cache import remember_lengths
from sleepterm.store.own_catalog import append_tracks
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

_SHORTEST_INTERVAL = 5.0
_INTERVAL_PER_WRITE = 20.0
"""The pause between writes, as a multiple of the time that a write takes."""

_LARGEST_BATCH = 200


class AlreadyAddedError(UnusableSoundError):
    """A file that was added before, from this path, and has not changed."""


class BatchedCatalogWriter:
    """Imports sounds and writes their entries to tracks.toml in batches.

    A crash loses at most one batch. The longer the catalogue takes to write, the larger
    the batches.

    Args:
        importer: imports the single files.
        paths: the user's folders.
        catalog: all tracks there were before.
        on_written: gets each batch of tracks once it is in the catalogue.
    """

    def __init__(
        self,
        importer: SoundImporter,
        paths: Paths,
        catalog: Catalog,
        on_written: Callable[[Sequence[Track]], None],
    ) -> None:
        self._importer = importer
        self._paths = paths
        self._catalog = catalog
        self._on_written = on_written
        self._log = FileFacts(paths.added_log)
        self._written_tracks = self._written_copies = 0
        self._due = time.monotonic() + _SHORTEST_INTERVAL

    def is_new(self, file: Path) -> bool:
        """Whether a file was not added before, or has changed."""
        return self._known(file) is None

    def import_file(
        self, file: Path, index: int, count: int, read: Callable[[Path], ReadSound]
    ) -> None:
        """Import a file that was not added before, and write a batch if one is due.

        Args:
            file: the sound.
            index: its number, from 1.
            count: number of all files.
            read: gives what the importer's `read` made of it.

        Raises:
            AlreadyAddedError: it was added before, and has not changed.
            UnusableSoundError: it cannot be used, or is there already.
            SleeptermError: tracks.toml cannot be changed.
        """
        if (track := self._known(file)) is not None:
            raise AlreadyAddedError(_("already there as {id}").format(id=track.id))
        self._importer.import_file(file, index, count, read)
        waiting = len(self._importer.tracks) - self._written_tracks
        if waiting >= _LARGEST_BATCH or time.monotonic() >= self._due:
            self.flush()

    def flush(self) -> None:
        """Write the entries that are not written yet.

        Raises:
            SleeptermError: tracks.toml cannot be changed; the files copied for these
                entries are deleted then.
        """
        first, last = self._written_tracks, len(self._importer.tracks)
        copies = self._importer.copies[self._written_copies :]
        self._written_tracks, self._written_copies = last, len(self._importer.copies)
        if first == last:
            return
        start = time.monotonic()
        try:
            append_tracks(self._paths.own_catalog, self._importer.tables[first:last])
        except SleeptermError:
            for copy in copies:
                with contextlib.suppress(OSError):
                    copy.unlink(missing_ok=True)
            self._due = math.inf
            raise
        self._remember(first, last)
        self._on_written(self._importer.tracks[first:last])
        now = time.monotonic()
        self._due = now + max(_SHORTEST_INTERVAL, _INTERVAL_PER_WRITE * (now - start))

    def _known(self, file: Path) -> Track | None:
        """The track that was made of this file."""
        known = self._log.get(file)
        track = self._catalog.get(str(known[0])) if known else None
        return None if track is None or track.missing else track

    def _remember(self, first: int, last: int) -> None:
        """Cache the lengths, and log the sources so that they are not read again."""
        tracks = self._importer.tracks[first:last]
        lengths = {
            track.file: track.length
            for track in tracks
            if not track.is_loop and track.length is not None
        }
        if lengths:
            with contextlib.suppress(SleeptermError):
                remember_lengths(self._paths.lengths_file, lengths)
        sources = self._importer.sources[first:last]
        with contextlib.suppress(OSError):
            self._log.put([(x, [y.id]) for x, y in zip(sources, tracks, strict=True)])
