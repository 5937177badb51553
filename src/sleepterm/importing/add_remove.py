"""Taking the user's own sounds into the library, and out of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.importing.catalog_writer import BatchedCatalogWriter, KnownSoundError
from sleepterm.importing.conversion import clear_leftovers
from sleepterm.importing.importer import AddOptions, AddProgress, SoundImporter
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.copying import is_inside
from sleepterm.store.files.locking import locked
from sleepterm.store.files.scan import FOREIGN, READABLE, files_below
from sleepterm.store.own_catalog import listed_ids, remove_track
from sleepterm.store.paths import Paths

__all__ = [
    "AddOptions",
    "AddProgress",
    "AddReport",
    "Skipped",
    "add_sounds",
    "remove_sound",
]

_PATIENCE = 0.5


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file or folder that was not added, and why.

    Attributes:
        path: which.
        reason: in a few words.
        is_known: it was added before, from this very place.
    """

    path: Path
    reason: str
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class AddReport:
    """What came of adding.

    Attributes:
        added: the new tracks.
        skipped: what was left out.
        converted: ids of those of the new tracks that had to be converted.
    """

    added: tuple[Track, ...]
    skipped: tuple[Skipped, ...]
    converted: frozenset[str] = frozenset()


def add_sounds(
    sources: Sequence[Path],
    paths: Paths,
    catalog: Catalog,
    options: AddOptions,
    progress: Callable[[AddProgress], None],
    entered: Callable[[Sequence[Track]], None] = lambda _: None,
) -> AddReport:
    """Add files, and all sounds below folders, to the user's catalogue.

    Every file is read to its end and its loudness measured, so call it away from
    the screen's thread. One that cannot be used does not keep the others out. Tracks
    are entered into the catalogue a few at a time; if `progress` raises, what was
    finished by then is kept and nothing half-done stays. Called again, it passes over
    what is there.

    Args:
        sources: files and folders.
        paths: the user's folders.
        catalog: everything there is so far.
        options: what the user decided.
        progress: told about ten times a second how far it is.
        entered: told of each few tracks once they are in the catalogue.

    Raises:
        BusyError: another sleepterm is adding sounds.
        SleeptermError: the user's tracks.toml cannot be read or written; what was
            entered before stays.
    """
    with locked(paths.import_lock, _PATIENCE, doing="adding sounds"):
        clear_leftovers(paths.own_sounds)
        listed = listed_ids(paths.own_catalog)
        files, skipped = _gathered(sources)
        intake = SoundImporter(paths, catalog, listed, options, progress)
        entering = BatchedCatalogWriter(intake, paths, catalog, entered)
        try:
            for number, file in enumerate(files, 1):
                try:
                    entering.take(file, number, len(files))
                except UnusableSoundError as error:
                    known = isinstance(error, KnownSoundError)
                    skipped.append(Skipped(file, str(error), known))
        finally:
            entering.enter()
    converted = frozenset(intake.converted)
    return AddReport(tuple(intake.tracks), tuple(skipped), converted)


def remove_sound(track_id: str, paths: Paths, catalog: Catalog) -> Track:
    """Take one of the user's tracks out of the library.

    Its file is deleted, captions too, if it lies in the user's sounds folder and no
    other track needs it; a linked file is left alone.

    Args:
        track_id: the id or its unique beginning.
        paths: the user's folders.
        catalog: everything there is.

    Returns:
        The track that is gone.

    Raises:
        SleeptermError: there is no such track, it is a bundled one, or the user's
            tracks.toml or the file cannot be changed.
    """
    track = catalog.find(track_id)
    if not track.own:
        raise SleeptermError(
            "Bundled track",
            f"'{track.title}' comes with sleepterm and can't be removed.",
        )
    if track.id in listed_ids(paths.own_catalog):
        remove_track(paths.own_catalog, track.id)
    others = [other for other in catalog if other.id != track.id]
    needed = {file for other in others for file in (other.file, other.captions)}
    for file in (track.file, track.captions):
        if file and file not in needed and is_inside(file, paths.own_sounds):
            _delete(file)
    return track


def _gathered(sources: Sequence[Path]) -> tuple[list[Path], list[Skipped]]:
    files: dict[Path, None] = {}
    skipped = []
    for source in sources:
        path = source.expanduser()
        found = _sounds_below(path) if path.is_dir() else [path]
        files.update(dict.fromkeys(found))
        if not found:
            skipped.append(Skipped(path, "no sound files are in this folder"))
    return list(files), skipped


def _sounds_below(folder: Path) -> list[Path]:
    sounds = READABLE | FOREIGN
    return [file for file in files_below(folder) if file.suffix.lower() in sounds]


def _delete(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise SleeptermError(
            "Cannot delete",
            f"{file} could not be deleted: {error.strerror or error}.",
            "Delete it by hand, or it stays in the library.",
        ) from error
