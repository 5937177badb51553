"""One sound file after the other, examined, copied and described for the catalogue."""

from __future__ import annotations

import contextlib
import math
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.audio.loudness.meter import Loudness
from sleepterm.formats.toml_writer import format_toml
from sleepterm.importing.analysis import SoundAnalysis, UnusableSoundError, examine
from sleepterm.importing.conversion import readable
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.catalog_file import SCHEMA, parse_catalog
from sleepterm.library.catalog.naming import id_from, title_from
from sleepterm.library.catalog.track import (
    SPOKEN_TYPES,
    ContentType,
    LoopMode,
    PlaybackMode,
    Track,
)
from sleepterm.store.files.content_index import ContentIndex
from sleepterm.store.files.copying import copy_file, free_stem, is_inside
from sleepterm.store.files.scan import CAPTIONS
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

TARGET_LUFS = -27.0
"""How loud every track is to be, as the bundled ones are."""

HIGHEST_PEAK = -1.0
"""dBTP that no gain may lift a sound above."""

_LOWEST_GAIN, _HIGHEST_GAIN = -40.0, 20.0
_SILENT_PEAK = -70.0
_LONGEST_LOOP = Seconds(20 * 60.0)
_GUIDED = SPOKEN_TYPES | {ContentType.BREATHWORK}
_BETWEEN_REPORTS = 0.1


@dataclass(frozen=True, slots=True)
class AddOptions:
    """What the user decided about the sounds to add; the rest is found out.

    Attributes:
        title: instead of the one in the tags or the file name.
        type: the content type; None is "other".
        topics: what they are for.
        moods: what a listener would type.
        loop: play as a loop kept going this way.
        once: play once; `loop` goes before it.
        link: leave the files where they are instead of copying them; one that has to
            be converted is not linked.
    """

    title: str = ""
    type: ContentType | None = None
    topics: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    loop: LoopMode | None = None
    once: bool = False
    link: bool = False


@dataclass(frozen=True, slots=True)
class AddProgress:
    """How far adding has come.

    Attributes:
        path: the file at hand.
        done_seconds: of its sound measured so far; of one that is converted before,
            both count by half.
        total_seconds: of its sound; 0.0 until that is known.
        index: number of the file, from 1.
        count: of all files.
    """

    path: Path
    done_seconds: Seconds
    total_seconds: Seconds
    index: int
    count: int


class SoundImporter:
    """Takes sound files in, one by one; the catalogue file is left to the caller.

    Args:
        paths: the user's folders.
        catalog: everything there is so far.
        listed: ids that stand in the user's tracks.toml.
        options: what the user decided.
        progress: told how far it is, at most ten times a second.

    Attributes:
        tracks: the tracks taken in.
        sources: the files they were made of.
        tables: their [[track]] tables.
        copies: the files made for them.
        converted: ids of the tracks whose files had to be converted.
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
        self._paths = paths
        self._catalog = catalog
        self._listed = listed
        self._options = options
        self._progress = progress
        self._ids = {*listed, *(track.id for track in catalog)}
        self._known = ContentIndex(catalog, self._beat)
        self._at = AddProgress(Path(), Seconds(0.0), Seconds(0.0), 0, 0)
        self._reported = -math.inf

    def take(self, file: Path, index: int, count: int) -> None:
        """Examine, copy and describe one file.

        Raises:
            UnusableSoundError: it cannot be used, or is there already.
        """
        self._at = AddProgress(file, Seconds(0.0), Seconds(0.0), index, count)
        self._reported = -math.inf
        self._beat()
        _check_name(file)
        try:
            with readable(file, self._paths.own_sounds, self._tick_first_half) as sound:
                self._take(file, sound)
        except OSError as error:
            reason = f"it cannot be read or copied: {error.strerror or error}"
            raise UnusableSoundError(reason) from error

    def _take(self, file: Path, sound: Path) -> None:
        """Take in a file; `sound` is what can be read of it."""
        is_converted = sound != file
        dropped = self._dropped_or_new(sound)
        tick = self._tick_second_half if is_converted else self._tick
        found = examine(sound, tick)
        gain = gain_for(found.loudness)
        track_id = dropped.id if dropped else self._new_id(file)
        table = self._described(file, track_id, found) | {"gain_db": gain}
        link = self._options.link and not is_converted
        in_place = link or dropped is not None
        place = dropped.file if dropped else file
        made = self._placed(place, sound, table, in_place=in_place)
        try:
            track = as_loaded(table, self._paths)
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

    def _dropped_or_new(self, file: Path) -> Track | None:
        """The dropped sound that a file is, or is like, and which gets its entry."""
        twin = self._known.same_as(file)
        if twin is None:
            return None
        unlisted = twin.own and twin.id not in {*self._listed, *self._new_ids()}
        # Also a copy that was made of it before a crash.
        if unlisted:
            return twin
        raise UnusableSoundError(f"already there as {twin.id}")

    def _new_ids(self) -> set[str]:
        return {track.id for track in self.tracks}

    def _new_id(self, file: Path) -> str:
        return id_from(self._options.title or file.stem, self._ids)

    def _described(
        self, file: Path, track_id: str, found: SoundAnalysis
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
        if options.loop is None and (options.once or _is_guided(file, kind, found)):
            table["playback"] = PlaybackMode.ONCE.value
        else:
            table["playback"] = PlaybackMode.LOOP.value
            table["loop"] = (options.loop or LoopMode.CROSSFADE).value
        if found.artist:
            table["credit"] = found.artist
        return table

    def _title(self, file: Path, found: SoundAnalysis) -> str:
        title = self._options.title or found.title or title_from(file.stem)
        if self._options.title and self._at.count > 1:
            return f"{title} {self._at.index}"
        return title

    def _placed(
        self, file: Path, sound: Path, table: dict[str, object], *, in_place: bool
    ) -> list[Path]:
        """Name the file and its captions in the table; the files made for that."""
        guided = table["playback"] == PlaybackMode.ONCE.value
        captions = _captions_beside(file) if guided else None
        sounds = self._paths.own_sounds
        if in_place:
            table["file"] = _path_in_catalog(file, sounds)
            if captions:
                table["captions"] = _path_in_catalog(captions, sounds)
            return []
        stem = free_stem(sounds, str(table["id"]))
        table["file"] = stem + sound.suffix.lower()
        pairs = [(sound, sounds / str(table["file"]))]
        if captions:
            table["captions"] = stem + captions.suffix
            pairs.append((captions, sounds / str(table["captions"])))
        return self._copied(pairs)

    def _copied(self, pairs: list[tuple[Path, Path]]) -> list[Path]:
        made: list[Path] = []
        try:
            for source, target in pairs:
                copy_file(source, target, self._beat)
                made.append(target)
        except BaseException:
            _delete(made)
            raise
        return made

    def _tick(self, done: Seconds, total: Seconds) -> None:
        self._at = replace(self._at, done_seconds=done, total_seconds=total)
        self._beat(final=done >= total)

    def _tick_first_half(self, done: Seconds, total: Seconds) -> None:
        self._tick(Seconds(done / 2), total)

    def _tick_second_half(self, done: Seconds, total: Seconds) -> None:
        self._tick(Seconds((total + done) / 2), total)

    def _beat(self, *, final: bool = False) -> None:
        now = time.monotonic()
        if final or now - self._reported >= _BETWEEN_REPORTS:
            self._reported = now
            self._progress(self._at)


def _check_name(file: Path) -> None:
    try:
        str(file).encode("utf-8")
    except UnicodeEncodeError:
        raise UnusableSoundError("its name is not valid Unicode; rename it") from None
    if not file.exists():
        raise UnusableSoundError("there is no such file")
    if not file.is_file():
        raise UnusableSoundError("it is no file")


def _is_guided(file: Path, kind: ContentType, found: SoundAnalysis) -> bool:
    words = _captions_beside(file)
    return bool(words) or kind in _GUIDED or found.length > _LONGEST_LOOP


def _captions_beside(file: Path) -> Path | None:
    files = (file.with_suffix(suffix) for suffix in CAPTIONS)
    return next((captions for captions in files if captions.is_file()), None)


def gain_for(loudness: Loudness) -> float:
    """The gain in dB that brings a sound to `TARGET_LUFS`, as far as its peaks allow.

    Raises:
        UnusableSoundError: it is silent.
    """
    if loudness.true_peak_db < _SILENT_PEAK:
        raise UnusableSoundError("it is silent")
    wanted = round(TARGET_LUFS - max(loudness.lufs, -100.0), 1)
    room = math.floor((HIGHEST_PEAK - loudness.true_peak_db) * 10) / 10
    return max(_LOWEST_GAIN, min(wanted, room, _HIGHEST_GAIN))


def _path_in_catalog(file: Path, sounds: Path) -> str:
    whole = file.absolute()
    if is_inside(whole, sounds) and whole.is_relative_to(sounds):
        return whole.relative_to(sounds).as_posix()
    return str(whole)


def as_loaded(table: Mapping[str, object], paths: Paths) -> Track:
    """The track that the catalogue will have once the table stands in its file.

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


def _delete(files: list[Path]) -> None:
    for file in files:
        with contextlib.suppress(OSError):
            file.unlink(missing_ok=True)
