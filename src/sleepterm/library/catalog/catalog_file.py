"""Parses the text of a tracks.toml into tracks and problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from sleepterm.formats.chapters.chapter import LATEST, Chapter, in_order
from sleepterm.formats.problem import Problem
from sleepterm.formats.schema import read_top
from sleepterm.formats.table_reader import Table, as_number, quoted
from sleepterm.library.catalog.track import (
    FILELESS_TYPES,
    MOST_DRIFT,
    MOST_EVENTS,
    ContentType,
    LoopMode,
    NoiseColour,
    PlaybackMode,
    Track,
)
from sleepterm.library.catalog.track_id import LONGEST_ID, is_track_id
from sleepterm.translation import gettext as _
from sleepterm.units import Decibels, Seconds

SCHEMA = 1
"""The version of the format of tracks.toml."""

LONGEST_POOL = 600
"""Minutes that a night of a pool of parts lasts at most."""

ParsedCatalog = tuple[tuple[Track, ...], tuple[Problem, ...]]
"""Tracks, and the problems found."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_TOP_KEYS = ("schema", "track")
_TRACK_KEYS = frozenset(
    {
        *("id", "title", "type", "topics", "moods", "file", "playback", "loop"),
        *("events", "gain_db", "captions", "bed", "bed_db", "license", "credit"),
        *("chapters", "guard_lufs", "noise", "drift_db", "pool_minutes"),
    }
)


def parse_catalog(
    text: str,
    *,
    file: str,
    folder: Path,
    own: bool,
    taken: Collection[str] = (),
) -> ParsedCatalog:
    """Parse a whole tracks.toml; a bad entry is left out alone. Never raises.

    Args:
        text: of the file.
        file: its path as the user knows it, for messages.
        folder: that relative paths in it start from. Nothing is looked up on the
            disk: `missing` and `length` stay unset, but for the length of a pool.
        own: the file is the user's, who may name any path; the bundled one's
            paths must stay inside `folder`.
        taken: ids that other catalogues use already.

    Returns:
        The valid tracks in order, and the problems found.
    """
    top, problems = read_top(text, file=file, schema=SCHEMA)
    if top is None:
        return (), problems
    entries = _entries(top)
    reader = _EntryReader(file, folder, own=own, taken=taken)
    tracks = [
        track
        for number, entry in enumerate(entries, 1)
        if (track := reader.read(number, entry)) is not None
    ]
    return tuple(tracks), (*top.problems, *reader.problems)


def _entries(top: Table) -> list[object]:
    top.warn_unknown(_TOP_KEYS)
    entries = top.values.get("track", [])
    if isinstance(entries, list):
        return entries
    top.error(
        _("each track must begin with [[track]]; track is {value}").format(
            value=quoted(entries)
        )
    )
    return []


class _EntryReader:
    def __init__(
        self, file: str, folder: Path, *, own: bool, taken: Collection[str]
    ) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._folder = folder
        self._own = own
        self._ids = set(taken)

    def read(self, number: int, entry: object) -> Track | None:
        if not isinstance(entry, dict):
            where = _("track {number}").format(number=number)
            message = _("a track must be a table; it is {value}").format(
                value=quoted(entry)
            )
            self.problems.append(Problem(self._file, where, message))
            return None
        table = Table(entry, file=self._file, where=_name(number, entry))
        track = self._track(table)
        table.warn_unknown(_TRACK_KEYS)
        self.problems += table.problems
        if table.failed:
            return None
        self._ids.add(track.id)
        return track

    def _track(self, table: Table) -> Track:
        playback = table.choice("playback", PlaybackMode.LOOP)
        pool_length = _pool_length(table, playback)
        return Track(
            id=self._new_id(table),
            title=table.required("title", longest=200),
            type=_type(table),
            file=self._file_of(table) or Path(),
            topics=table.words("topics", longest=40, most=24),
            moods=table.words("moods", longest=60, most=48),
            playback=playback,
            loop=table.choice("loop", LoopMode.CROSSFADE),
            events=table.integer("events", 1, low=1, high=MOST_EVENTS),
            gain_db=Decibels(table.number("gain_db", 0.0, low=-60, high=24)),
            captions=self._captions(table),
            bed=_bed(table),
            bed_db=Decibels(table.number("bed_db", -12.0, low=-60, high=0)),
            license=table.text("license", longest=100),
            credit=table.text("credit", longest=200),
            own=self._own,
            chapters=_chapters(table),
            guard_lufs=_guard(table),
            noise=_noise(table),
            drift_db=_drift(table),
            length=pool_length,
            pool_length=pool_length,
        )

    def _file_of(self, table: Table) -> Path | None:
        if "noise" not in table.values:
            return self._path(table, "file")
        if "file" in table.values:
            table.error(
                _("noise is made without a file; write file or noise, not both")
            )
        if table.values.get("playback", PlaybackMode.LOOP) != PlaybackMode.LOOP:
            table.error(_('noise has no end; leave out playback = "once"'))
        for key in ("captions", "chapters"):
            if key in table.values:
                table.error(_("{key} need a file; noise has none").format(key=key))
        return None

    def _new_id(self, table: Table) -> str:
        track_id = table.values.get("id")
        if "id" not in table.values:
            table.error(_('{key} is missing; write {key} = "..."').format(key="id"))
        elif not isinstance(track_id, str) or not is_track_id(track_id):
            table.error(_ID_RULE.format(most=LONGEST_ID, value=quoted(track_id)))
        elif track_id in self._ids:
            table.error(_("the id {id} is taken by another track").format(id=track_id))
        else:
            return track_id
        return ""

    def _captions(self, table: Table) -> Path | None:
        return self._path(table, "captions") if "captions" in table.values else None

    def _path(self, table: Table, key: str) -> Path | None:
        if key not in table.values:
            table.error(_('{key} is missing; write {key} = "..."').format(key=key))
            return None
        value = table.values[key]
        if not isinstance(value, str) or not _names_a_file(value):
            table.error(
                _("{key} must be the name of a file; it is {value}").format(
                    key=key, value=quoted(value)
                )
            )
            return None
        if self._own and value.startswith(("~/", "~\\")):
            table.error(
                _("{key} must be written out, without ~; it is {value}").format(
                    key=key, value=quoted(value)
                )
            )
            return None
        if not self._own and _leaves_folder(value):
            table.error(
                _("{key} must stay in the sounds folder; it is {value}").format(
                    key=key, value=quoted(value)
                )
            )
            return None
        return self._folder / value


_ID_RULE = _(
    "id must be lower-case letters and digits joined by single hyphens (rain-steady),"
    " at most {most} characters; it is {value}"
)


def _name(number: int, entry: Mapping[str, object]) -> str:
    track_id = entry.get("id")
    if isinstance(track_id, str) and is_track_id(track_id):
        return _("track {number} ({id})").format(number=number, id=track_id)
    return _("track {number}").format(number=number)


def _type(table: Table) -> ContentType:
    kind = table.values.get("type")
    if kind in FILELESS_TYPES:
        table.error(
            _(
                "type cannot be {kind}; 'sleepterm {kind} save' makes one of tracks"
            ).format(kind=kind)
        )
        return ContentType.OTHER
    return table.choice("type", ContentType.OTHER, excluded=FILELESS_TYPES)


def _chapters(table: Table) -> tuple[Chapter, ...]:
    entries = table.values.get("chapters", [])
    if not isinstance(entries, list) or not all(isinstance(x, dict) for x in entries):
        entries = [None]
    found: list[tuple[float, str]] = []
    for entry in entries:
        start = as_number(entry.get("start")) if entry else None
        title = entry.get("title", "") if entry else None
        if start is None or not isinstance(title, str) or not 0 <= start <= LATEST:
            # They are no reason to leave a sound out.
            table.warn(
                _(
                    'chapters must be a list like [{ start = 0, title = "One" }], with'
                    " starts in seconds; it is ignored"
                )
            )
            return ()
        found.append((start, title))
    return in_order(found)


def _guard(table: Table) -> float | None:
    if "guard_lufs" not in table.values:
        return None
    return table.number("guard_lufs", 0.0, low=-70, high=5)


def _noise(table: Table) -> NoiseColour | None:
    if "noise" not in table.values:
        return None
    return table.choice("noise", NoiseColour.WHITE)


def _drift(table: Table) -> Decibels | None:
    if "drift_db" not in table.values:
        return None
    return Decibels(table.number("drift_db", 0.0, low=0, high=MOST_DRIFT))


def _pool_length(table: Table, playback: PlaybackMode) -> Seconds | None:
    if "pool_minutes" not in table.values:
        return None
    if playback is PlaybackMode.LOOP:
        table.error(_('pool_minutes needs playback = "once"'))
    minutes = table.number("pool_minutes", LONGEST_POOL, low=5, high=LONGEST_POOL)
    return Seconds(60 * minutes)


def _bed(table: Table) -> str | None:
    bed = table.values.get("bed")
    if bed is None or (isinstance(bed, str) and is_track_id(bed)):
        return bed
    table.error(
        _("bed must be the id of a track; it is {value}").format(value=quoted(bed))
    )
    return None


def _names_a_file(value: str) -> bool:
    last = value.replace("\\", "/").rpartition("/")[2]
    return not _CONTROL.search(value) and last.strip() not in {"", ".", ".."}


def _leaves_folder(value: str) -> bool:
    """Whether a path is absolute or climbs, read as POSIX or as Windows would."""
    windows = PureWindowsPath(value)
    absolute = bool(PurePosixPath(value).root or windows.root or windows.drive)
    return absolute or ".." in windows.parts
