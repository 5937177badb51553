"""What stands in a [[track]] table, and the track that the catalogue reads there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.formats.toml_writer import format_toml
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.library.catalog.catalog_file import SCHEMA, parse_catalog
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.copying import is_inside
from sleepterm.store.paths import Paths


def chapters_table(chapters: Sequence[Chapter]) -> list[dict[str, object]]:
    """The value of the key `chapters` in a [[track]] table."""
    return [{"start": float(x.start), "title": x.title} for x in chapters]


def path_in_catalog(file: Path, sounds: Path) -> str:
    """A file's path as tracks.toml has it: relative within the folder of sounds."""
    whole = file.absolute()
    if is_inside(whole, sounds) and whole.is_relative_to(sounds):
        return whole.relative_to(sounds).as_posix()
    return str(whole)


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
