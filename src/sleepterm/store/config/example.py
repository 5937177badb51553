"""The text of a config.toml with every setting at its default, commented out."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from sleepterm.formats.toml_writer import format_pair
from sleepterm.store.config.setting import Setting
from sleepterm.store.config.table import KEYS, NOTES, SETTINGS
from sleepterm.store.settings import DEFAULTS
from sleepterm.translation import gettext as _

_WIDTH = 76
# Translators: each line begins with # and has at most 80 characters
_HEAD = _(
    "# Settings of sleepterm. Each has its default: take the # before a line away to"
    " change\n# it. 'sleepterm settings' shows what is in effect. While sleepterm runs,"
    " it reads this\n# file again once it has changed.\n"
)
_KEYS_HEAD = _(
    "The keys of each command, separated by commas, by its id; see the help (?)."
)


class KeyDefault(NamedTuple):
    """The keys that a command has by default.

    Attributes:
        id: the command's name in `[keys]`.
        keys: Textual's names of the keys, separated by commas.
        label: what it does.
    """

    id: str
    keys: str
    label: str


def default_of(setting: Setting) -> object:
    """The default of a setting as config.toml has it."""
    return setting.kind.to_toml(DEFAULTS.value_of(setting))


def example_text(keys: Iterable[KeyDefault]) -> str:
    """A config.toml that changes nothing.

    Args:
        keys: of all commands.
    """
    return "".join((_HEAD, *_settings(), f"\n[{KEYS}]\n", *_keys(keys)))


def _settings() -> Iterator[str]:
    table = ""
    for setting in SETTINGS:
        if setting.table != table:
            table = setting.table
            yield f"\n[{table}]\n"
            yield _comment(NOTES.get(table, ""))
        else:
            yield "\n"
        yield _comment(setting.help)
        yield _comment(
            _("Allowed: {allowed}. Takes effect {effect}.").format(
                allowed=setting.kind.allowed, effect=setting.effect
            )
        )
        yield f"#{format_pair(setting.key, default_of(setting))}\n"


def _keys(keys: Iterable[KeyDefault]) -> Iterator[str]:
    yield _comment(_KEYS_HEAD)
    for each in keys:
        yield f"#{format_pair(each.id, each.keys)}  # {each.label}\n"


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in textwrap.wrap(text, _WIDTH))
