"""Reads the headers and tags of MP3 files."""

from __future__ import annotations

from pathlib import Path

_ID3_HEADER = 10
_SEARCHED = 1 << 16
"""Bytes behind the tags in which the first frame must begin."""
_MARKS = (b"Xing", b"Info", b"VBRI")
_MARKED = 200
"""Bytes of a frame in which a statement of length stands."""
ID3V1_SIZE = 128
"""Bytes of an ID3v1 tag, at a file's end."""
_LONGEST_FRAME = 4096
"""More bytes than any frame of layer III has, with its header."""
_PADDING = 1 << 16
"""Bytes at a file's end that may be empty."""
_PLACES = 64
_TITLE = slice(3, 33)


def states_length(path: Path) -> bool:
    """Whether an MP3 file's first frame states its length.

    Only that frame is asked: the words are in titles and pictures, too. Without it
    libsndfile estimates from the frame's bit rate, mostly too much.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        head = file.read(_ID3_HEADER)
        file.seek(tag_size(head))
        start = file.read(_SEARCHED)
    at = next((x for x in range(len(start) - 1) if _is_frame(start, x)), None)
    if at is None:
        return False
    return is_length_frame(start[at:])


def is_length_frame(frame: bytes) -> bool:
    """Whether a frame of MPEG audio, or what begins with one, states a length."""
    return any(mark in frame[:_MARKED] for mark in _MARKS)


def has_empty_stretches(path: Path) -> bool:
    """Whether an MPEG audio file has nothing in places where frames should be.

    So are files that were loaded in part. Decoders search such stretches byte by byte:
    a hundred megabytes take a minute.

    Raises:
        OSError: the file cannot be read.
    """
    with path.open("rb") as file:
        start = tag_size(file.read(_ID3_HEADER))
        end = file.seek(0, 2) - _PADDING
        step = max(_LONGEST_FRAME, (end - start) // _PLACES)
        empty = 0
        for at in range(start, end, step):
            file.seek(at)
            empty += not any(file.read(_LONGEST_FRAME))
    return empty > 1


def id3v1_title(path: Path) -> str:
    """The title of an ID3v1 tag, in Windows-1252; "" without one."""
    try:
        with path.open("rb") as file:
            file.seek(-ID3V1_SIZE, 2)
            tag = file.read()
    except OSError:
        return ""
    if not tag.startswith(b"TAG"):
        return ""
    return tag[_TITLE].partition(b"\0")[0].decode("cp1252", "ignore").strip()


def tag_size(head: bytes) -> int:
    """The length of an ID3v2 tag with its header; 0 without one."""
    if len(head) < _ID3_HEADER or not head.startswith(b"ID3"):
        return 0
    return synchsafe(head[6:_ID3_HEADER]) + _ID3_HEADER


def synchsafe(number: bytes) -> int:
    """A number of ID3v2 whose bytes have seven bits each, the highest first."""
    value = 0
    for byte in number:
        value = value << 7 | byte & 0x7F
    return value


def _is_frame(data: bytes, at: int) -> bool:
    """Whether a frame of layer III may begin here."""
    return data[at] == 0xFF and data[at + 1] & 0xE6 == 0xE2
