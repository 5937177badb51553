"""The catalogue as every command sees it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace

from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix_tracks import mix_named, with_mixes
from sleepterm.night.durations import format_position
from sleepterm.store.bundled import bundled_catalog, bundled_mixes, bundled_sounds
from sleepterm.store.catalogs import LoadedCatalog, load_catalog
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths


def load(paths: Paths) -> LoadedCatalog:
    """Everything that can be played on this machine."""
    return load_catalog(
        paths, bundled_catalog=bundled_catalog(), bundled_sounds=bundled_sounds()
    )


def load_with_mixes(paths: Paths) -> LoadedCatalog:
    """Everything that can be played, mixes among it, as tracks."""
    loaded = load(paths)
    mixes = Mixes(paths.mixes, bundled_mixes()).load()
    problems = (*loaded.problems, *mixes.problems)
    catalog = with_mixes(loaded.catalog, mixes.mixes)
    return replace(loaded, catalog=catalog, problems=problems)


def track_meant(catalog: Catalog, name: str) -> Track:
    """The track with this id or its beginning, or the mix of exactly this name.

    Raises:
        SleeptermError: none or several match; the message names candidates.
    """
    return mix_named(catalog, name) or catalog.find(name)


def with_lengths(catalog: Catalog, paths: Paths) -> Catalog:
    """A catalogue with the lengths of what ends; measured where not remembered."""
    unknown = any(
        not (x.is_loop or x.missing or x.is_mix) and x.length is None for x in catalog
    )
    if not unknown:
        return catalog
    from sleepterm.importing.lengths import measure_lengths

    return catalog.with_lengths(measure_lengths(catalog, paths))


def length_of(track: Track) -> str:
    """A track's length as a table shows it."""
    if track.is_loop:
        return "endless"
    return "?" if track.length is None else format_position(track.length)


def print_problems(problems: Iterable[Problem]) -> None:
    """One line a problem on standard error."""
    for problem in problems:
        print(f"sleepterm: {problem.severity.value}: {problem}", file=sys.stderr)
