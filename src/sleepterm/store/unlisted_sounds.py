"""Sounds in the user's sounds folder that no catalogue lists."""

from __future__ import annotations

import os
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sleepterm.formats.problem import Problem
from sleepterm.formats.sound_suffixes import PLAYABLE_SUFFIXES
from sleepterm.formats.table_reader import as_number
from sleepterm.library.catalog.naming import id_from, title_from
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.store.files.captions import captions_beside
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.files.scan import paths_below
from sleepterm.translation import gettext as _
from sleepterm.units import Decibels, Seconds

_UNKNOWN = (None, None, None)


@dataclass(frozen=True, slots=True)
class UnlistedSounds:
    """What lies in a folder without a catalogue entry.

    Attributes:
        tracks: all of them.
        unmeasured: those among them whose loudness is not known yet.
        problems: folders that cannot be read.
    """

    tracks: tuple[Track, ...]
    unmeasured: tuple[Track, ...]
    problems: tuple[Problem, ...]


def unlisted_tracks(
    folder: Path, *, listed: Iterable[Path], taken: Iterable[str], log: FileFacts
) -> UnlistedSounds:
    """Tracks for the sounds in a folder that no catalogue lists.

    One with a .vtt or .lrc file of the same name beside it is played once, with
    these captions; any other is looped.

    Args:
        folder: the user's sounds folder; it need not exist.
        listed: files that are in a catalogue.
        taken: ids that are in use.
        log: what was measured: gain in dB, length in seconds and maybe the loudness
            for the startle guard, or nothing for a file that cannot be measured.
    """
    problems: list[Problem] = []

    def refused(path: str, error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            reason = _("this folder cannot be read: {reason}").format(
                reason=error.strerror or error
            )
            problems.append(Problem(path, "", reason))

    known = {os.path.normpath(file) for file in listed}
    files = tuple(paths_below(folder, refused))
    names = frozenset(files)
    ids = set(taken)
    tracks, unmeasured = [], []
    for file in files:
        # Splitting plain strings is faster than building paths; there may be 10 000.
        bare, _dot, suffix = file.rpartition(".")
        if (
            f".{suffix.lower()}" in PLAYABLE_SUFFIXES
            and os.path.normpath(file) not in known
        ):
            found = log.get(file)
            track = _track(file, bare, ids, names, found or ())
            ids.add(track.id)
            tracks.append(track)
            if found is None:
                unmeasured.append(track)
    return UnlistedSounds(tuple(tracks), tuple(unmeasured), tuple(problems))


def _track(
    file: str,
    bare: str,
    ids: Container[str],
    names: Container[str],
    found: Sequence[object],
) -> Track:
    values = [as_number(value) for value in found]
    gain, length, guard = (*values, None)[:3] if len(values) in {2, 3} else _UNKNOWN
    stem = bare.rpartition(os.sep)[2]
    captions = captions_beside(bare, names.__contains__)
    return Track(
        id=id_from(stem, ids),
        title=title_from(stem),
        type=ContentType.OTHER,
        file=Path(file),
        playback=PlaybackMode.ONCE if captions else PlaybackMode.LOOP,
        captions=captions,
        own=True,
        gain_db=Decibels(gain or 0.0),
        length=None if length is None else Seconds(length),
        guard_lufs=guard,
    )
