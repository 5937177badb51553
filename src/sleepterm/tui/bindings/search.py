"""Keys of the search field."""

from __future__ import annotations

from sleepterm.tui.bindings.entry import Shortcut

SEARCH = (
    Shortcut(
        "leave-search",
        "enter,down",
        "To the list",
        "Go to the list of matches.",
        "to the list",
        action="leave_search",
        is_first=True,
    ),
    Shortcut(
        "clear-search",
        "escape",
        "Clear the search",
        "Remove the words, and go back to the list.",
        "clear",
        action="clear_search",
    ),
)
