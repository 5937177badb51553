"""Reads and writes mixes that users share: as a line, or as a small file."""

from __future__ import annotations

from pathlib import Path

from sleepterm.library.mixes.mix import Mix
from sleepterm.library.mixes.share_line import is_share_line, parse_share_line
from sleepterm.store.mixes import format_mix, parse_shared_mix
from sleepterm.store.shared_file import export_text, read_shared_text
from sleepterm.translation import gettext as _


def read_shared_mix(source: str) -> Mix:
    """The mix in a share line, or in a file that holds a share line or TOML.

    Args:
        source: the line, or the path of the file.

    Raises:
        SleeptermError: it is not a mix; the message says why.
    """
    if is_share_line(source):
        return parse_share_line(source)
    hint = _("Give a file, or a line that begins with sleepterm-mix:")
    text = read_shared_text(source, "mix", hint)
    return (
        parse_share_line(text)
        if is_share_line(text)
        else parse_shared_mix(text, file=source)
    )


def export_mix(mix: Mix, folder: Path) -> Path:
    """Write a mix to a new TOML file in a folder, never over another.

    Returns:
        Path of the new file.

    Raises:
        SleeptermError: it cannot be written.
    """
    return export_text(mix.name, format_mix(mix), folder)
