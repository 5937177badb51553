"""Commands that find tracks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available, Why

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def needs_track(context: Context) -> Available:
    """The reason, if no track is highlighted."""
    highlighted = context.browse.highlighted
    return Why(_("No track is highlighted.")) if highlighted is None else None


def _needs_filter(context: Context) -> Available:
    if context.browse.view.is_filtered:
        return None
    return Why(_("All tracks are shown."), is_hidden=True)


def _needs_blocking_filter(context: Context) -> Available:
    if context.browse.view.blocking_filter is not None:
        return None
    return Why(_("No filter is in the way."), is_hidden=True)


LIKING = Command(
    "like-track",
    "f",
    _("Favourite"),
    _("Mark as a favourite, which is listed first; again to undo."),
    run=lambda context: context.history.toggle_favourite(),
    available=needs_track,
)

FINDING = (
    LIKING,
    Command(
        "edit-search",
        "slash",
        _("Search"),
        _("Type how you feel or what you want to hear; the best matches come first."),
        _("search"),
        run=lambda context: context.browse.edit_search(),
    ),
    Command(
        "clear-filter",
        "escape",
        _("Show all tracks"),
        _("Clear the search and all filters."),
        _("show all"),
        run=lambda context: context.browse.clear(),
        available=_needs_filter,
    ),
    Command(
        "drop-wish",
        "backspace",
        _("Remove a filter"),
        _("When nothing matches, remove the filter that is in the way."),
        _("remove filter"),
        run=lambda context: context.browse.drop_filter(),
        available=_needs_blocking_filter,
    ),
    Command(
        "choose-topic",
        "T",
        _("Topic"),
        _("Show only tracks on one topic."),
        run=lambda context: context.browse.choose_topic(),
    ),
    Command(
        "choose-length",
        "L",
        _("Length"),
        _("Show only tracks of one length."),
        run=lambda context: context.browse.choose_length(),
    ),
    Command(
        "choose-order",
        "S",
        _("Sort"),
        _("Sort by title, length, type, or last played."),
        run=lambda context: context.browse.choose_order(),
    ),
)
