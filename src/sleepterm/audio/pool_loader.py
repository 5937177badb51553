"""Opens a pool of parts: chooses those of tonight, and joins them to one sound."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.audio.events import PoolPartLost
from sleepterm.audio.opening_options import OpeningOptions
from sleepterm.audio.sources.decoder import DecodeError, Decoder
from sleepterm.audio.sources.pool_source import PoolSource
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.audio.sources.source import Source
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.library.pool_order import order_tonight
from sleepterm.night.narration import Narration
from sleepterm.night.pool_night import PoolNight, PoolPart, arranged
from sleepterm.store.files.caption_translation import read_narration_for_user
from sleepterm.store.pool_nights import PoolNights
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

ENDING = "ending"
"""Name of the part that always comes last."""


@dataclass(frozen=True)
class PoolFiles:
    """The files of a pool.

    Attributes:
        opening: comes first.
        parts: from which is chosen, by name.
        ending: comes last; None without one.
    """

    opening: Path
    parts: dict[str, Path]
    ending: Path | None

    @property
    def all(self) -> dict[str, Path]:
        """All of them, by name."""
        ending = {} if self.ending is None else {ENDING: self.ending}
        return {self.opening.stem: self.opening, **self.parts, **ending}


def pool_files(track: Track) -> PoolFiles:
    """The files beside a pool's opening that have its suffix.

    Raises:
        SleeptermError: the folder can't be read.
    """
    file = track.file
    try:
        beside = sorted(x for x in file.parent.iterdir() if _is_part(x, file))
    except OSError as error:
        reason = error.strerror or str(error)
        raise SleeptermError(
            _("Missing sounds"),
            _("{folder} can't be read: {reason}.").format(
                folder=file.parent, reason=reason
            ),
        ) from error
    parts = {path.stem: path for path in beside}
    return PoolFiles(file, parts, parts.pop(ENDING, None))


def open_pool(
    track: Track,
    position: Seconds,
    seed: int,
    how: OpeningOptions,
    decoding: Executor | None = None,
) -> tuple[PoolSource, Narration]:
    """Open a night of a pool, or the same night again.

    A position is that of the night that is remembered; if it is over, another begins.

    Args:
        track: whose `pool_length` is set.
        position: seconds into the night; above 0 it is resumed.
        seed: of the choice.
        how: what else it needs.
        decoding: executor that decodes ahead; None decodes in place.

    Raises:
        SleeptermError: the folder can't be read, or none of its parts can be played.
    """
    files = pool_files(track)
    chosen, at = _chosen(track, files, position, seed, how.nights)
    paths = files.all

    def lost(part: str, error: BaseException) -> None:
        reason = str(error) if isinstance(error, SleeptermError) else repr(error)
        text = _("The part '{part}' is lost: {reason}").format(part=part, reason=reason)
        how.lost(PoolPartLost(track.title, text))

    night = _arranged(track, files, chosen, _PartReader(paths, lost))
    _remember(track, files, night, at, how.nights)

    def opens(part: str, at: Seconds) -> SoundSource:
        rng = random.Random(seed)  # noqa: S311 - no part of a pool is shuffled
        source = Source(replace(track, file=paths[part]), rng, at, decoding)
        if how.nights is not None and part in files.parts:
            how.nights.note_heard(track.id, part)
        return source

    return PoolSource(night, opens, at, how.opening, lost), night.narration


class _PartReader:
    """Reads length and captions of parts; tells of those that can't be read."""

    def __init__(
        self, paths: dict[str, Path], lost: Callable[[str, BaseException], None]
    ) -> None:
        self._paths = paths
        self._lost = lost

    def read(self, names: Iterable[str]) -> Iterator[PoolPart]:
        """The parts of these names, one by one, without those that can't be read."""
        for name in names:
            path = self._paths[name]
            try:
                with Decoder(path) as decoder:
                    length = Seconds(decoder.frames / decoder.rate)
            except DecodeError as error:
                self._lost(name, error)
                continue
            yield PoolPart(
                name, length, read_narration_for_user(path.with_suffix(".vtt"))
            )


def _chosen(
    track: Track,
    files: PoolFiles,
    position: Seconds,
    seed: int,
    nights: PoolNights | None,
) -> tuple[tuple[str, ...], Seconds]:
    """The parts in the order in which they are taken, and where the night begins."""
    memory = None if nights is None else nights.of(track.id)
    if nights is not None and memory is not None and position > 0:
        if nights.resumes(track.id):
            there = tuple(name for name in memory.parts if name in files.parts)
            return there, position
        position = Seconds(0.0)
    number = 1 if memory is None else memory.night + 1
    heard = {} if memory is None else memory.heard
    rng = random.Random(f"{seed}/{track.id}/{number}")  # noqa: S311 - for variety alone
    return order_tonight(files.parts, heard, number, rng), position


def _arranged(
    track: Track, files: PoolFiles, chosen: Iterable[str], reader: _PartReader
) -> PoolNight:
    """The night of the chosen parts.

    Raises:
        SleeptermError: none of them can be played.
    """
    night = arranged(
        next(reader.read([files.opening.stem]), None),
        reader.read(chosen),
        next(reader.read([ENDING]), None) if files.ending else None,
        track.pool_length or Seconds(0.0),
    )
    if not night.parts:
        raise SleeptermError(
            _("No parts"),
            _("{folder} has no part that can be played.").format(
                folder=files.opening.parent
            ),
        )
    return night


def _remember(
    track: Track,
    files: PoolFiles,
    night: PoolNight,
    at: Seconds,
    nights: PoolNights | None,
) -> None:
    if nights is not None and at <= 0:
        nights.begin(track.id, [name for name in night.parts if name in files.parts])


def _is_part(path: Path, opening: Path) -> bool:
    return (
        path.suffix == opening.suffix
        and path != opening
        and not path.name.startswith(".")
    )
