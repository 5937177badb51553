"""The catalogue as every command sees it."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from sleepterm.library.catalog import Catalog
from sleepterm.library.problem import Problem
from sleepterm.library.track import Track
from sleepterm.night.durations import clock
from sleepterm.store.bundled import bundled_catalog, bundled_sounds
from sleepterm.store.catalogs import LoadedCatalog, load_catalog
from sleepterm.store.paths import Paths


def load(paths: Paths) -> LoadedCatalog:
    """Everything that can be played on this machine."""
    return load_catalog(
        paths, bundled_catalog=bundled_catalog(), bundled_sounds=bundled_sounds()
    )


def with_lengths(catalog: Catalog, paths: Paths) -> Catalog:
    """A catalogue with the lengths of what ends; measured where not remembered."""
    unknown = any(
        not track.is_loop and track.length is None and not track.missing
        for track in catalog
    )
    if not unknown:
        return catalog
    from sleepterm.audio.lengths import measure_lengths

    return catalog.with_lengths(measure_lengths(catalog, paths))


def length_of(track: Track) -> str:
    """A track's length as a table shows it."""
    if track.is_loop:
        return "endless"
    return "?" if track.length is None else clock(track.length)


def complain(problems: Iterable[Problem]) -> None:
    """One line a problem on standard error."""
    for problem in problems:
        print(f"sleepterm: {problem.severity.value}: {problem}", file=sys.stderr)
