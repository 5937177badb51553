"""Reads caption files of any encoding, and finds those beside a sound."""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.formats.sound_suffixes import CAPTION_SUFFIXES

if TYPE_CHECKING:
    from sleepterm.night.narration import Narration

_LARGEST = 4_000_000
"""Bytes that are read of a file: some days of speech."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MOSTLY = 0.6


def read_narration(path: Path) -> Narration:
    """The captions in a file; empty if it can't be read or has no words."""
    # Imported late: the catalogue is loaded without.
    from sleepterm.night.narration import Narration, parse_narration  # noqa: PLC0415

    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST)
    except OSError:
        return Narration()
    return parse_narration(decode_captions(data))


def captions_beside(bare: str, exists: Callable[[str], object]) -> Path | None:
    """The first caption file with words beside a sound.

    Args:
        bare: the sound's path without its suffix.
        exists: whether there is a file at a path.
    """
    beside: Iterable[str] = (bare + suffix for suffix in CAPTION_SUFFIXES)
    found = (Path(path) for path in beside if exists(path))
    return next((path for path in found if read_narration(path).cues), None)


def decode_captions(data: bytes) -> str:
    """The text of a caption file: UTF-8, UTF-16, GB 18030 or Windows-1252.

    The last two can't be told apart for sure: it is Chinese if that makes most
    characters beyond ASCII Chinese ones. Nothing raises.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if data[1:2] == b"\0" or data[:1] == b"\0":
        return data.decode(
            "utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace"
        )
    for name, fits in (("utf-8", _anything), ("gb18030", _is_chinese)):
        try:
            # A character that was cut at the end does not count.
            text = codecs.getincrementaldecoder(name)().decode(data)
        except UnicodeDecodeError:
            continue
        if fits(text):
            return text
    return data.decode("cp1252", "replace")


def _anything(_text: str) -> bool:
    return True


def _is_chinese(text: str) -> bool:
    beyond = [char for char in text if not char.isascii()]
    common = sum("\u4e00" <= x <= "\u9fff" or _is_wide_mark(x) for x in beyond)
    return common > _MOSTLY * len(beyond)


def _is_wide_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "P" and char > "\u3000"
