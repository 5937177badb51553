"""Makes any sound file one that plays: as it is, or as a copy of what can be read."""

from __future__ import annotations

import contextlib
import re
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import soundfile as sf

from sleepterm.audio.sources.decoder import (
    DecodeError,
    Decoder,
    ExcessiveError,
    words_for_holes,
)
from sleepterm.formats.extent import Extent, extent_of
from sleepterm.formats.file_kind import looks_like
from sleepterm.formats.holes import is_mostly_holes
from sleepterm.importing.analysis import Tick, UnusableSoundError
from sleepterm.importing.conversion import can_convert, convert, foreign_format
from sleepterm.importing.salvage import salvage
from sleepterm.night.durations import format_position
from sleepterm.store.installation import formats_command
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_TOLERANCE = Seconds(0.5)
"""Encoders pad the beginning and the end."""
_CUT_CHUNK = re.compile(
    r"^ *(?:data|SSND|Data Size|riff) *: (\d+) \(should be (\d+)\)", re.MULTILINE
)
"""What libsndfile notes about WAV, AIFF, AU and W64: bytes stated and found."""
_UNKNOWN_SIZE = 0x7FFFFFFF
"""From here on programs that write to pipes state what they can't know."""
_SHORT = Seconds(10.0)
"""Below this, tenths of a second are told."""
_SHORTEST = Seconds(1.0)
"""Less of a damaged file is not worth adding."""


@dataclass(frozen=True, slots=True)
class ReadableSound:
    """A file that plays.

    Attributes:
        path: the user's file, or a copy.
        loss: what of it is left out, in a few words without a full stop; "" if nothing.
    """

    path: Path
    loss: str = ""


@contextlib.contextmanager
def readable_sound(file: Path, folder: Path, tick: Tick) -> Iterator[ReadableSound]:
    """Yield a sound that libsndfile can read: the file itself, or a copy.

    Args:
        file: a sound of any format.
        folder: where the hidden copy lies until the block ends.
        tick: gets the progress of copying; what it raises ends it.

    Raises:
        UnusableSoundError: it can't be read.
        OSError: the file can't be read, or the folder not be written to.
    """
    with _hidden_copy(folder) as copy:
        yield _readable(file, copy, tick)


@contextlib.contextmanager
def undamaged_part(
    file: Path, folder: Path, tick: Tick, reason: str
) -> Iterator[ReadableSound]:
    """Yield a copy of what lies before the damage in a file that opened.

    Args:
        file: the sound.
        folder: where the hidden copy lies until the block ends.
        tick: gets the progress of copying; what it raises ends it.
        reason: why it can't be taken whole, for the error.

    Raises:
        UnusableSoundError: less than a second can be read.
        OSError: the file can't be read, or the folder not be written to.
    """
    with Decoder(file, lenient=True) as decoder:
        stated = Seconds(decoder.frames / decoder.rate)
    folder.mkdir(parents=True, exist_ok=True)
    with _hidden_copy(folder) as copy:
        try:
            length = salvage(file, copy, None, tick)
        except UnusableSoundError:
            length = Seconds(0.0)
        if length < _SHORTEST:
            raise UnusableSoundError(reason)
        yield ReadableSound(copy, _only(length, stated))


def loss_in_place(file: Path, length: Seconds) -> str:
    """What does not play of a sound that stays as it is, as in `ReadableSound`.

    Args:
        file: a sound that opens.
        length: of what plays.

    Raises:
        OSError: the file can't be read.
    """
    extent = extent_of(file)
    return _loss(length, extent) if extent else _cut_off(file, length)


def clear_hidden_copies(folder: Path) -> None:
    """Delete the copies of runs that were killed.

    None may be running: they are not locked as those of `store/files/atomic.py` are.
    """
    for suffix in (".ogg", ".part"):
        for file in folder.glob(f".{'[0-9a-f]' * 16}{suffix}"):
            with contextlib.suppress(OSError):
                file.unlink()


@contextlib.contextmanager
def _hidden_copy(folder: Path) -> Iterator[Path]:
    copy = folder / f".{secrets.token_hex(8)}.ogg"
    try:
        yield copy
    finally:
        copy.unlink(missing_ok=True)


def _readable(file: Path, copy: Path, tick: Tick) -> ReadableSound:
    if is_mostly_holes(file):
        raise UnusableSoundError(words_for_holes(file))
    if name := foreign_format(file):
        without = _("{format} needs one more package; install it with: {command}")
        return _converted(
            file, copy, tick, without.format(format=name, command=formats_command())
        )
    extent = extent_of(file)
    try:
        with Decoder(file) as decoder:
            length = Seconds(decoder.frames / decoder.rate)
    except ExcessiveError as error:
        raise UnusableSoundError(_reason(file, error)) from error
    except DecodeError as error:
        return _unopened(file, copy, tick, extent, _reason(file, error))
    if extent is None:
        return ReadableSound(file, _cut_off(file, length))
    if extent.forms > 1 or extent.length - length > _TOLERANCE:
        copy.parent.mkdir(parents=True, exist_ok=True)
        length = salvage(file, copy, extent, tick)
        return ReadableSound(copy, _loss(length, extent))
    return ReadableSound(file, _loss(length, extent))


def _unopened(
    file: Path, copy: Path, tick: Tick, extent: Extent | None, reason: str
) -> ReadableSound:
    """Try other ways to read what the decoder did not open."""
    if looks_like(file):
        raise UnusableSoundError(reason)
    copy.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(UnusableSoundError):
        length = salvage(file, copy, extent, tick)
        return ReadableSound(copy, _loss(length, extent) if extent else "")
    try:
        # Translators: {reason} is like "is not a sound file".
        without = _(
            "it {reason}. One more package may read it; install it with: {command}"
        )
        return _converted(
            file, copy, tick, without.format(reason=reason, command=formats_command())
        )
    except UnusableSoundError:
        if can_convert():
            raise UnusableSoundError(reason) from None
        raise


def _converted(file: Path, copy: Path, tick: Tick, without: str) -> ReadableSound:
    if not can_convert():
        raise UnusableSoundError(without)
    copy.parent.mkdir(parents=True, exist_ok=True)
    done = convert(file, copy, tick)
    stated = done.stated or done.length
    is_short = stated - done.length > _SHORTEST
    if (is_short or done.is_damaged) and done.length < _SHORTEST:
        raise UnusableSoundError(_("it is damaged from its start"))
    if is_short:
        return ReadableSound(copy, _only(done.length, stated))
    if not done.is_damaged:
        return ReadableSound(copy)
    end = format_position(done.length)
    return ReadableSound(copy, _("it is damaged after {end}").format(end=end))


def _cut_off(file: Path, length: Seconds) -> str:
    """What is missing of an uncompressed sound, which is read up to its end."""
    with sf.SoundFile(file) as sound:
        sizes = _CUT_CHUNK.search(sound.extra_info)
    if not sizes:
        return ""
    stated, found = int(sizes[1]), int(sizes[2])
    if not 0 < found < stated < _UNKNOWN_SIZE:
        return ""
    return _only(length, Seconds(length * stated / found))


def _reason(file: Path, error: DecodeError) -> str:
    return error.message.removeprefix(f"{file.name} ").rstrip(".")


def _loss(length: Seconds, extent: Extent) -> str:
    if extent.length - length > _TOLERANCE:
        return _only(length, extent.length)
    if extent.is_cut:
        return _("its end is missing; it is cut off after {end}").format(
            end=format_position(length)
        )
    return ""


def _only(length: Seconds, stated: Seconds) -> str:
    """How much there is of what was to be there, if that is known."""
    if stated < _SHORT:
        return _("only {length:.1f} of {stated:.1f} s can be read").format(
            length=length, stated=stated
        )
    end = format_position(length)
    if stated >= 2**31:
        return _("only {length} of it can be read").format(length=end)
    return _("only {length} of {stated} can be read").format(
        length=end, stated=format_position(stated)
    )
