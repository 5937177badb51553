"""The keys that commands have by default, for the example of a config.toml."""

from __future__ import annotations

from sleepterm.store.config.example import KeyDefault, example_text
from sleepterm.tui.bindings.registry import ENTRIES


def example() -> str:
    """The text of a config.toml in which nothing is set."""
    return example_text(KeyDefault(x.id, x.keys, x.label) for x in ENTRIES.values())
