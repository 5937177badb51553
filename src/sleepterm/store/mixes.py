"""The user's mixes, one small TOML file each, and the bundled ones."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.library.mixes.mix import Mix, find_mix
from sleepterm.library.mixes.mix_file import mix_values, parse_mix, parse_starters
from sleepterm.store.named_files import ItemFormat, Loaded, NamedFiles
from sleepterm.translation import gettext as _


class LoadedMixes(Loaded[Mix]):
    """The loaded mixes: the user's by name, then the bundled ones."""

    @property
    def mixes(self) -> tuple[Mix, ...]:
        """Each name once; a user's mix hides a bundled one of the same name."""
        return self.items

    def find(self, name: str) -> Mix:
        """The mix of this name, or the only one whose name starts with it.

        Raises:
            SleeptermError: none or several match; the message names candidates.
        """
        return find_mix(self.items, name)


class Mixes(NamedFiles[Mix]):
    """The mixes on the disk; every method reads the files again.

    Args:
        folder: of the user's mixes; it need not exist.
        starters: the bundled mixes.toml.
    """

    def __init__(self, folder: Path, starters: Path) -> None:
        super().__init__(_FORMAT, folder, starters)

    def load(self) -> LoadedMixes:
        """All mixes. Never raises."""
        loaded = self.read_all()
        return LoadedMixes(loaded.items, loaded.problems)


def parse_shared_mix(text: str, *, file: str) -> Mix:
    """Parse the text of a shared TOML file.

    Raises:
        SleeptermError: it is not a mix; the message says why.
    """
    mix, problems = parse_mix(text, file=file)
    if mix is None:
        raise SleeptermError(_("No mix"), f"{problems[0]}.")
    return mix


def format_mix(mix: Mix) -> str:
    """The mix as the text of a TOML file."""
    # Not needed to read mixes, for which the list waits.
    from sleepterm.formats.toml_writer import format_toml  # noqa: PLC0415

    return format_toml(mix_values(mix))


def _renamed(mix: Mix, name: str) -> Mix:
    return replace(mix, name=name, starter=False)


_FORMAT = ItemFormat("mix", parse_mix, parse_starters, format_mix, _renamed)
