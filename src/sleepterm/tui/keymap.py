"""Checks the user's keymap."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from sleepterm.text import did_you_mean
from sleepterm.tui.bindings.registry import ENTRIES


def checked(keymap: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The usable part of a keymap, and a message about each entry that is not.

    An entry is left out if its command is unknown, or if its key belongs to another
    command already; a left-out command keeps its default keys.
    """
    problems = [
        f"There is no command '{name}'. {did_you_mean(name, ENTRIES)}".rstrip()
        for name in keymap
        if name not in ENTRIES
    ]
    good = {name: keys for name, keys in keymap.items() if name in ENTRIES}
    while (clash := _clash(good)) is not None:
        key, kept, dropped = clash
        problems.append(f"The key '{key}' of {dropped} is already used by {kept}.")
        del good[dropped]
    return good, tuple(problems)


def _clash(keymap: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first key with two commands: (key, the one it stays with, the other)."""
    owners: dict[str, str] = {}
    untouched = [name for name in ENTRIES if name not in keymap]
    for name in (*untouched, *keymap):
        for key in _keys(keymap.get(name, ENTRIES[name].keys)):
            if owners.setdefault(key, name) != name:
                return key, owners[key], name
    return None


def _keys(keys: str) -> list[str]:
    return [binding.key for binding in Binding.make_bindings([Binding(keys, "")])]
