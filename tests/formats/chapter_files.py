"""Bytes of sound files with chapters, without their sound."""

from __future__ import annotations

import struct
from collections.abc import Sequence

Chapters = Sequence[tuple[float, str]]

BOOK: Chapters = ((0.0, "One"), (2.5, "Zwei \u2013 Über"), (61.25, "Three"))


def box(kind: bytes, *content: bytes) -> bytes:
    body = b"".join(content)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def numbers(*values: int) -> bytes:
    return struct.pack(f">{len(values)}I", *values)


def nero_box(chapters: Chapters) -> bytes:
    """`udta` with `chpl`."""
    entries = b"".join(
        struct.pack(">QB", round(start * 10_000_000), len(title.encode()))
        + title.encode()
        for start, title in chapters
    )
    head = b"\1\0\0\0" + bytes(4) + bytes([len(chapters)])
    return box(b"udta", box(b"chpl", head, entries))


def nero_mp4(chapters: Chapters) -> bytes:
    return box(b"ftyp", b"M4B \0\0\0\0") + box(b"moov", nero_box(chapters))


def quicktime_mp4(
    chapters: Chapters,
    *,
    length: float = 90.0,
    wide: bool = False,
    claimed: int | None = None,
) -> bytes:
    """An MP4 whose sound refers to a text track, whose samples come first.

    It may claim that they lie elsewhere.
    """
    encoded = [x.encode("utf-16" if wide else "utf-8") for _, x in chapters]
    samples = [struct.pack(">H", len(x)) + x + bytes(4) for x in encoded]
    start = box(b"ftyp", b"M4B \0\0\0\0")
    media = box(b"mdat", *samples)
    offset = len(start) + 8
    starts = [round(1000 * x) for x, _ in chapters]
    lengths = [
        b - a for a, b in zip(starts, [*starts[1:], round(1000 * length)], strict=True)
    ]
    table = box(
        b"stbl",
        box(b"stts", numbers(0, len(lengths)), *(numbers(1, x) for x in lengths)),
        box(b"stsc", numbers(0, 1, 1, len(samples), 1)),
        box(b"stsz", numbers(0, 0, len(samples)), *(numbers(len(x)) for x in samples)),
        box(b"stco", numbers(0, 1, offset))
        if claimed is None
        else box(b"co64", numbers(0, 1), claimed.to_bytes(8, "big")),
    )
    text = box(
        b"trak",
        box(b"tkhd", numbers(0, 0, 0, 2)),
        box(b"mdia", box(b"mdhd", numbers(0, 0, 0, 1000)), box(b"minf", table)),
    )
    sound = box(
        b"trak",
        box(b"tkhd", numbers(0, 0, 0, 1)),
        box(b"tref", box(b"chap", numbers(2))),
    )
    return start + media + box(b"moov", sound, text)


def id3_frame(key: bytes, content: bytes, version: int = 3) -> bytes:
    size = numbers(len(content)) if version == 3 else synchsafe(len(content))
    return key + size + bytes(2) + content


def synchsafe(size: int) -> bytes:
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def id3_tag(
    chapters: Chapters, *, version: int = 3, listed: Sequence[int] | None = None
) -> bytes:
    """A tag with CHAP frames, and a CTOC that lists some of them by number."""
    frames = b""
    for number, (start, title) in enumerate(chapters):
        times = numbers(round(1000 * start), 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
        text = id3_frame(b"TIT2", b"\1" + title.encode("utf-16"), version)
        name = f"c{number}".encode()
        frames += id3_frame(b"CHAP", name + b"\0" + times + text, version)
    if listed is not None:
        names = b"".join(f"c{x}".encode() + b"\0" for x in listed)
        content = b"toc\0\x03" + bytes([len(listed)]) + names
        frames += id3_frame(b"CTOC", content, version)
    return b"ID3" + bytes([version, 0, 0]) + synchsafe(len(frames)) + frames


def unsynchronised(tag: bytes) -> bytes:
    """An ID3v2.3 tag in which a zero follows each 0xFF."""
    frames = tag[10:].replace(b"\xff", b"\xff\0")
    return tag[:5] + b"\x80" + synchsafe(len(frames)) + frames


def comment_block(chapters: Chapters) -> bytes:
    """Vorbis comments without a codec's head."""
    fields = []
    for number, (start, title) in enumerate(chapters, 1):
        minutes, seconds = divmod(start, 60)
        fields.append(f"CHAPTER{number:03d}=00:{int(minutes):02d}:{seconds:06.3f}")
        fields.append(f"chapter{number:03d}name={title}")
    body = b"".join(struct.pack("<I", len(x.encode())) + x.encode() for x in fields)
    return struct.pack("<I", 4) + b"test" + struct.pack("<I", len(fields)) + body


def flac(chapters: Chapters) -> bytes:
    """The blocks before the frames of a FLAC file."""
    block = comment_block(chapters)
    return (
        b"fLaC"
        b"\0"
        + (34).to_bytes(3, "big")
        + bytes(34)
        + bytes([0x84])
        + len(block).to_bytes(3, "big")
        + block
    )


def ogg(
    chapters: Chapters, head: bytes = b"\x03vorbis", first: bytes = b"\x01vorbis"
) -> bytes:
    """Ogg pages of the first two packets, of which the second spans pages."""
    packet = head + comment_block(chapters)
    pages = _page(first, [len(first)], 2)
    rest = packet
    while rest:
        part, rest = rest[: 255 * 3], rest[255 * 3 :]
        laces = [255] * (len(part) // 255)
        if not rest:
            laces.append(len(part) % 255)
        pages += _page(part, laces, 0)
    return pages


def _page(body: bytes, laces: Sequence[int], kind: int) -> bytes:
    return (
        b"OggS\0"
        + bytes([kind])
        + bytes(20)
        + bytes([len(laces)])
        + bytes(laces)
        + body
    )


def cue_sheet(chapters: Chapters, file: str = "book.wav") -> str:
    lines = ['TITLE "The whole book"', f'FILE "{file}" WAVE']
    for number, (start, title) in enumerate(chapters, 1):
        minutes, seconds = divmod(start, 60)
        frames = round(seconds % 1 * 75)
        lines += [
            f"  TRACK {number:02d} AUDIO",
            f'    TITLE "{title}"',
            "    INDEX 00 00:00:00",
            f"    INDEX 01 {int(minutes):02d}:{int(seconds):02d}:{frames:02d}",
        ]
    return "\r\n".join(lines)
