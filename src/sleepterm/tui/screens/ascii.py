"""The main screen for terminals without UTF-8."""

from __future__ import annotations

from sleepterm.tui.screens.main import MainScreen


class AsciiMainScreen(MainScreen):
    """The same with rules of minus signs and bars."""

    DEFAULT_CSS = """
    AsciiMainScreen {
        #body {
            border-top: ascii $foreground 22%;
            border-bottom: ascii $foreground 22%;
        }
        #side { border-left: ascii $foreground 22%; }
        &.-narrow #side {
            border-left: none;
            border-top: ascii $foreground 22%;
        }
    }
    """
