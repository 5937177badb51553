"""Reads a [[track]] table as the catalogue will read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.formats.toml_writer import format_toml
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.library.catalog.catalog_file import SCHEMA, parse_catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.paths import Paths


def chapters_table(chapters: Sequence[Chapter]) -> list[dict[str, object]]:
    """The value of the key `chapters` in a [[track]] table."""
    return [{"start": float(x.start), "title": x.title} for x in chapters]


def track_from_table(table: Mapping[str, object], paths: Paths) -> Track:
    """The track that loading the catalogue will give for this [[track]] table.

    Raises:
        UnusableSoundError: one of its values cannot be used.
    """
    text = format_toml({"schema": SCHEMA, "track": [table]})
    tracks, problems = parse_catalog(
        text, file=str(paths.own_catalog), folder=paths.own_sounds, own=True
    )
    if not tracks:
        raise UnusableSoundError("; ".join(problem.message for problem in problems))
    return tracks[0]
