"""Adds sound files and folders to the user's catalogue."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from sleepterm.formats.sound_suffixes import CONVERTIBLE_SUFFIXES, PLAYABLE_SUFFIXES
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.importing.catalog_writer import AlreadyAddedError, BatchedCatalogWriter
from sleepterm.importing.importer import SoundImporter
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.importing.read_ahead import ReadAhead, Reading
from sleepterm.importing.read_sound import ReadSound
from sleepterm.importing.read_watch import UNWATCHED, ReadWatch
from sleepterm.importing.readable import clear_hidden_copies
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.home_path import expanded
from sleepterm.store.files.locking import locked
from sleepterm.store.files.scan import files_below
from sleepterm.store.leftovers import clear_all_leftovers
from sleepterm.store.own_catalog import listed_ids
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

_LOCK_TIMEOUT = 0.5
"""Seconds to wait while another sleepterm adds sounds."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was not added, and why.

    Attributes:
        path: the file or folder.
        reason: in a few words, without a full stop.
        is_known: whether it was added before, from this path.
    """

    path: Path
    reason: str
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class AddReport:
    """The result of adding.

    Attributes:
        added: the new tracks.
        skipped: the files and folders that were not added.
        converted: ids of the new tracks whose files had to be converted.
        losses: files that were not added whole, and what is left out of each, in a few
            words without a full stop.
    """

    added: tuple[Track, ...]
    skipped: tuple[Skipped, ...]
    converted: frozenset[str] = frozenset()
    losses: tuple[tuple[Path, str], ...] = ()


class AddListeners(NamedTuple):
    """What is called while sounds are added.

    Attributes:
        on_written: gets each batch of tracks once it is in the catalogue.
        watch: is told which files are being read.
    """

    on_written: Callable[[Sequence[Track]], None] = lambda _: None
    watch: ReadWatch = UNWATCHED


NO_LISTENERS = AddListeners()


def add_sounds(
    sources: Sequence[Path],
    paths: Paths,
    catalog: Catalog,
    options: AddOptions,
    progress: Callable[[AddProgress], None],
    listeners: AddListeners = NO_LISTENERS,
) -> AddReport:
    """Add files, and all sounds below folders, to the user's catalogue.

    Reads every file to its end to measure it, as many at once as there are cores, so
    call it away from the screen's thread. A file that cannot be used is skipped.
    Tracks are written to the catalogue in batches; if `progress` raises, finished
    tracks are kept and no partial file stays. Called again, it skips what was added
    before.

    Args:
        sources: files and folders.
        paths: the user's folders.
        catalog: all tracks so far.
        options: what the user decided.
        progress: gets the progress, at most ten times a second.
        listeners: are told what is done.

    Raises:
        BusyError: another sleepterm is adding sounds.
        SleeptermError: the user's tracks.toml cannot be read or written; batches
            written before stay.
    """
    with locked(paths.import_lock, _LOCK_TIMEOUT, doing=_("adding sounds")):
        clear_hidden_copies(paths.own_sounds)
        clear_all_leftovers(paths)
        listed = listed_ids(paths.own_catalog)
        files, skipped = _find_sounds(sources)
        importer = SoundImporter(paths, catalog, listed, options, progress)
        writer = BatchedCatalogWriter(importer, paths, catalog, listeners.on_written)
        try:
            skipped += _import_all(files, importer, writer, listeners.watch)
        finally:
            writer.flush()
    return AddReport(
        tuple(importer.tracks),
        tuple(skipped),
        frozenset(importer.converted),
        tuple(importer.losses.items()),
    )


def _import_all(
    files: Sequence[Path],
    importer: SoundImporter,
    writer: BatchedCatalogWriter,
    watch: ReadWatch,
) -> list[Skipped]:
    """Import the files in their order, while those to come are read."""

    def read(file: Path, reading: Reading) -> ReadSound:
        with watch.reading(file):
            return importer.read(file, reading)

    skipped = []
    new = filter(writer.is_new, files)
    with ReadAhead(
        new, read, importer.progress, ReadSound.close, watch.at_once
    ) as ahead:
        for number, file in enumerate(files, 1):
            try:
                writer.import_file(file, number, len(files), ahead.result)
            except UnusableSoundError as error:
                known = isinstance(error, AlreadyAddedError)
                skipped.append(Skipped(file, str(error), known))
    return skipped


def _find_sounds(sources: Sequence[Path]) -> tuple[list[Path], list[Skipped]]:
    files: dict[Path, None] = {}
    skipped = []
    for source in sources:
        path = expanded(source)
        found, refused = _sounds_below(path) if path.is_dir() else ([path], [])
        files.update(dict.fromkeys(found))
        skipped += refused
        if not found and not refused:
            skipped.append(Skipped(path, _("this folder has no sound files")))
    return list(files), skipped


def _sounds_below(folder: Path) -> tuple[list[Path], list[Skipped]]:
    sounds = PLAYABLE_SUFFIXES | CONVERTIBLE_SUFFIXES
    refused: list[Skipped] = []

    def refuse(path: str, error: OSError) -> None:
        why = _("this folder cannot be read: {reason}").format(
            reason=error.strerror or error
        )
        refused.append(Skipped(Path(path), why))

    found = [x for x in files_below(folder, refuse) if x.suffix.lower() in sounds]
    return found, refused
