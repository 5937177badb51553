"""Parts of a sound file that decoders don't join: each becomes a file that they read.

Joined MP3s, a form that changes on the way, chained Ogg streams (RFC 3533, section 4),
and WAV files that do not state their length.
"""

from __future__ import annotations

import contextlib
import mmap
import shutil
import struct
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import BinaryIO

from sleepterm.formats.mpeg_frames import Data, MpegFrame, length_frame, mpeg_frames
from sleepterm.formats.ogg import begins_stream, read_pages
from sleepterm.formats.riff import riff_chunks

_MP3_LAYER = 3
_MOST_SIZE = (1 << 32) - 1


def write_parts(file: Path, part: Path) -> Iterator[Path]:
    """Write each part in turn, always to the same path, and yield that.

    Args:
        file: an MPEG or Ogg audio file.
        part: a file that is overwritten; its suffix does not matter.

    Raises:
        OSError: a file can't be read or written.
    """
    with file.open("rb") as source:
        is_ogg = source.read(4) == b"OggS"
    yield from (_ogg_parts if is_ogg else _mpeg_parts)(file, part)


def _ogg_parts(file: Path, part: Path) -> Iterator[Path]:
    with file.open("rb") as source:
        target = part.open("wb")
        try:
            has_sound = False
            for page in _whole_pages(source):
                if begins_stream(page) and has_sound:
                    target.close()
                    yield part
                    target = part.open("wb")
                has_sound = not begins_stream(page)
                target.write(page)
        finally:
            target.close()
    yield part


def _whole_pages(source: BinaryIO) -> Iterator[bytearray]:
    with contextlib.suppress(ValueError):
        yield from read_pages(source)


def _mpeg_parts(file: Path, part: Path) -> Iterator[Path]:
    with (
        file.open("rb") as source,
        mmap.mmap(source.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        for _, frames in groupby(mpeg_frames(data), lambda found: found[1].form):
            _write_mpeg(data, list(frames), part)
            yield part


def _write_mpeg(data: Data, frames: list[tuple[int, MpegFrame]], part: Path) -> None:
    first, frame = frames[0]
    with part.open("wb") as target:
        if frame.layer == _MP3_LAYER:
            target.write(length_frame(data, first, len(frames)))
        for at, each in frames:
            target.write(data[at : at + each.size])


def write_stated_wav(file: Path, part: Path) -> bool:
    """Write a WAV whose header states the length of what is there.

    Programs that write to a pipe leave it at 0.

    Args:
        file: any file.
        part: a file that is overwritten.

    Returns:
        Whether the file is a WAV without a length; nothing is written otherwise.

    Raises:
        OSError: a file can't be read or written.
    """
    size = file.stat().st_size
    with file.open("rb") as source:
        if _data_size(source) != 0:
            return False
        start = source.tell()
        if not start < size <= _MOST_SIZE:
            return False
        source.seek(0)
        with part.open("wb") as target:
            target.write(source.read(4) + struct.pack("<I", size - 8))
            source.seek(8)
            target.write(source.read(start - 12))
            target.write(struct.pack("<I", size - start))
            source.seek(start)
            shutil.copyfileobj(source, target)
    return True


def _data_size(source: BinaryIO) -> int | None:
    """The stated size of a WAV's samples, where they begin; None for other files."""
    if source.read(4) != b"RIFF" or source.read(8)[4:] != b"WAVE":
        return None
    sizes = (size for kind, size in riff_chunks(source) if kind == b"data")
    return next(sizes, None)
