"""Keys of the list of tracks."""

from __future__ import annotations

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut

TRACK_LIST = (
    Shortcut(
        "play-track",
        "enter",
        _("Play the highlighted track"),
        _("Add a loop to the mix or remove it, or replace the guided track."),
        _("play"),
        action="play_track",
    ),
    Shortcut(
        "track-down", "j,down", _("Down"), _("One track down."), action="move_cursor(1)"
    ),
    Shortcut("track-up", "k,up", _("Up"), _("One track up."), action="move_cursor(-1)"),
    Shortcut(
        "page-down",
        "pagedown",
        _("Page down"),
        _("One page down."),
        action="move_page(1)",
    ),
    Shortcut(
        "page-up", "pageup", _("Page up"), _("One page up."), action="move_page(-1)"
    ),
    Shortcut(
        "first-track", "g,home", _("First track"), _("To the top."), action="move_to(0)"
    ),
    Shortcut(
        "last-track",
        "G,end",
        _("Last track"),
        _("To the bottom."),
        action="move_to(-1)",
    ),
    Shortcut(
        "next-type",
        "right,l",
        _("Next type"),
        _("Show the next type of track, or your favourites."),
        action="change_type(1)",
    ),
    Shortcut(
        "previous-type",
        "left,h",
        _("Previous type"),
        _("Show the previous type of track."),
        action="change_type(-1)",
    ),
)
