"""Which commands the main screen's footer shows, the most needed first."""

from __future__ import annotations

from sleepterm.tui.bindings import COMMANDS, SEARCH

_ORDER = (
    "drop-wish",
    "play-track",
    "toggle-playback",
    "retry-device",
    "set-timer",
    "louder",
    "quieter",
    "edit-search",
    "read-along",
    "show-help",
    "request-quit",
    "clear-filter",
    "still-awake",
    "stop-playback",
    "show-problems",
    "edit-sound",
    "remove-sound",
    "add-sound",
    "save-mix",
)

FOOTER = (*SEARCH, *(COMMANDS[name] for name in _ORDER))
