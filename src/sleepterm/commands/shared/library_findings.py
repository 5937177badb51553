"""What `sleepterm doctor` says about tracks, mixes, sessions, and their files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sleepterm.audio.pool_loader import ENDING, pool_files
from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.finding import Finding
from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.mixes.mix import Mix
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.store.bundled import (
    bundled_feelings,
    bundled_mixes,
    bundled_sequences,
)
from sleepterm.store.mixes import Mixes
from sleepterm.store.paths import Paths
from sleepterm.store.sequences import Sequences
from sleepterm.store.settings import load_settings
from sleepterm.store.vocabularies import load_vocabulary
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

_MOST_NAMED = 5


def library_findings(paths: Paths) -> Iterator[Finding]:
    """How much there is to play, whether it can be, and what is wrong in files."""
    loaded = load(paths)
    mixes = Mixes(paths.mixes, bundled_mixes()).load()
    sequences = Sequences(paths.sequences, bundled_sequences()).load()
    yield _tracks(loaded.catalog)
    yield _mixes(mixes.mixes)
    yield _sessions(sequences.sequences)
    for track in loaded.catalog:
        if track.pool_length is not None and not track.missing:
            yield _pool(track)
    made = (*mixes.problems, *sequences.problems)
    others = _other_problems(paths, loaded.catalog)
    for problem in (*loaded.problems, *made, *others):
        yield Finding("problem", ok=False, words=str(problem))


def _tracks(catalog: Catalog) -> Finding:
    own = sum(track.own for track in catalog)
    missing = [track.id for track in catalog if track.missing]
    count = len(catalog)
    parts = [
        ngettext(
            "{count} track, {own} of them your own",
            "{count} tracks, {own} of them your own",
            count,
        ).format(count=count, own=own)
    ]
    if missing:
        parts.append(
            ngettext(
                "{count} missing: {names}", "{count} missing: {names}", len(missing)
            ).format(count=len(missing), names=", ".join(missing[:_MOST_NAMED]))
        )
    return Finding("tracks", ok=count > own, words="; ".join(parts))


def _mixes(mixes: tuple[Mix, ...]) -> Finding:
    own, count = sum(not mix.starter for mix in mixes), len(mixes)
    words = ngettext(
        "{count} mix, {own} of them your own",
        "{count} mixes, {own} of them your own",
        count,
    ).format(count=count, own=own)
    return Finding("mixes", ok=True, words=words)


def _sessions(sequences: tuple[Sequence, ...]) -> Finding:
    own, count = sum(not each.starter for each in sequences), len(sequences)
    words = ngettext(
        "{count} session, {own} of them your own",
        "{count} sessions, {own} of them your own",
        count,
    ).format(count=count, own=own)
    return Finding("sessions", ok=True, words=words)


def _pool(track: Track) -> Finding:
    """Whether the parts of a pool can be played."""
    try:
        files = pool_files(track)
    except SleeptermError as error:
        return Finding("parts", ok=False, words=str(error))
    unreadable = [name for name, path in files.all.items() if not _opens(path)]
    count = len(files.parts)
    parts = [
        ngettext(
            "{track} has {count} part to choose from",
            "{track} has {count} parts to choose from",
            count,
        ).format(track=track.id, count=count)
    ]
    if files.ending is None:
        ending = f"{ENDING}{track.file.suffix}"
        parts.append(_("its {file} is missing").format(file=ending))
    if unreadable:
        parts.append(
            ngettext(
                "{count} can't be played: {names}",
                "{count} can't be played: {names}",
                len(unreadable),
            ).format(count=len(unreadable), names=", ".join(unreadable[:_MOST_NAMED]))
        )
    good = bool(files.parts) and files.ending is not None and not unreadable
    return Finding("parts", ok=good, words="; ".join(parts))


def _opens(path: Path) -> bool:
    try:
        Decoder(path).close()
    except DecodeError:
        return False
    return True


def _other_problems(paths: Paths, catalog: Catalog) -> Iterator[Problem]:
    """What is wrong in the settings, and in the words for the search."""
    # Imported late: this loads Textual.
    from sleepterm.tui.settings_check import settings_problems

    settings, problems = load_settings(paths.config_file)
    yield from problems
    yield from settings_problems(settings)
    ids = {track.id for track in catalog}
    _vocabulary, problems = load_vocabulary(bundled_feelings(), paths.own_feelings, ids)
    yield from problems
