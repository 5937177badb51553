"""Looking through the tracks."""

from __future__ import annotations

from sleepterm.tui.bindings.command import Command

SEARCH = (
    Command(
        "leave-search",
        "enter,down,escape",
        "leave_search",
        "To the list",
        "Go to the tracks that were found.",
        "to the list",
        is_first=True,
    ),
)

TRACK_LIST = (
    Command(
        "play-track",
        "enter",
        "play_track",
        "Play the highlighted track",
        "A loop joins the mix or leaves it; a guided track replaces the guided one.",
        "play",
    ),
    Command("track-down", "j,down", "move_cursor(1)", "Down", "One track down."),
    Command("track-up", "k,up", "move_cursor(-1)", "Up", "One track up."),
    Command("page-down", "pagedown", "move_page(1)", "Page down", "One page down."),
    Command("page-up", "pageup", "move_page(-1)", "Page up", "One page up."),
    Command("first-track", "g,home", "move_to(0)", "First track", "To the top."),
    Command("last-track", "G,end", "move_to(-1)", "Last track", "To the bottom."),
    Command(
        "next-type",
        "right,l",
        "change_type(1)",
        "Next type",
        "Show the next type of track, or your favourites.",
    ),
    Command(
        "previous-type",
        "left,h",
        "change_type(-1)",
        "Previous type",
        "Show the type of track before.",
    ),
)

LIKING = Command(
    "like-track",
    "f",
    "like_track",
    "Favourite",
    "The highlighted track comes first from now on, or no more.",
)

FINDING = (
    LIKING,
    Command(
        "edit-search",
        "slash",
        "edit_search",
        "Search",
        "How you feel, or words of a title; the nearest tracks come first.",
        "search",
    ),
    Command(
        "clear-filter",
        "escape",
        "clear_filter",
        "Show all tracks",
        "Forget the words, the type, the topic and the length.",
        "show all",
    ),
    Command(
        "drop-wish",
        "backspace",
        "drop_wish",
        "Drop one wish",
        "Where nothing fits, take back the wish that is named.",
        "drop",
    ),
    Command(
        "choose-topic",
        "T",
        "choose_topic",
        "Topic",
        "Show only tracks for one purpose.",
    ),
    Command(
        "choose-length",
        "L",
        "choose_length",
        "Length",
        "Show only tracks of some length.",
    ),
    Command(
        "choose-order",
        "S",
        "choose_order",
        "Order",
        "Sort by title, length, type, or what was played last.",
    ),
)
