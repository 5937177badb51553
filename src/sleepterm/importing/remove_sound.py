"""Removes one of the user's own sounds from the library."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.caption_translation import translations_of
from sleepterm.store.files.copying import is_inside
from sleepterm.store.own_catalog import entry_of, remove_track
from sleepterm.store.paths import Paths
from sleepterm.store.removed_sounds import RemovedSounds
from sleepterm.translation import gettext as _


def remove_sound(track_id: str, paths: Paths, catalog: Catalog) -> Track:
    """Remove one of the user's tracks from the library.

    Its sound and captions go too if they lie in the user's sounds folder and no other
    track uses them; linked files stay. `restore_sound` brings everything back, as long
    as not too many others have been removed since.

    Args:
        track_id: the id or its unique beginning.
        paths: the user's folders.
        catalog: all tracks.

    Returns:
        The removed track.

    Raises:
        SleeptermError: there is no such track, it is a bundled one, or the user's
            tracks.toml or the file cannot be changed; nothing is lost then.
    """
    track = catalog.find(track_id)
    if not track.own:
        raise SleeptermError(
            _("Bundled track"),
            _("'{title}' comes with sleepterm and can't be removed.").format(
                title=track.title
            ),
        )
    others = [other for other in catalog if other.id != track.id]
    used = {file for other in others for file in (other.file, other.captions)}
    captions = (
        (track.captions, *translations_of(track.captions).values())
        if track.captions
        else ()
    )
    files = [
        file
        for file in (track.file, *captions)
        if file != Path() and file not in used and is_inside(file, paths.own_sounds)
    ]
    _take_away(track, files, paths)
    return track


def _take_away(track: Track, files: list[Path], paths: Paths) -> None:
    kept = RemovedSounds(paths.removed_sounds)
    entry = entry_of(paths.own_catalog, track.id)
    try:
        removed = kept.record(track, entry, files)
        if entry:
            try:
                remove_track(paths.own_catalog, track.id)
            except SleeptermError:
                kept.forget(removed)
                raise
        kept.take(removed)
    except (OSError, UnicodeEncodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SleeptermError(
            _("Cannot remove"),
            _("'{title}' could not be removed: {reason}.").format(
                title=track.title, reason=reason
            ),
            _("Delete its file by hand, or it stays in the library."),
        ) from error
    kept.forget_oldest()
