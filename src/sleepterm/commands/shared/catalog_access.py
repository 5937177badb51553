"""Loading the catalogue, looking tracks up in it, and printing its problems."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from sleepterm.commands.shared.best_match import best_match
from sleepterm.commands.shared.console import tell
from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.prefix_lookup import UnknownNameError
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix_tracks import with_mixes
from sleepterm.night.durations import format_position
from sleepterm.store.bundled import (
    bundled_catalog,
    bundled_mixes,
    bundled_sequences,
    bundled_sounds,
)
from sleepterm.store.catalogs import LoadedCatalog, load_catalog
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.store.sequences import Sequences
from sleepterm.text import suggest
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

_SEVERITIES = {
    Severity.WARNING: _("warning"),
    Severity.ERROR: pgettext("problem", "error"),
}

if TYPE_CHECKING:
    from sleepterm.playback.local import LocalPlayback


def load(paths: Paths) -> LoadedCatalog:
    """Bundled and own sounds, without the mixes."""
    return load_catalog(
        paths, bundled_catalog=bundled_catalog(), bundled_sounds=bundled_sounds()
    )


def load_names(paths: Paths) -> tuple[Track, ...]:
    """The same as `load_with_mixes` for lists of names; quicker, as a key waits."""
    sounds = load(paths).catalog
    catalog = with_mixes(sounds, Mixes(paths.mixes, bundled_mixes()).load().mixes)
    found = Sequences(paths.sequences, bundled_sequences()).load().sequences
    if all(sequence.topics for sequence in found):
        from sleepterm.library.sequences.sequence_ids import bare_sequences

        return (*catalog, *bare_sequences(found, catalog))
    from sleepterm.library.sequences.sequence_tracks import with_sequences

    return with_sequences(catalog, found).tracks


def load_with_mixes(paths: Paths) -> LoadedCatalog:
    """Bundled and own sounds, and the mixes and sessions of parts as tracks."""
    from sleepterm.library.sequences.sequence_tracks import with_sequences

    loaded = load(paths)
    mixes = Mixes(paths.mixes, bundled_mixes()).load()
    sequences = Sequences(paths.sequences, bundled_sequences()).load()
    problems = (*loaded.problems, *mixes.problems, *sequences.problems)
    catalog = with_mixes(loaded.catalog, mixes.mixes)
    catalog = with_sequences(catalog, sequences.sequences)
    return replace(loaded, catalog=catalog, problems=problems)


def read_again(playback: LocalPlayback, track_id: str) -> None:
    """Give playback the catalogue as it is on the disk now.

    Args:
        playback: gets it.
        track_id: of a track whose edits concern its layer; "" for none.
    """
    catalog = load_with_mixes(Paths.of_user()).catalog
    playback.catalog = catalog
    if (track := catalog.get(track_id)) is not None:
        playback.refresh(track)


def find_track_or_mix(
    catalog: Catalog, name: str, fits: Callable[[Track], bool] = lambda _track: True
) -> Track:
    """The track or mix that a name means best; see `best_match`.

    Args:
        catalog: with the mixes.
        name: what the user wrote.
        fits: which of several are taken.

    Raises:
        UnknownNameError: none matches.
        AmbiguousNameError: one letter, with which several ids begin.
    """
    if (found := best_match(name, catalog, fits)) is not None:
        return found
    with contextlib.suppress(UnknownNameError):
        return catalog.find(name)
    known = [x.id if x.has_file else x.title for x in catalog]
    hint = _("'sleepterm list' shows all.")
    raise UnknownNameError("track or mix", name, suggest(name, known), hint)


def with_lengths(catalog: Catalog, paths: Paths) -> Catalog:
    """The catalogue with the length of every track that ends, measured if need be."""
    unknown = any(
        x.has_file and not (x.is_loop or x.missing) and x.length is None
        for x in catalog
    )
    if not unknown:
        return catalog
    from sleepterm.importing.measure_lengths import measure_lengths

    return catalog.with_lengths(measure_lengths(catalog, paths))


def length_of(track: Track) -> str:
    """A track's length as a table shows it."""
    if track.is_loop:
        return _("endless")
    return "?" if track.length is None else format_position(track.length)


def print_problems(problems: Iterable[Problem]) -> None:
    """Print each problem as one line on standard error."""
    for problem in problems:
        tell(f"{_SEVERITIES[problem.severity]}: {problem}")
