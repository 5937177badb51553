"""The default theme, and styles of Textual's own widgets."""

from __future__ import annotations

from typing import Any

from textual.app import App
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


def _of_light(name: str, text: str, accent: str, panels: tuple[str, str]) -> Theme:
    """A theme on black of one kind of light."""
    surface, panel = panels
    bars = dict.fromkeys(("scrollbar", "scrollbar-hover"), panel)
    return Theme(
        name=name,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning=accent,
        error=accent,
        success=accent,
        foreground=text,
        background="#000000",
        surface=surface,
        panel=panel,
        dark=True,
        variables={
            "input-cursor-background": text,
            "input-cursor-foreground": "#000000",
            "border": accent,
            "border-blurred": panel,
            **bars,
            "scrollbar-active": accent,
            "scrollbar-background": "#000000",
            "scrollbar-background-hover": "#000000",
            "scrollbar-background-active": "#000000",
            "scrollbar-corner-color": "#000000",
            "footer-key-foreground": accent,
        },
    )


RED = _of_light("red", "#f00000", "#ff0000", ("#0c0000", "#180000"))
"""Red light alone, which spares eyes that are used to the dark."""

MONO = _of_light("mono", "#c8c8c8", "#ffffff", ("#000000", "#000000"))
"""No colours: what has one elsewhere is bold here."""

OWN = (SLEEPTERM, RED, MONO)
"""The themes that sleepterm has besides Textual's."""


def use_theme(app: App[Any], name: str) -> None:
    """Draw an app in a theme, or in the default one if there is none of that name."""
    for theme in OWN:
        if theme.name not in app.available_themes:
            app.register_theme(theme)
    app.theme = name if name in app.available_themes else SLEEPTERM.name


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
