"""Formats a mix as one line of text that can be shared in a chat or a mail.

`sleepterm-mix:1:NAME:LAYERS:BED:REASON:CHECK`: plain ASCII without white space; name
and reason encoded as in a web form, layers as `rain-steady=80,owl`, the check eight
hexadecimal digits of the CRC-32 (ISO 3309) of everything between version and check.
"""

from __future__ import annotations

import zlib
from urllib.parse import quote_plus, unquote_plus

from sleepterm.errors import SleeptermError
from sleepterm.library.mixes.mix import (
    LONGEST_REASON,
    Mix,
    parse_parts,
    usable_mix_name,
)
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _

PREFIX = "sleepterm-mix:"

_VERSION = "1"
_LONGEST = 20_000
# Characters that people and programs put around a pasted line.
_AROUND = "`'\"<>()[].,;"


def is_share_line(text: str) -> bool:
    """Whether a text looks like a share line, complete or not."""
    return text[:_LONGEST].lstrip(f"{_AROUND} \t\r\n").startswith(PREFIX)


def format_share_line(mix: Mix) -> str:
    """The mix as one line; `parse_share_line` reads it back."""
    layers = ",".join(str(layer).replace(":", "=") for layer in mix.layers)
    body = ":".join((_quoted(mix.name), layers, mix.bed or "", _quoted(mix.reason)))
    return f"{PREFIX}{_VERSION}:{body}:{_check(body)}"


def parse_share_line(text: str) -> Mix:
    """Parse a share line; added line breaks and quotes are ignored.

    Raises:
        SleeptermError: it is not a share line, is damaged, or of a newer version.
    """
    line = "".join(text[: _LONGEST * 2].split()).strip(_AROUND)
    version, _colon, rest = line.removeprefix(PREFIX).partition(":")
    if not line.startswith(PREFIX) or len(line) > _LONGEST:
        raise SleeptermError(
            _("No mix"),
            _("A shared mix is one line that begins with {prefix}").format(
                prefix=PREFIX
            ),
        )
    if version != _VERSION:
        raise SleeptermError(
            _("Unknown version"),
            _(
                "The line has version '{version}'; this sleepterm reads version"
                " {known}."
            ).format(version=sanitize_line(version)[:8], known=_VERSION),
            _("A newer sleepterm may read it."),
        )
    body, _colon, check = rest.rpartition(":")
    if not body.isascii() or check.lower() != _check(body):
        raise _damaged()
    try:
        return _mix(body)
    except ValueError:
        raise _damaged() from None


def _mix(body: str) -> Mix:
    name, layers, bed, reason = body.split(":")
    return Mix(
        usable_mix_name(unquote_plus(name, errors="strict")),
        parse_parts([x.replace("=", ":") for x in layers.split(",")]),
        sanitize_line(unquote_plus(reason, errors="strict"))[:LONGEST_REASON].rstrip(),
        bed or None,
    )


def _quoted(text: str) -> str:
    return quote_plus(text, safe="!*~", errors="replace")


def _check(body: str) -> str:
    return f"{zlib.crc32(body.encode('ascii')):08x}"


def _damaged() -> SleeptermError:
    return SleeptermError(
        _("Damaged line"),
        _("The line was changed or cut off."),
        _("Copy it again, whole."),
    )
