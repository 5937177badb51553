"""How much sound a file holds, found by walking its frames or pages.

Decoders go by the header of the first part and leave out what follows it.
"""

from __future__ import annotations

import mmap
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from sleepterm.formats.mp3 import tag_size
from sleepterm.formats.mpeg_frames import Data, mpeg_frame, mpeg_frames
from sleepterm.formats.ogg import begins_stream, read_pages
from sleepterm.units import Seconds

_OPUS_RATE = 48_000
_NO_PACKET_ENDS = (1 << 64) - 1
_LAST = 4
"""The flag of a stream's last page (RFC 3533, section 6)."""


@dataclass(frozen=True, slots=True)
class Extent:
    """What lies in a sound file.

    Attributes:
        length: of all its parts, in seconds.
        forms: number of different rates and channels.
        is_cut: whether its end is missing.
    """

    length: Seconds
    forms: int = 1
    is_cut: bool = False


def extent_of(path: Path) -> Extent | None:
    """The extent of an MPEG or Ogg audio file; None for others.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(12)
        if head.startswith(b"OggS"):
            return _ogg_extent(path)
        file.seek(tag_size(head))
        start = file.read(4)
        if not (head.startswith(b"ID3") or mpeg_frame(start, 0)):
            return None
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            return _mpeg_extent(data)


def _mpeg_extent(data: Data) -> Extent | None:
    counts = Counter((x.form, x.samples) for _, x in mpeg_frames(data))
    if not counts:
        return None
    length = sum(count * samples / form[0] for (form, samples), count in counts.items())
    return Extent(Seconds(length), len({form for form, _ in counts}))


@dataclass(slots=True)
class _Stream:
    """One logical stream of an Ogg file, with its codec's frames per second."""

    rate: int
    skipped: int
    form: bytes
    last: int = 0
    has_ended: bool = False

    @property
    def length(self) -> float:
        return max(0, self.last - self.skipped) / self.rate


def _ogg_extent(path: Path) -> Extent | None:
    """The sum over streams that follow one another."""
    streams: dict[int, _Stream] = {}
    ended: list[_Stream] = []
    has_broken_page = False
    with path.open("rb") as file:
        try:
            for page in read_pages(file):
                _take_page(page, streams, ended)
        except ValueError:
            has_broken_page = True
    found = [*ended, *streams.values()]
    if not found:
        return None
    is_cut = has_broken_page or not all(x.has_ended for x in found)
    length = Seconds(sum(x.length for x in found))
    return Extent(length, len({x.form for x in found}), is_cut)


def _take_page(
    page: bytearray, streams: dict[int, _Stream], ended: list[_Stream]
) -> None:
    number = int.from_bytes(page[14:18], "little")
    if begins_stream(page):
        stream = _stream(bytes(page[27 + page[26] :]))
        if number in streams:
            ended.append(streams.pop(number))
        if stream is not None:
            streams[number] = stream
    if number not in streams:
        return
    position = int.from_bytes(page[6:14], "little")
    if position != _NO_PACKET_ENDS:
        streams[number].last = max(streams[number].last, position)
    if page[5] & _LAST:
        streams[number].has_ended = True
        ended.append(streams.pop(number))


def _stream(packet: bytes) -> _Stream | None:
    """A stream by its first packet; None if it is no sound, or not known."""
    if packet.startswith(b"\x01vorbis"):
        rate = int.from_bytes(packet[12:16], "little")
        return _Stream(max(1, rate), 0, packet[11:16])
    if packet.startswith(b"OpusHead"):
        skipped = int.from_bytes(packet[10:12], "little")
        return _Stream(_OPUS_RATE, skipped, packet[9:10])
    return None
