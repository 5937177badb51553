"""README's table of keys names the keys that are bound."""

from __future__ import annotations

import re
from pathlib import Path

from textual.keys import format_key

from sleepterm.tui.bindings.registry import ENTRIES

README = Path(__file__).parents[2] / "README.md"
SPOKEN = {
    "enter": "Enter",
    "space": "Space",
    "escape": "Esc",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}
BY_NAME = {"ctrl+p"}
"""Bound by Textual itself."""


def _rows() -> list[str]:
    """The first cells of the table."""
    text = README.read_text(encoding="utf-8")
    table = text.partition("| Key | What it does |\n| --- | --- |\n")[2]
    lines = table.partition("\n\n")[0].splitlines()
    return [re.split(r"(?<!\\) \| ", line.removeprefix("| "))[0] for line in lines]


def _named() -> set[str]:
    return {key for row in _rows() for key in re.findall(r"`([^`]+)`", row)}


def _written(key: str) -> str:
    """A key as README writes it."""
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+').upper()}"
    return SPOKEN.get(key, format_key(key))


def test_each_key_in_the_table_is_bound() -> None:
    bound = {_written(k) for entry in ENTRIES.values() for k in entry.keys.split(",")}

    assert _named()
    assert _named() - bound - {_written(key) for key in BY_NAME} == set()


def test_each_entry_has_a_key_in_the_table() -> None:
    named = _named()
    missing = [
        entry.id
        for entry in ENTRIES.values()
        if entry.keys and not {_written(k) for k in entry.keys.split(",")} & named
    ]

    assert missing == []
