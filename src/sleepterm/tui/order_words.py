"""The words for what the list is sorted by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from sleepterm.library.catalog.order import Order

_ORDERS = {
    "title": _("title"),
    "length": _("length"),
    "type": _("type"),
    "played": _("last played"),
}
_BY_ORDER = {
    "title": _("by title"),
    "length": _("by length"),
    "type": _("by type"),
    "played": _("by last played"),
}


def format_order(order: Order | None) -> str:
    """The sort order: "by title"; "" if the best come first."""
    return _BY_ORDER[order] if order else ""


def order_choices() -> list[tuple[str, str]]:
    """(value, label) of each sort order; "" is the one with the best first."""
    return [("", _("best first")), *_ORDERS.items()]
