"""Keys of the list of tracks."""

from __future__ import annotations

from sleepterm.tui.bindings.entry import Shortcut

TRACK_LIST = (
    Shortcut(
        "play-track",
        "enter",
        "Play the highlighted track",
        "Add a loop to the mix or remove it, or replace the guided track.",
        "play",
        action="play_track",
    ),
    Shortcut(
        "track-down", "j,down", "Down", "One track down.", action="move_cursor(1)"
    ),
    Shortcut("track-up", "k,up", "Up", "One track up.", action="move_cursor(-1)"),
    Shortcut(
        "page-down", "pagedown", "Page down", "One page down.", action="move_page(1)"
    ),
    Shortcut("page-up", "pageup", "Page up", "One page up.", action="move_page(-1)"),
    Shortcut(
        "first-track", "g,home", "First track", "To the top.", action="move_to(0)"
    ),
    Shortcut(
        "last-track", "G,end", "Last track", "To the bottom.", action="move_to(-1)"
    ),
    Shortcut(
        "next-type",
        "right,l",
        "Next type",
        "Show the next type of track, or your favourites.",
        action="change_type(1)",
    ),
    Shortcut(
        "previous-type",
        "left,h",
        "Previous type",
        "Show the previous type of track.",
        action="change_type(-1)",
    ),
)
