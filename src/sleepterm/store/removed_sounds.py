"""Sounds that the user removed, kept so that this can be undone.

Each has a folder with its files and a record: its lines of tracks.toml, and where its
files belong. The record is written before anything is taken away, and deleted after
everything is back, so that a crash between loses nothing.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.formats.toml_writer import format_toml
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.atomic import create_atomically
from sleepterm.store.files.copying import copy_file, free_stem
from sleepterm.store.files.text_file import read_text

KEPT = 5
"""How many removed sounds are kept; the oldest are deleted first."""

_RECORD = "removed.toml"


@dataclass(frozen=True)
class RemovedSound:
    """A sound that was removed.

    Attributes:
        folder: where it is kept.
        track_id: its id.
        title: its title.
        entry: the lines of its table in tracks.toml; "" if it had none, or they are
            damaged.
        places: name of each file in the folder to the path where it belongs.
    """

    folder: Path
    track_id: str
    title: str
    entry: str
    places: Mapping[str, Path]


class RemovedSounds:
    """The removed sounds on the disk.

    Args:
        folder: where they are kept; it need not exist.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def record(self, track: Track, entry: str, files: Iterable[Path]) -> RemovedSound:
        """Write down what is about to be removed.

        Args:
            track: the sound.
            entry: the lines of its table in tracks.toml, or "".
            files: its files that are to be kept with the record.

        Raises:
            OSError: it cannot be written.
            UnicodeEncodeError: the name of a file is not valid Unicode.
        """
        numbers = [int(folder.name.partition("-")[0]) for folder in self._folders()]
        # The module secrets would load OpenSSL.
        name = f"{max(numbers, default=0) + 1:06}-{os.urandom(4).hex()}"
        places = {f"{at}-{file.name}": file for at, file in enumerate(files)}
        removed = RemovedSound(
            self._folder / name, track.id, track.title, entry, places
        )
        values = {
            "id": track.id,
            "title": track.title,
            "entry": entry,
            "files": {key: str(path) for key, path in places.items()},
        }
        create_atomically(removed.folder / _RECORD, format_toml(values))
        return removed

    def take(self, removed: RemovedSound) -> None:
        """Move a sound's files from their places to its record.

        Raises:
            OSError: one cannot be moved.
        """
        for name, place in removed.places.items():
            with contextlib.suppress(FileNotFoundError):
                _move(place, removed.folder / name)

    def give_back(self, removed: RemovedSound) -> Mapping[Path, Path]:
        """Move a sound's files back, under a free name where theirs is taken.

        Returns:
            The old path of each of its files to the new one.

        Raises:
            OSError: one cannot be moved.
        """
        back: dict[Path, Path] = {}
        kept = {place: removed.folder / name for name, place in removed.places.items()}
        # Without it, a crash has left the file in its place, or put it back.
        gone = [place for place in kept if os.path.lexists(kept[place])]
        stems = {
            place.stem: free_stem(place.parent, place.stem)
            for place in gone
            if os.path.lexists(place)
        }
        # The sound comes last: where it is, its captions are.
        for place in reversed(gone):
            stem = stems.get(place.stem, place.stem)
            target = back[place] = place.with_name(stem + place.suffix)
            place.parent.mkdir(parents=True, exist_ok=True)
            _move(kept[place], target)
        return {place: back.get(place, place) for place in kept}

    def last(self) -> RemovedSound | None:
        """The sound that was removed last; None if there is none."""
        found = map(_read, reversed(self._folders()))
        return next((each for each in found if each is not None), None)

    def removed_at(self) -> float:
        """When one was last removed, in seconds since the epoch; 0.0 if none was."""
        last = self.last()
        with contextlib.suppress(OSError):
            return (last.folder / _RECORD).stat().st_mtime if last else 0.0
        return 0.0

    def forget(self, removed: RemovedSound) -> None:
        """Delete the record of a sound, and what is left of its files."""
        # First the record: without it the rest is never given back.
        with contextlib.suppress(OSError):
            (removed.folder / _RECORD).unlink(missing_ok=True)
        shutil.rmtree(removed.folder, ignore_errors=True)

    def forget_oldest(self) -> None:
        """Delete all but the last `KEPT`."""
        for folder in self._folders()[:-KEPT]:
            shutil.rmtree(folder, ignore_errors=True)

    def _folders(self) -> list[Path]:
        """The folders of removed sounds, the oldest first."""
        try:
            folders = list(self._folder.iterdir())
        except OSError:
            return []
        return sorted(x for x in folders if x.name.partition("-")[0].isdecimal())


def _read(folder: Path) -> RemovedSound | None:
    try:
        values = parse_toml(read_text(folder / _RECORD))
    except (OSError, SleeptermError, TomlError):
        return None
    files = values.get("files")
    if not isinstance(files, dict):
        return None
    places = {name: Path(str(path)) for name, path in files.items()}
    track_id, title, entry = (
        str(values.get(key, "")) for key in ("id", "title", "entry")
    )
    if entry and not _is_entry(entry):
        # Damaged: its files come back without it, if there are any.
        entry = ""
        if not places:
            return None
    return RemovedSound(folder, track_id, title, entry, places)


def _is_entry(text: str) -> bool:
    """Whether these lines are one table of tracks.toml that has an id."""
    try:
        tracks = parse_toml(text).get("track")
    except TomlError:
        return False
    if not isinstance(tracks, list) or len(tracks) != 1:
        return False
    return isinstance(tracks[0], dict) and isinstance(tracks[0].get("id"), str)


def _move(source: Path, target: Path) -> None:
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # The folder of sounds may be a link to another disk.
        copy_file(source, target, lambda: None)
        source.unlink()
