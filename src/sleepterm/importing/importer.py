"""Imports sound files: read, copy, describe for the catalogue."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Collection
from dataclasses import replace
from pathlib import Path

from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.formats.chapters.reader import chapters_of
from sleepterm.importing.analysis import SoundAnalysis, UnusableSoundError
from sleepterm.importing.catalog_entry import (
    chapters_table,
    path_in_catalog,
    track_from_table,
)
from sleepterm.importing.gain import level_table
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress, ProgressReporter
from sleepterm.importing.read_ahead import Reading
from sleepterm.importing.read_sound import ReadSound, read_sound
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.naming import id_from, title_from
from sleepterm.library.catalog.track import (
    SPOKEN_TYPES,
    ContentType,
    LoopMode,
    PlaybackMode,
    Track,
)
from sleepterm.store.files.caption_translation import copies_of
from sleepterm.store.files.captions import captions_beside
from sleepterm.store.files.content_index import ContentIndex
from sleepterm.store.files.copying import copy_file, free_stem
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_LONGEST_LOOP = Seconds(20 * 60.0)
_GUIDED = SPOKEN_TYPES | {ContentType.BREATHWORK}


class SoundImporter:
    """Imports sound files one by one; the caller writes the catalogue file.

    Args:
        paths: the user's folders.
        catalog: all tracks so far.
        listed: ids that have an entry in the user's tracks.toml.
        options: what the user decided.
        progress: gets the progress, at most ten times a second; what it raises ends
            the import.

    Attributes:
        tracks: the imported tracks.
        sources: the file of each track that the user named.
        tables: the [[track]] table of each track.
        copies: all files that were written into the user's sounds folder.
        converted: ids of the tracks whose files had to be converted.
        losses: of each file that was not taken whole, what is left out.
        progress: reports how far it has come.
    """

    def __init__(
        self,
        paths: Paths,
        catalog: Catalog,
        listed: Collection[str],
        options: AddOptions,
        progress: Callable[[AddProgress], None],
    ) -> None:
        self.tracks: list[Track] = []
        self.sources: list[Path] = []
        self.tables: list[dict[str, object]] = []
        self.copies: list[Path] = []
        self.converted: list[str] = []
        self.losses: dict[Path, str] = {}
        self.progress = ProgressReporter(progress)
        self._paths = paths
        self._catalog = catalog
        self._listed = listed
        self._options = options
        self._ids = {*listed, *(track.id for track in catalog)}
        self._known = ContentIndex(catalog)

    def read(self, file: Path, reading: Reading) -> ReadSound:
        """Read and measure one file; in any thread, while others are read or imported.

        Args:
            file: the sound.
            reading: gets the progress; what it raises ends the reading.

        Raises:
            UnusableSoundError: it cannot be used, or is there already.
        """
        _check_name(file)

        def check(sound: Path) -> None:
            self._unlisted_twin(sound, reading.beat)

        try:
            return read_sound(file, self._paths.own_sounds, check, reading.tick)
        except OSError as error:
            raise _unreadable(error) from error

    def import_file(
        self, file: Path, index: int, count: int, read: Callable[[Path], ReadSound]
    ) -> None:
        """Copy and describe one file that `read` has read.

        Args:
            file: the sound.
            index: its number, from 1.
            count: number of all files.
            read: gives what `read` made of the file.

        Raises:
            UnusableSoundError: it cannot be used, or is there already.
        """
        self.progress.start_file(file, index, count)
        sound = read(file)
        try:
            self._import(file, sound)
        except OSError as error:
            raise _unreadable(error) from error
        finally:
            sound.close()

    def _import(self, file: Path, sound: ReadSound) -> None:
        is_converted = sound.path != file
        # What was read meanwhile may be the same sound.
        unlisted = self._unlisted_twin(sound.path, self.progress.repeat)
        found = sound.analysis
        track_id = unlisted.id if unlisted else self._new_id(file)
        chapters = _chapters(file, found.length)
        table = self._described(file, track_id, found, is_long=bool(chapters))
        table |= level_table(found.loudness)
        if unlisted:
            made = self._completed(unlisted.file, file, table)
        elif self._options.link and not is_converted:
            made = self._linked(file, table)
        else:
            made = self._placed(file, sound.path, table)
        if chapters and table["playback"] == PlaybackMode.ONCE.value:
            table["chapters"] = chapters_table(chapters)
        try:
            track = track_from_table(table, self._paths)
        except UnusableSoundError:
            _delete(made)
            raise
        self.copies += made
        self.tables.append(table)
        self.sources.append(file)
        self.tracks.append(replace(track, length=found.length))
        self.converted += [track_id] if is_converted else []
        self._ids.add(track_id)
        self._known.add(track)
        if sound.loss:
            self.losses[file] = sound.loss

    def _unlisted_twin(self, file: Path, beat: Callable[[], None]) -> Track | None:
        """The same sound in the sounds folder that has no catalogue entry yet.

        Raises:
            UnusableSoundError: the sound is in the catalogue already.
        """
        twin = self._known.same_as(file, beat)
        if twin is None:
            return None
        # Put there by the user, or copied just before a crash.
        if twin.own and twin.id not in {*self._listed, *self._new_ids()}:
            return twin
        raise UnusableSoundError(_("already there as {id}").format(id=twin.id))

    def _new_ids(self) -> set[str]:
        return {track.id for track in self.tracks}

    def _new_id(self, file: Path) -> str:
        return id_from(self._options.title or file.stem, self._ids)

    def _described(
        self, file: Path, track_id: str, found: SoundAnalysis, *, is_long: bool
    ) -> dict[str, object]:
        options = self._options
        kind = options.type or ContentType.OTHER
        table: dict[str, object] = {
            "id": track_id,
            "title": self._title(file, found),
            "type": kind.value,
        }
        if options.topics:
            table["topics"] = list(options.topics)
        if options.moods:
            table["moods"] = list(options.moods)
        is_guided = options.once or is_long or _is_guided(file, kind, found)
        if options.loop is None and is_guided:
            table["playback"] = PlaybackMode.ONCE.value
        else:
            table["playback"] = PlaybackMode.LOOP.value
            table["loop"] = (options.loop or LoopMode.CROSSFADE).value
        if options.bed:
            table["bed"] = options.bed
        if found.artist:
            table["credit"] = found.artist
        return table

    def _title(self, file: Path, found: SoundAnalysis) -> str:
        title = self._options.title or found.title or title_from(file.stem)
        at = self.progress.current
        if self._options.title and at.count > 1:
            return f"{title} {at.index}"
        return title

    def _linked(self, file: Path, table: dict[str, object]) -> list[Path]:
        """Enter the user's own paths of sound and captions; nothing is copied."""
        sounds = self._paths.own_sounds
        table["file"] = path_in_catalog(file, sounds)
        if captions := _captions_for(file, table):
            table["captions"] = path_in_catalog(captions, sounds)
        return []

    def _completed(
        self, twin: Path, file: Path, table: dict[str, object]
    ) -> list[Path]:
        """Enter a copy that is there already, and copy captions it may lack."""
        sounds = self._paths.own_sounds
        table["file"] = path_in_catalog(twin, sounds)
        captions = _captions_for(twin, table)
        if captions is None and (source := _captions_for(file, table)):
            captions = twin.with_suffix(source.suffix)
            made = self._copied(copies_of(source, captions))
        else:
            made = []
        if captions:
            table["captions"] = path_in_catalog(captions, sounds)
        return made

    def _placed(self, file: Path, sound: Path, table: dict[str, object]) -> list[Path]:
        """Copy sound and captions, and enter their paths in the table.

        The sound comes last: where it is, all of it is.
        """
        captions = _captions_for(file, table)
        sounds = self._paths.own_sounds
        stem = free_stem(sounds, str(table["id"]), captions)
        table["file"] = stem + sound.suffix.lower()
        pairs = [(sound, sounds / str(table["file"]))]
        if captions:
            table["captions"] = stem + captions.suffix
            pairs = [*copies_of(captions, sounds / str(table["captions"])), *pairs]
        return self._copied(pairs)

    def _copied(self, pairs: list[tuple[Path, Path]]) -> list[Path]:
        made: list[Path] = []
        try:
            for source, target in pairs:
                copy_file(source, target, self.progress.repeat)
                made.append(target)
        except BaseException:
            _delete(made)
            raise
        return made


def _check_name(file: Path) -> None:
    try:
        str(file).encode("utf-8")
    except UnicodeEncodeError:
        raise UnusableSoundError(
            _("its name is not valid Unicode; rename it")
        ) from None
    if not file.exists():
        raise UnusableSoundError(_("there is no such file"))
    if not file.is_file():
        raise UnusableSoundError(_("it is not a file"))


def _unreadable(error: OSError) -> UnusableSoundError:
    reason = error.strerror or error
    return UnusableSoundError(
        _("it cannot be read or copied: {reason}").format(reason=reason)
    )


def _chapters(file: Path, length: Seconds) -> tuple[Chapter, ...]:
    """The chapters of a file that the user named, as far as its sound can be read."""
    within = [x for x in chapters_of(file) if x.start < length]
    return tuple(within) if len(within) > 1 else ()


def _is_guided(file: Path, kind: ContentType, found: SoundAnalysis) -> bool:
    words = _captions_beside(file)
    return bool(words) or kind in _GUIDED or found.length > _LONGEST_LOOP


def _captions_for(file: Path, table: dict[str, object]) -> Path | None:
    """The captions beside a sound that is played once; None for a loop."""
    is_guided = table["playback"] == PlaybackMode.ONCE.value
    return _captions_beside(file) if is_guided else None


def _captions_beside(file: Path) -> Path | None:
    return captions_beside(str(file.with_suffix("")), os.path.isfile)


def _delete(files: list[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
