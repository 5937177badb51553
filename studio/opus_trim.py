"""Says in an Opus file that its first and last samples are not to be played.

An encoder that is given more than a ring codes the ring's ends like any other place;
what is too much is skipped by every player: at the start as the header says, at the end
because the last page says that the sound ends earlier (RFC 7845, sections 4.4 and 4.5).
"""

from __future__ import annotations

import struct
from io import BytesIO

from sleepterm.formats.ogg import read_pages

LEAD = 480
"""Samples before the ring: 10 ms.

More would be no better: libsndfile, that goes back to the start of a loop, decodes from
the packet where the ring begins, which has to be the file's first.
"""
_DELAY = 312
"""Samples by which libsndfile's encoder delays the sound."""
_PACKET = 960
_POSITION, _FIRST_PACKET, _PRE_SKIP = 6, 28, 10


def follow_out(frames: int) -> int:
    """How many samples behind a ring of `frames` fill its last packet."""
    return -(LEAD + frames + _DELAY) % _PACKET


def trimmed(stream: bytes, frames: int) -> bytes:
    """The stream of `LEAD` samples, a ring and `follow_out`, with the ring alone heard.

    The pages' checksums are left wrong; `with_serial` computes them.

    Args:
        stream: an Ogg Opus file.
        frames: of the ring.

    Raises:
        ValueError: it is not such a stream.
    """
    pages = list(read_pages(BytesIO(stream)))
    at = _FIRST_PACKET + _PRE_SKIP
    (delay,) = struct.unpack_from("<H", pages[0], at)
    (end,) = struct.unpack_from("<q", pages[-1], _POSITION)
    whole = LEAD + frames + follow_out(frames)
    if (delay, end) != (_DELAY, _DELAY + whole):
        raise ValueError("the encoder has other delays than expected")
    struct.pack_into("<H", pages[0], at, _DELAY + LEAD)
    struct.pack_into("<q", pages[-1], _POSITION, _DELAY + LEAD + frames)
    return b"".join(pages)
