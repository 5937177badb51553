"""Tells of the parts of a pool as of tracks of their own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any

Entry = Mapping[str, Any]
"""One track as it stands in tracks.toml."""


def spoken_entries(listed: Sequence[Entry], spoken: Collection[str]) -> list[Entry]:
    """The entries of all that is spoken, one for each part of a pool.

    Args:
        listed: the tracks.
        spoken: names of sessions and parts.
    """
    return [part for entry in listed for part in _parts(entry, spoken)]


def _parts(entry: Entry, spoken: Collection[str]) -> Iterator[Entry]:
    if "pool_minutes" not in entry:
        if entry["id"] in spoken:
            yield entry
        return
    opening = PurePosixPath(entry["file"])
    here = sorted(x for x in spoken if PurePosixPath(x).parent == opening.parent)
    # the catalogue names the opening, so it stands for the whole
    for name in sorted(here, key=lambda x: x != str(opening.with_suffix(""))):
        yield {
            **entry,
            "id": name,
            "file": f"{name}{opening.suffix}",
            "captions": f"{name}.vtt",
        }


def is_headed(entry: Entry) -> bool:
    """Whether an entry has a section of its own: all but the later parts of a pool."""
    return "pool_minutes" not in entry or entry["id"].endswith("/opening")


def pool_words(entry: Entry, entries: Sequence[Entry]) -> str:
    """What else a section says of a pool; "" for a track of one file."""
    if "pool_minutes" not in entry:
        return ""
    folder = PurePosixPath(entry["file"]).parent
    count = sum(PurePosixPath(x["file"]).parent == folder for x in entries)
    return (
        f"It stands for the {count} parts in `{folder}/`, of which "
        f"{entry['pool_minutes']} minutes play in a night. "
    )
