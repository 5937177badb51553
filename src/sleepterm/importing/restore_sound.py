"""Brings back the sound that was removed last."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sleepterm.errors import SleeptermError
from sleepterm.importing.catalog_entry import path_in_catalog
from sleepterm.store.own_catalog import restore_entry
from sleepterm.store.paths import Paths
from sleepterm.store.removed_sounds import RemovedSounds
from sleepterm.translation import gettext as _


class RestoredSound(NamedTuple):
    """The id and title of a sound that is back."""

    track_id: str
    title: str


def restore_sound(paths: Paths) -> RestoredSound:
    """Bring back the files and the entry of the sound that was removed last.

    What has been given to another sound meanwhile, id or name of a file, is replaced
    by the first free one.

    Raises:
        SleeptermError: none was removed, a file cannot be moved, or the user's
            tracks.toml cannot be changed; it is still kept then.
    """
    kept = RemovedSounds(paths.removed_sounds)
    removed = kept.last()
    if removed is None:
        raise SleeptermError(_("Nothing to restore"), _("No sound was removed."))
    try:
        back = kept.give_back(removed)
    except OSError as error:
        raise SleeptermError(
            _("Not restored"),
            _("{title} could not be moved back: {reason}.").format(
                title=removed.title, reason=error.strerror or error
            ),
            exit_status=1,
        ) from error
    track_id = removed.track_id
    if removed.entry:
        moved = _as_in_catalog(back, paths.own_sounds)
        track_id = restore_entry(paths.own_catalog, removed.entry, moved)
    kept.forget(removed)
    return RestoredSound(track_id, removed.title)


def _as_in_catalog(back: Mapping[Path, Path], sounds: Path) -> dict[str, str]:
    """The paths that have changed, as tracks.toml has them."""
    return {
        path_in_catalog(old, sounds): path_in_catalog(new, sounds)
        for old, new in back.items()
        if old != new
    }
