"""Removes one of the user's own sounds from the library."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.copying import is_inside
from sleepterm.store.own_catalog import listed_ids, remove_track
from sleepterm.store.paths import Paths


def remove_sound(track_id: str, paths: Paths, catalog: Catalog) -> Track:
    """Remove one of the user's tracks from the library.

    Its sound and captions are deleted if they lie in the user's sounds folder and no
    other track uses them; linked files stay.

    Args:
        track_id: the id or its unique beginning.
        paths: the user's folders.
        catalog: all tracks.

    Returns:
        The removed track.

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
    used = {file for other in others for file in (other.file, other.captions)}
    for file in (track.file, track.captions):
        if file and file not in used and is_inside(file, paths.own_sounds):
            _delete(file)
    return track


def _delete(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise SleeptermError(
            "Cannot delete",
            f"{file} could not be deleted: {error.strerror or error}.",
            "Delete it by hand, or it stays in the library.",
        ) from error
