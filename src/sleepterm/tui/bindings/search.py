"""Keys of the search field."""

from __future__ import annotations

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut

SEARCH = (
    Shortcut(
        "leave-search",
        "enter,down",
        _("To the list"),
        _("Go to the list of matches."),
        _("to the list"),
        action="leave_search",
        is_first=True,
    ),
    Shortcut(
        "clear-search",
        "escape",
        _("Clear the search"),
        _("Remove the words, and go back to the list."),
        _("clear"),
        action="clear_search",
    ),
)
