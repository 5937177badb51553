"""The text styles, made of colours that every theme has.

Lines are drawn with these styles directly: component classes would cost a style sheet
lookup for each span, which delays the first frame.
"""

from __future__ import annotations

TEXT = "$foreground"
STRONG = "bold $foreground"
DIM = "$foreground-muted"
FAINT = "$foreground 35%"
"""For lines and dots: too dark for words."""
ACCENT = "$accent"
ACCENT_DIM = "$accent 55%"
"""For curves: too dark for words."""
HELD = "$held-text on $held"
HELD_ACCENT = "$held-accent on $held"
_REVERSE = "reverse $foreground"


def chosen(*, is_focused: bool, has_tints: bool) -> str:
    """The style of a chosen option, visible without colours too."""
    if is_focused:
        return HELD_ACCENT if has_tints else _REVERSE
    return ACCENT if has_tints else "bold $foreground"


def held(*, has_tints: bool, is_accent: bool = False) -> str:
    """The style of the line under the cursor while its list has the focus."""
    if not has_tints:
        return _REVERSE
    return HELD_ACCENT if is_accent else HELD
