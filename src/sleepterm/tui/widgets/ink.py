"""The few colours that words are written in; every theme has them.

Drawn lines name these directly: component classes would cost a style sheet's work
for every word, and the first frame waits for that.
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
    """The ink of a chosen word, which is seen without colours too."""
    if has_colour:
        return HELD if is_focused else ACCENT
    return "reverse" if is_focused else "bold"


def cursor(*, is_focused: bool, has_colour: bool) -> str:
    """The ink laid over the line under the cursor."""
    if has_colour:
        return "on $foreground 14%" if is_focused else "on $foreground 7%"
    return "reverse" if is_focused else "underline"
