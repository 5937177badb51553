"""The text styles, made of colours that every theme has.

Lines are drawn with these styles directly: component classes would cost a style sheet
lookup for each span, which delays the first frame.
"""

from __future__ import annotations

TEXT = "$foreground"
STRONG = "bold $foreground"
DIM = "$foreground 62%"
FAINT = "$foreground 35%"
ACCENT = "$accent"
ACCENT_DIM = "$accent 55%"
HELD = "$accent on $foreground 14%"


def chosen(*, is_focused: bool, has_colour: bool) -> str:
    """The style of a chosen option, visible without colours too."""
    if has_colour:
        return HELD if is_focused else ACCENT
    return "reverse" if is_focused else "bold"


def cursor(*, is_focused: bool, has_colour: bool) -> str:
    """The style added to the line under the cursor."""
    if has_colour:
        return "on $foreground 14%" if is_focused else "on $foreground 7%"
    return "reverse" if is_focused else "underline"
