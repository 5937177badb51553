"""Edits the catalogue entry of one of the user's own sounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from sleepterm.errors import SleeptermError
from sleepterm.importing.analysis import Tick, UnusableSoundError, analyse_sound
from sleepterm.importing.catalog_entry import path_in_catalog, track_from_table
from sleepterm.importing.gain import gain_for
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.edits import Edits
from sleepterm.library.catalog.track import PlaybackMode, Track
from sleepterm.store.own_catalog import append_tracks, change_track, listed_ids
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.units import Decibels


def edit_sound(
    track_id: str, edits: Edits, paths: Paths, catalog: Catalog, tick: Tick
) -> Track:
    """Change the entry of one of the user's tracks, or add one if it has none.

    Args:
        track_id: the id or its unique beginning.
        edits: what is to change.
        paths: the user's folders.
        catalog: all tracks.
        tick: gets the progress of measuring; what it raises ends it, and nothing
            is changed.

    Returns:
        The track as it is now.

    Raises:
        SleeptermError: there is no such track, it is a bundled one, a value cannot
            be used, the file cannot be measured, or the user's tracks.toml cannot
            be changed.
    """
    track = catalog.find(track_id)
    if not track.own:
        raise SleeptermError(
            _("Bundled track"),
            _("'{title}' comes with sleepterm and can't be edited.").format(
                title=track.title
            ),
        )
    try:
        return _edited(track, edits, paths, tick)
    except UnusableSoundError as error:
        raise SleeptermError(_("Cannot edit"), f"{track.title}: {error}.") from error


def _edited(track: Track, edits: Edits, paths: Paths, tick: Tick) -> Track:
    changes = _changes(edits)
    new = track_from_table(_without_none(_table(track, paths) | changes), paths)
    if edits.measure and track.noise:
        new = replace(new, gain_db=Decibels(0.0))
    elif edits.measure or edits.guard:
        new = _measured(new, edits, track, tick)
    # Reading tidies values; writing the tidied ones keeps file and screen alike.
    table = _table(new, paths)
    if track.id in listed_ids(paths.own_catalog):
        changed = {*changes}
        changed |= {"gain_db"} if edits.measure else set()
        changed |= {"guard_lufs"} if edits.guard is not None else set()
        values = {key: table[key] for key in changed}
        change_track(paths.own_catalog, track.id, values)
    else:
        append_tracks(paths.own_catalog, [_without_none(table)])
    return replace(
        track,
        title=new.title,
        type=new.type,
        topics=new.topics,
        moods=new.moods,
        playback=new.playback,
        loop=new.loop,
        gain_db=new.gain_db,
        guard_lufs=new.guard_lufs,
    )


def _measured(new: Track, edits: Edits, track: Track, tick: Tick) -> Track:
    """The new entry with what has to be measured for it."""
    if track.missing:
        raise UnusableSoundError(track.missing)
    loudness = analyse_sound(track.file, tick).loudness
    if edits.measure:
        new = replace(new, gain_db=Decibels(gain_for(loudness)))
    if edits.guard:
        new = replace(new, guard_lufs=round(max(loudness.lufs, -70.0), 1))
    return new


def _changes(edits: Edits) -> dict[str, object]:
    """The keys to set; None removes a key."""
    changes: dict[str, object] = {}
    if edits.title is not None:
        changes["title"] = edits.title
    if edits.type is not None:
        changes["type"] = edits.type.value
    for key, words in (("topics", edits.topics), ("moods", edits.moods)):
        if words is not None:
            changes[key] = list(words) or None
    if edits.loop is not None:
        changes |= {"playback": PlaybackMode.LOOP.value, "loop": edits.loop.value}
    elif edits.once:
        changes |= {"playback": PlaybackMode.ONCE.value, "loop": None}
    return changes | _level_changes(edits)


def _level_changes(edits: Edits) -> dict[str, object]:
    changes: dict[str, object] = {}
    if edits.gain_db is not None:
        changes["gain_db"] = float(edits.gain_db)
    if edits.guard is False:
        changes["guard_lufs"] = None
    return changes


def _without_none(table: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in table.items() if value is not None}


def _table(track: Track, paths: Paths) -> dict[str, object]:
    """A track's [[track]] table; None stands for a key that is not needed."""
    return {
        "id": track.id,
        "title": track.title,
        "type": track.type.value,
        "topics": list(track.topics) or None,
        "moods": list(track.moods) or None,
        "file": None if track.noise else path_in_catalog(track.file, paths.own_sounds),
        "noise": track.noise.value if track.noise else None,
        "playback": track.playback.value,
        "loop": track.loop.value if track.is_loop and not track.noise else None,
        "captions": path_in_catalog(track.captions, paths.own_sounds)
        if track.captions
        else None,
        "gain_db": float(track.gain_db),
        "guard_lufs": track.guard_lufs,
    }
