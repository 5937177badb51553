"""The user's sessions of parts, one small TOML file each, and the bundled ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.library.names import find_named
from sleepterm.library.sequences.sequence import NOUN, Sequence
from sleepterm.library.sequences.sequence_file import (
    parse_sequence,
    parse_starters,
    sequence_values,
)
from sleepterm.store.named_files import ItemFormat, Loaded, NamedFiles
from sleepterm.store.shared_file import export_text, read_shared_text
from sleepterm.translation import gettext as _


class LoadedSequences(Loaded[Sequence]):
    """The loaded sessions: the user's by name, then the bundled ones."""

    @property
    def sequences(self) -> tuple[Sequence, ...]:
        """Each name once; a user's session hides a bundled one of the same name."""
        return self.items

    def find(self, name: str) -> Sequence:
        """The session of this name, or the only one whose name starts with it.

        Raises:
            SleeptermError: none or several match; the message names candidates.
        """
        return find_named(self.items, name, NOUN)


class Sequences(NamedFiles[Sequence]):
    """The sessions on the disk; every method reads the files again.

    Args:
        folder: of the user's sessions; it need not exist.
        starters: the bundled sessions.toml.
    """

    def __init__(self, folder: Path, starters: Path) -> None:
        super().__init__(_FORMAT, folder, starters)

    def load(self) -> LoadedSequences:
        """All sessions. Never raises."""
        loaded = self.read_all()
        return LoadedSequences(loaded.items, loaded.problems)


def read_shared_sequence(source: str) -> Sequence:
    """The session in a file that somebody shared.

    Raises:
        SleeptermError: it is not a session; the message says why.
    """
    hint = _("Give a file that 'sleepterm session share' wrote.")
    text = read_shared_text(source, NOUN, hint)
    sequence, problems = parse_sequence(text, file=source)
    if sequence is None:
        raise SleeptermError(_("No session"), f"{problems[0]}.")
    return sequence


def export_sequence(sequence: Sequence, folder: Path) -> Path:
    """Write a session to a new TOML file in a folder, never over another.

    Returns:
        Path of the new file.

    Raises:
        SleeptermError: it cannot be written.
    """
    return export_text(sequence.name, format_sequence(sequence), folder)


def format_sequence(sequence: Sequence) -> str:
    """The session as the text of a TOML file."""
    # Not needed to read sessions, for which the list waits.
    from sleepterm.formats.toml_writer import format_toml  # noqa: PLC0415

    return format_toml(sequence_values(sequence))


def _renamed(sequence: Sequence, name: str) -> Sequence:
    return replace(sequence, name=name, starter=False)


_FORMAT = ItemFormat(NOUN, parse_sequence, parse_starters, format_sequence, _renamed)
