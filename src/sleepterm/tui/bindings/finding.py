"""Commands for finding tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available, Why

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def needs_track(context: Context) -> Available:
    """A track must be highlighted."""
    highlighted = context.browse.highlighted
    return Why("No track is highlighted.") if highlighted is None else None


def _needs_filter(context: Context) -> Available:
    if context.browse.view.is_filtered:
        return None
    return Why("All tracks are shown.", is_hidden=True)


def _needs_blocking_filter(context: Context) -> Available:
    if context.browse.view.to_drop is not None:
        return None
    return Why("No filter is in the way.", is_hidden=True)


LIKING = Command(
    "like-track",
    "f",
    "Favourite",
    "Favourites come first; again to undo.",
    run=lambda context: context.history.toggle_favourite(),
    available=needs_track,
)

FINDING = (
    LIKING,
    Command(
        "edit-search",
        "slash",
        "Search",
        "Type how you feel, or words of a title; the nearest tracks come first.",
        "search",
        run=lambda context: context.browse.edit_search(),
    ),
    Command(
        "clear-filter",
        "escape",
        "Show all tracks",
        "Clear the search, the type, the topic and the length.",
        "show all",
        run=lambda context: context.browse.clear(),
        available=_needs_filter,
    ),
    Command(
        "drop-wish",
        "backspace",
        "Remove a filter",
        "Where nothing matches, remove the filter that is named.",
        "remove filter",
        run=lambda context: context.browse.drop_filter(),
        available=_needs_blocking_filter,
    ),
    Command(
        "choose-topic",
        "T",
        "Topic",
        "Show only tracks for one purpose.",
        run=lambda context: context.browse.choose_topic(),
    ),
    Command(
        "choose-length",
        "L",
        "Length",
        "Show only tracks of one length.",
        run=lambda context: context.browse.choose_length(),
    ),
    Command(
        "choose-order",
        "S",
        "Sort",
        "Sort by title, length, type, or last played.",
        run=lambda context: context.browse.choose_order(),
    ),
)
