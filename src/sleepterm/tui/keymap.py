"""The user's keys against the commands there are."""

from __future__ import annotations

from collections.abc import Mapping

from textual.binding import Binding

from sleepterm.text import did_you_mean
from sleepterm.tui.bindings.registry import ENTRIES


def checked(keymap: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """The entries that can be used, and a sentence about each that can't.

    An unknown command is left out. Of two commands on one key the one that the
    keymap gave the key later is left out, so that both can still be reached.
    """
    problems = [
        f"There is no command '{name}'. {did_you_mean(name, ENTRIES)}".rstrip()
        for name in keymap
        if name not in ENTRIES
    ]
    good = {name: keys for name, keys in keymap.items() if name in ENTRIES}
    while (clash := _clash(good)) is not None:
        key, kept, dropped = clash
        problems.append(f"The key '{key}' of {dropped} belongs to {kept} already.")
        del good[dropped]
    return good, tuple(problems)


def _clash(keymap: Mapping[str, str]) -> tuple[str, str, str] | None:
    """The first key with two commands: (key, who keeps it, who is dropped)."""
    owners: dict[str, str] = {}
    untouched = [name for name in ENTRIES if name not in keymap]
    for name in (*untouched, *keymap):
        for key in _keys(keymap.get(name, ENTRIES[name].keys)):
            if owners.setdefault(key, name) != name:
                return key, owners[key], name
    return None


def _keys(keys: str) -> list[str]:
    return [binding.key for binding in Binding.make_bindings([Binding(keys, "")])]
