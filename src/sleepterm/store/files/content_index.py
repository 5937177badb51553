"""Finds tracks whose file has the same bytes as another file."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from sleepterm.library.catalog.track import Track
from sleepterm.store.files.scan import holds

_CHUNK = 1 << 20


class ContentIndex:
    """An index of tracks by the content of their files.

    Files are hashed only when their sizes are equal.

    Args:
        tracks: to index; those without a file are left out.
    """

    def __init__(self, tracks: Iterable[Track]) -> None:
        self._by_size: dict[int, list[Track]] = defaultdict(list)
        self._digests: dict[Path, bytes] = {}
        for track in tracks:
            self.add(track)

    def add(self, track: Track) -> None:
        """Index one more track."""
        if track.noise:
            return
        try:
            self._by_size[track.file.stat().st_size].append(track)
        except (OSError, ValueError):
            return

    def same_as(self, file: Path, beat: Callable[[], None]) -> Track | None:
        """The track whose file is this one or has the same bytes; None if none.

        May be asked in any thread.

        Args:
            file: to look for.
            beat: called after each MiB that has been read; what it raises ends it.

        Raises:
            OSError: the file cannot be read.
        """
        tracks = self._by_size.get(file.stat().st_size, [])
        for track in tracks:
            # Its own file may be gone since it was indexed.
            if holds(partial(track.file.samefile, file)):
                return track
        return next((x for x in tracks if self._same_bytes(x.file, file, beat)), None)

    def _same_bytes(self, known: Path, file: Path, beat: Callable[[], None]) -> bool:
        try:
            digest = self._digest(known, beat)
        except OSError:
            return False
        return digest == self._digest(file, beat)

    def _digest(self, file: Path, beat: Callable[[], None]) -> bytes:
        if file not in self._digests:
            digest = hashlib.blake2b()
            with file.open("rb") as content:
                while chunk := content.read(_CHUNK):
                    digest.update(chunk)
                    beat()
            self._digests[file] = digest.digest()
        return self._digests[file]
