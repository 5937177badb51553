"""Encodes a voice with long silences as Ogg Opus, in Opus' mode for speech.

libopus spends about 7 kb/s on digital silence in that mode. So each stretch of speech
is encoded by itself, from a fresh state, and the silences between are packets that
contain nothing. A decoder begins afresh, too, where such packets end (RFC 6716,
section 4.5.2). The stream is that of RFC 7845.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from sleepterm.formats.ogg import with_checksum
from sleepterm.speech.finishing import RATE

if TYPE_CHECKING:
    from av.audio.codeccontext import AudioCodecContext

Samples = npt.NDArray[np.float32]

BIT_RATE = 16_000
"""Bits a second of speech."""

_HIGHEST = 8_000
"""Hz above which nothing is coded: there is little in a voice after de-essing, and at
this rate the bits for it are missed below."""

_FRAME = RATE // 50
"""Samples in 20 ms, the unit of silence."""

_PACKET = 3
"""Frames in a packet of speech."""

_LONGEST = 6
"""Frames in a packet of silence at most: 120 ms, the most that Opus allows."""

_BEFORE, _AFTER = 1, 3
"""Silent frames encoded with the speech between them."""

_SHORTEST = 10
"""Frames of silence for which encoding is interrupted."""

_OPTIONS = {
    "application": "voip",
    "vbr": "on",
    "frame_duration": "60",
    "compression_level": "10",
    "cutoff": str(_HIGHEST),
}
_DELAY = 312
"""Samples at 48 kHz by which libopus is late in this mode: its lookahead."""

_CLOCK = 48_000
_SILENT_FRAME = b"\xff\xfe"
"""A frame of Opus' music codec with its flag for silence and nothing else."""

_SILENT_TOC = 0xF8
"""Its description: 20 ms, one channel, full band."""

_MOST_SEGMENTS = 200
_MOST_FRAMES = 250
"""5 s in a page at most, so that seeking finds its place soon."""


@dataclass(frozen=True)
class _Packet:
    content: bytes
    frames: int


def opus(title: str, blocks: Iterable[Samples], bit_rate: int = BIT_RATE) -> bytes:
    """The voice as a file.

    Args:
        title: is written into its tags.
        blocks: float32, one channel, `RATE` frames a second; silence is exactly 0.
        bit_rate: bits a second of speech.

    Raises:
        ImportError: PyAV is not installed.
    """
    parts = [*blocks]
    length = sum(len(part) for part in parts)
    frames = -(-length // _FRAME) + _AFTER
    # whole packets of speech may reach beyond the end
    padding = np.zeros((frames + _PACKET) * _FRAME - length, dtype=np.float32)
    sound = np.concatenate([*parts, padding])
    packets: list[_Packet] = []
    done = 0
    for start, end in _stretches(sound):
        packets += [*_silence(start - done), *_speech(sound, start, end, bit_rate)]
        done = end
    packets += _silence(frames - done)
    end_at = _DELAY + length * _CLOCK // RATE
    return b"".join(_pages(_headers(title), packets, end_at))


class OpusFile:
    """Writes a session as Ogg Opus; see `sleepterm.speech.rendering.Encoder`.

    Args:
        bit_rate: bits a second of speech.
    """

    suffix = ".opus"

    def __init__(self, bit_rate: int = BIT_RATE) -> None:
        self._bit_rate = bit_rate

    def write(self, path: Path, title: str, blocks: Iterable[Samples]) -> None:
        """Write the file."""
        path.write_bytes(opus(title, blocks, self._bit_rate))


def _stretches(sound: Samples) -> list[tuple[int, int]]:
    """Start and end, in frames, of the stretches to encode; in whole packets."""
    heard = np.flatnonzero(sound.reshape(-1, _FRAME).any(axis=1))
    found: list[tuple[int, int]] = []
    for frame in heard.tolist():
        first = max(0, frame - _BEFORE)
        if not found or first >= found[-1][1] + _SHORTEST:
            found.append((first, first))
        start = found[-1][0]
        count = -(-(frame + 1 + _AFTER - start) // _PACKET) * _PACKET
        found[-1] = (start, start + count)
    return found


def _silence(frames: int) -> Iterator[_Packet]:
    while frames > 0:
        count = min(frames, _LONGEST)
        # several frames of one size, RFC 6716, section 3.2.5
        head = bytes([_SILENT_TOC | 3, count])
        yield _Packet(head + _SILENT_FRAME * count, count)
        frames -= count


def _speech(sound: Samples, start: int, end: int, bit_rate: int) -> Iterator[_Packet]:
    """Packets of a stretch, from a fresh encoder."""
    from av import AudioFrame  # noqa: PLC0415 - few need it

    encoder = _encoder(bit_rate)
    size = _PACKET * _FRAME
    contents: list[bytes] = []
    for at in range(start, end, _PACKET):
        part = sound[None, at * _FRAME : at * _FRAME + size]
        frame = AudioFrame.from_ndarray(
            np.ascontiguousarray(part), format="flt", layout="mono"
        )
        frame.sample_rate = RATE
        frame.pts = (at - start) * _FRAME
        contents += [bytes(packet) for packet in encoder.encode(frame)]
    # what the encoder still holds when the last frame is in may be the last packet
    contents += [bytes(packet) for packet in encoder.encode(None)]
    count = (end - start) // _PACKET
    yield from (_Packet(content, _PACKET) for content in contents[:count])


def _encoder(bit_rate: int) -> AudioCodecContext:
    from av import CodecContext  # noqa: PLC0415 - few need it

    encoder = CodecContext.create("libopus", "w")
    encoder.format, encoder.layout = "flt", "mono"
    encoder.sample_rate, encoder.bit_rate = RATE, bit_rate
    encoder.options = dict(_OPTIONS)
    return encoder


def _headers(title: str) -> tuple[bytes, bytes]:
    head = struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, _DELAY, RATE, 0, 0)
    vendor, tag = b"sleepterm", f"TITLE={title}".encode()
    texts = struct.pack("<I", len(vendor)) + vendor + struct.pack("<II", 1, len(tag))
    return head, b"OpusTags" + texts + tag


def _pages(
    headers: Sequence[bytes], packets: Sequence[_Packet], end: int
) -> Iterator[bytes]:
    """The pages of the stream: one a header, then up to 5 s each."""
    for number, header in enumerate(headers):
        yield _page([header], number, 0, first=number == 0)
    waiting: list[bytes] = []
    number, segments, frames, done = len(headers), 0, 0, 0
    for at, packet in enumerate(packets):
        waiting.append(packet.content)
        segments += len(packet.content) // 255 + 1
        frames += packet.frames
        done += packet.frames * (_CLOCK // 50)
        is_last = at == len(packets) - 1
        if is_last or segments > _MOST_SEGMENTS or frames > _MOST_FRAMES:
            yield _page(waiting, number, end if is_last else done, last=is_last)
            waiting, number, segments, frames = [], number + 1, 0, 0


def _page(
    packets: Sequence[bytes],
    number: int,
    granule: int,
    *,
    first: bool = False,
    last: bool = False,
) -> bytes:
    sizes = [size for packet in packets for size in _lacing(len(packet))]
    kind = 2 * first + 4 * last
    head = struct.pack(
        "<4sBBqIIIB", b"OggS", 0, kind, granule, 0, number, 0, len(sizes)
    )
    return with_checksum(head + bytes(sizes) + b"".join(packets))


def _lacing(size: int) -> list[int]:
    return [255] * (size // 255) + [size % 255]
