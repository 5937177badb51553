"""Loads the bundled catalogue, the user's own and unlisted sounds into one."""

from __future__ import annotations

import contextlib
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.beds import with_valid_beds
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.catalog_file import ParsedCatalog, parse_catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.caption_translation import unfit_translations
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.files.length_cache import LengthCache, load_lengths
from sleepterm.store.files.missing_files import with_missing_marked
from sleepterm.store.files.scan import holds
from sleepterm.store.files.text_file import read_text
from sleepterm.store.paths import Paths
from sleepterm.store.unlisted_sounds import unlisted_tracks
from sleepterm.translation import gettext as _
from sleepterm.translation import language, translated

_LONG = 100_000
"""Characters from which on the user's catalogue is cached once it is parsed."""


@dataclass(frozen=True)
class LoadedCatalog:
    """The loaded catalogue and the problems found.

    Attributes:
        catalog: the tracks.
        problems: what is wrong in files.
        unmeasured: unlisted sounds whose loudness is not known yet.
    """

    catalog: Catalog
    problems: tuple[Problem, ...] = ()
    unmeasured: tuple[Track, ...] = ()


def load_catalog(
    paths: Paths, *, bundled_catalog: Path, bundled_sounds: Path
) -> LoadedCatalog:
    """Load the bundled tracks, the user's, and unlisted sounds in their folder.

    Tracks whose file does not exist say so in `missing`; lengths come from the cache;
    revoiced sessions have the rendition's files. Nothing but the catalogue cache is
    written, no sound is opened, nothing is raised.

    Args:
        paths: the user's folders.
        bundled_catalog: the bundled tracks.toml.
        bundled_sounds: the folder its paths start from.
    """
    bundled, problems = _bundled(bundled_catalog, bundled_sounds)
    bundled, damaged = _with_renditions(bundled, paths.renditions)
    own, own_problems = _own(paths, {track.id for track in bundled})
    listed = (*bundled, *own)
    unlisted = unlisted_tracks(
        paths.own_sounds,
        listed=(file for track in own for file in _files_of(track)),
        taken=(track.id for track in listed),
        log=FileFacts(paths.measured_log),
    )
    tracks, lost = with_valid_beds((*listed, *unlisted.tracks), str(paths.own_catalog))
    tracks = with_missing_marked(tracks)
    tracks = _with_lengths(tracks, load_lengths(paths.lengths_file))
    unfit = unfit_translations(tracks, language())
    found = (*problems, *damaged, *own_problems, *unlisted.problems, *lost, *unfit)
    return LoadedCatalog(Catalog(tracks), found, unlisted.unmeasured)


def _bundled(file: Path, folder: Path) -> ParsedCatalog:
    try:
        text = read_text(file)
    except (FileNotFoundError, SleeptermError) as error:
        return _unreadable(file, error)
    tracks, problems = parse_catalog(text, file=str(file), folder=folder, own=False)
    return tuple(map(_in_the_users_language, tracks)), problems


def _in_the_users_language(track: Track) -> Track:
    title = translated("track", track.title)
    if title == track.title:
        return track
    return replace(track, title=title, english_title=track.title)


def _own(paths: Paths, taken: Collection[str]) -> ParsedCatalog:
    file = paths.own_catalog
    try:
        text = read_text(file)
    except FileNotFoundError:
        return (), ()
    except SleeptermError as error:
        return _unreadable(file, error)
    # The list waits for this: few have long catalogues, or voices of their own.
    if len(text) < _LONG:
        folder = paths.own_sounds
        return parse_catalog(text, file=str(file), folder=folder, own=True, taken=taken)
    from sleepterm.store.catalog_cache import (  # noqa: PLC0415
        CatalogSource,
        parse_with_cache,
    )

    source = CatalogSource(text, str(file), paths.own_sounds, taken)
    return parse_with_cache(source, paths.catalog_cache)


def _files_of(track: Track) -> Iterator[Path]:
    """The file of a track; of a pool of parts all files beside its opening."""
    yield track.file
    if track.pool_length is not None:
        with contextlib.suppress(OSError):
            yield from track.file.parent.iterdir()


def _with_renditions(tracks: tuple[Track, ...], folder: Path) -> ParsedCatalog:
    if not holds(folder.exists):
        return tracks, ()
    from sleepterm.store.renditions import with_renditions  # noqa: PLC0415

    return with_renditions(tracks, folder)


def _unreadable(file: Path, error: Exception) -> ParsedCatalog:
    missing = isinstance(error, FileNotFoundError)
    reason = _("there is no such file") if missing else str(error)
    return (), (Problem(str(file), "", reason),)


def _with_lengths(tracks: Iterable[Track], cache: LengthCache) -> tuple[Track, ...]:
    return tuple(
        replace(track, length=length)
        if not (track.missing or track.noise or track.pool_length)
        and (length := cache.length_of(track.file)) is not None
        else track
        for track in tracks
    )
