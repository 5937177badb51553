"""Reads what users share, whether it is a mix or a session of parts."""

from __future__ import annotations

from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.library.mixes.mix import Mix
from sleepterm.library.mixes.share_line import is_share_line
from sleepterm.library.sequences.sequence import Sequence
from sleepterm.store.sequences import read_shared_sequence
from sleepterm.store.shared_file import read_shared_text
from sleepterm.store.shared_mix import read_shared_mix
from sleepterm.translation import gettext as _


def read_shared(source: str) -> Mix | Sequence:
    """The mix in a share line, or the mix or session in a file.

    Args:
        source: the line, or the path of the file.

    Raises:
        SleeptermError: it is neither; the message says why.
    """
    if not is_share_line(source) and _has_parts(source):
        return read_shared_sequence(source)
    return read_shared_mix(source)


def _has_parts(source: str) -> bool:
    hint = _("Give a file, or a line that begins with sleepterm-mix:")
    try:
        return "parts" in parse_toml(read_shared_text(source, "mix", hint))
    except TomlError:
        return False
