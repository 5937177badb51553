"""Every command once."""

from __future__ import annotations

from sleepterm.tui.bindings.command import Command, bindings
from sleepterm.tui.bindings.finding import FINDING, SEARCH, TRACK_LIST
from sleepterm.tui.bindings.general import HOUSE
from sleepterm.tui.bindings.mixes import MIXES
from sleepterm.tui.bindings.playing import GUIDED, PLAYING, TIMER

__all__ = [
    "COMMANDS",
    "FINDING",
    "GROUPS",
    "GUIDED",
    "HOUSE",
    "MIXES",
    "PLAYING",
    "SEARCH",
    "TIMER",
    "TRACK_LIST",
    "Command",
    "bindings",
]

GROUPS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    ("Tracks", TRACK_LIST),
    ("Playing", PLAYING),
    ("Guided tracks", GUIDED),
    ("Sleep timer", TIMER),
    ("Finding", FINDING),
    ("Mixes", MIXES),
    ("sleepterm", HOUSE),
)
"""All commands of the main screen under their headings."""

COMMANDS = {command.id: command for _, group in GROUPS for command in group}
"""All commands of the main screen by id."""
