"""Walks the frames of MPEG audio files (ISO/IEC 11172-3 and 13818-3)."""

from __future__ import annotations

import mmap
from collections.abc import Iterator
from dataclasses import dataclass

from sleepterm.formats.mp3 import ID3V1_SIZE, is_length_frame, tag_size

Data = bytes | mmap.mmap

_HEADER = 4
_BIT_RATES = {
    (True, 1): (32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448),
    (True, 2): (32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384),
    (True, 3): (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    (False, 1): (32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256),
    (False, 2): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
    (False, 3): (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
"""Kilobits per second by (MPEG-1, layer), for the numbers 1 to 14."""
_RATES = {3: (44_100, 48_000, 32_000), 2: (22_050, 24_000, 16_000)}
_RATES[0] = (11_025, 12_000, 8_000)
"""Frames per second by the version's number: MPEG-1, MPEG-2, MPEG-2.5."""
_APE_HEADER = 32


@dataclass(frozen=True, slots=True)
class MpegFrame:
    """A frame's header.

    Attributes:
        size: bytes of the frame.
        samples: per channel.
        rate: samples per second and channel.
        is_mono: whether it has one channel.
        layer: 1 to 3; the last is MP3.
    """

    size: int
    samples: int
    rate: int
    is_mono: bool
    layer: int

    @property
    def form(self) -> tuple[int, bool, int]:
        """What stays the same throughout a stream."""
        return self.rate, self.is_mono, self.layer


def mpeg_frame(data: Data, at: int) -> MpegFrame | None:
    """The frame whose header stands at an offset; None if there is none."""
    head = data[at : at + _HEADER]
    if len(head) < _HEADER or head[0] != 0xFF or head[1] & 0xE0 != 0xE0:
        return None
    version, layer = head[1] >> 3 & 3, 4 - (head[1] >> 1 & 3)
    bit_rate, rate = head[2] >> 4, head[2] >> 2 & 3
    if version == 1 or layer == 4 or not 0 < bit_rate < 15 or rate == 3:
        return None
    bits = 1000 * _BIT_RATES[version == 3, layer][bit_rate - 1]
    hertz, padding = _RATES[version][rate], head[2] >> 1 & 1
    if layer == 1:
        size, samples = (12 * bits // hertz + padding) * 4, 384
    else:
        samples = 576 if layer == 3 and version != 3 else 1152
        size = samples // 8 * bits // hertz + padding
    return MpegFrame(size, samples, hertz, head[3] >> 6 == 3, layer)


def mpeg_frames(data: Data) -> Iterator[tuple[int, MpegFrame]]:
    """Offset and header of all whole frames that hold sound, in linear time.

    Tags, damage and frames that only state a length are passed over.
    """
    at = _next_frame(data, tag_size(data[:10]))
    while at is not None:
        frame = mpeg_frame(data, at)
        if frame is None:
            at = _next_frame(data, _behind_tag(data, at))
            continue
        if at + frame.size > len(data):
            return
        if not is_length_frame(data[at : at + frame.size]):
            yield at, frame
        at += frame.size


def _behind_tag(data: Data, at: int) -> int:
    head = data[at : at + _APE_HEADER]
    if head.startswith(b"ID3"):
        return at + tag_size(head)
    if head.startswith(b"TAG"):
        return at + ID3V1_SIZE
    if head.startswith(b"APETAGEX"):
        return at + _APE_HEADER + int.from_bytes(head[12:16], "little")
    return at + 1


def _next_frame(data: Data, at: int) -> int | None:
    """Where the next frame begins that another one, or the end, follows."""
    while (at := data.find(b"\xff", at)) >= 0:
        frame = mpeg_frame(data, at)
        if frame is not None:
            behind = at + frame.size
            if behind >= len(data) or mpeg_frame(data, behind):
                return at
        at += 1
    return None


def length_frame(data: Data, at: int, frames: int) -> bytes:
    """A frame that states how many follow it, as encoders put first in an MP3.

    Args:
        data: the file.
        at: offset of one of the frames that will follow.
        frames: their number.
    """
    # The highest bit rate, so that there is room, and no padding.
    head = bytes([0xFF, data[at + 1] | 1, data[at + 2] & 0x0D | 0xE0, data[at + 3]])
    frame = mpeg_frame(head, 0)
    assert frame is not None  # noqa: S101 - made of a frame
    is_mpeg1 = data[at + 1] >> 3 & 3 == 3
    side = (17 if frame.is_mono else 32) if is_mpeg1 else (9 if frame.is_mono else 17)
    stated = b"Info" + (1).to_bytes(4, "big") + frames.to_bytes(4, "big")
    return (head + bytes(side) + stated).ljust(frame.size, b"\0")
