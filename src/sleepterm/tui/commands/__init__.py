"""Every command once."""

from __future__ import annotations

from sleepterm.tui.commands.command import Command, bindings
from sleepterm.tui.commands.finding import FINDING, SEARCH, TRACK_LIST
from sleepterm.tui.commands.house import HOUSE
from sleepterm.tui.commands.mixes import MIXES
from sleepterm.tui.commands.playing import GUIDED, PLAYING, TIMER

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
