"""The default theme, and styles of Textual's own widgets."""

from __future__ import annotations

from textual.theme import Theme

SLEEPTERM = Theme(
    name="sleepterm",
    primary="#c99a62",
    secondary="#c99a62",
    accent="#c99a62",
    warning="#c99a62",
    error="#c0705c",
    success="#c99a62",
    foreground="#bdb5a6",
    background="#0e0d0b",
    surface="#181613",
    panel="#201d19",
    dark=True,
    variables={
        "input-cursor-background": "#bdb5a6",
        "input-cursor-foreground": "#0e0d0b",
        "border": "#c99a62",
        "border-blurred": "#201d19",
        "scrollbar": "#2a2620",
        "scrollbar-hover": "#3a352c",
        "scrollbar-active": "#c99a62",
        "scrollbar-background": "#0e0d0b",
        "scrollbar-background-hover": "#0e0d0b",
        "scrollbar-background-active": "#0e0d0b",
        "scrollbar-corner-color": "#0e0d0b",
        "footer-key-foreground": "#c99a62",
    },
)
"""Amber on near black: little blue light, no pure white."""

STYLES = """
Toast {
    padding: 0 2;
    background: $panel;
    color: $foreground;
    &.-information, &.-warning, &.-error { border-left: none; }
    &.-information .toast--title { color: $accent; text-style: none; }
}
ToastRack { margin-bottom: 2; margin-right: 1; }
SearchIcon { display: none; }
CommandPalette > Vertical { background: $surface; }
CommandPalette > .command-palette--help-text {
    color: auto 60%;
    text-style: not bold;
}
"""
"""Changed styles of Textual's own widgets."""

ASCII_RULES = """
.-ascii * { scrollbar-size: 0 0; }
MainScreen #body {
    border-top: ascii $foreground 22%;
    border-bottom: ascii $foreground 22%;
}
MainScreen.-low #body { border-top: none; }
MainScreen #side { border-left: ascii $foreground 22%; }
MainScreen.-narrow #side {
    border-left: none;
    border-top: ascii $foreground 22%;
}
"""
"""For terminals without UTF-8."""
