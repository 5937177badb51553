"""What keys are called on the screen."""

from __future__ import annotations

from textual.keys import format_key

from sleepterm.translation import pgettext

# Translators: names as they stand on keyboards, as short as may be.
_NAMES = {
    "space": pgettext("key", "space"),
    "esc": pgettext("key", "esc"),
    "pgdn": pgettext("key", "pgdn"),
    "pgup": pgettext("key", "pgup"),
    "home": pgettext("key", "home"),
    "end": pgettext("key", "end"),
    "del": pgettext("key", "del"),
    "tab": pgettext("key", "tab"),
}


def shown_key(key: str) -> str:
    """A key of Textual's as it is shown."""
    return named_key(format_key(key))


def named_key(label: str) -> str:
    """Textual's label of a key in the user's language."""
    return _NAMES.get(label, label)
