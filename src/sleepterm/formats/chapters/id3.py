"""Chapters of an ID3v2 tag, as MP3 files have them: CHAP and CTOC frames.

ID3v2 Chapter Frame Addendum (id3.org/id3v2-chapters-1.0).
"""

from __future__ import annotations

from sleepterm.formats.tags import id3_frames, id3_frames_in, id3_text

_UNSET = 0xFFFFFFFF
_TIMES = 16
"""Bytes of the four numbers of a CHAP frame."""
_TOP = 0b10
_MOST_FRAMES = 5000


def id3_chapters(tag: bytes) -> list[tuple[float, str]]:
    """The start in seconds and title of each chapter of a whole tag.

    If the tag's main table of contents names chapters, only these count.
    """
    chapters: dict[bytes, tuple[float, str]] = {}
    named: set[bytes] = set()
    for number, (key, content) in enumerate(id3_frames(tag)):
        if number >= _MOST_FRAMES:
            break
        name, _, rest = content.partition(b"\0")
        if key == "CHAP" and len(rest) >= _TIMES:
            start = int.from_bytes(rest[:4], "big")
            if start != _UNSET:
                title = _title(rest[_TIMES:], tag[3])
                chapters.setdefault(name, (start / 1000, title))
        elif key == "CTOC" and len(rest) >= 2 and rest[0] & _TOP:
            named.update(rest[2:].split(b"\0", rest[1])[: rest[1]])
    listed = [chapters[name] for name in chapters if name in named]
    return listed or list(chapters.values())


def _title(frames: bytes, version: int) -> str:
    for key, content in id3_frames_in(frames, version):
        if key == "TIT2" and len(content) > 1:
            return id3_text(content)
    return ""
