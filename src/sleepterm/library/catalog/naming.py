"""Makes ids and titles from file names."""

from __future__ import annotations

import re
import zlib
from collections.abc import Container

from sleepterm.library.catalog.track_id import LONGEST_ID
from sleepterm.text import folded, sanitize_line
from sleepterm.translation import gettext as _

_LEADING_NUMBER = re.compile(r"(?:0\d{1,2}[\s._-]+|\d{1,3}(?:\s+-\s+|\.\s+))(?=\D)")
_HYPHEN = re.compile(r"(?<!\d)-|-(?!\d)")
_OTHER = re.compile(r"[^a-z0-9]+")
# Windows reserves these names for devices, with any suffix.
_DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
# Room for a number after an id that is taken.
_LONGEST_STEM = LONGEST_ID - 8


def title_from(stem: str) -> str:
    """A title from a file name without suffix: "01_rain-on-tent" is "Rain on tent".

    Never empty.
    """
    plain: str = sanitize_line(stem.replace("_", " "))
    plain = _LEADING_NUMBER.sub("", plain, count=1) or plain
    if " " not in stem:
        plain = _HYPHEN.sub(" ", plain.replace(".", " "))
    plain = " ".join(plain.split())[:200].rstrip()
    if not plain:
        return _("Untitled")
    return plain[0].upper() + plain[1:] if plain.islower() else plain


def id_from(stem: str, taken: Container[str]) -> str:
    """An id made from a file name or a title that is not in `taken`.

    The same text gives the same id, also in scripts other than Latin.
    """
    plain = folded(sanitize_line(stem))
    base = _OTHER.sub("-", plain).strip("-")[:_LONGEST_STEM].strip("-")
    if not base or _DEVICE.fullmatch(base):
        known = zlib.crc32(stem.encode("utf-8", "surrogateescape"))
        base = f"sound-{base or f'{known:08x}'}"
    return unused_name(base, taken)


def unused_name(name: str, taken: Container[str]) -> str:
    """`name`, or the first of `name-2`, `name-3` ... that is not in `taken`."""
    candidate = name
    number = 2
    while candidate in taken:
        candidate = f"{name}-{number}"
        number += 1
    return candidate
