"""The catalogue as every command sees it."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from sleepterm.library.problem import Problem
from sleepterm.store.bundled import bundled_catalog, bundled_sounds
from sleepterm.store.catalogs import LoadedCatalog, load_catalog
from sleepterm.store.paths import Paths


def load(paths: Paths) -> LoadedCatalog:
    """Everything that can be played on this machine."""
    return load_catalog(
        paths, bundled_catalog=bundled_catalog(), bundled_sounds=bundled_sounds()
    )


def complain(problems: Iterable[Problem]) -> None:
    """One line a problem on standard error."""
    for problem in problems:
        print(f"sleepterm: {problem.severity.value}: {problem}", file=sys.stderr)
