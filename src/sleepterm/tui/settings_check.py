"""Checks what only the screen knows of the settings: the theme and the keys."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES

from sleepterm.formats.problem import Problem
from sleepterm.store.settings import Settings
from sleepterm.text import did_you_mean
from sleepterm.tui import keymap
from sleepterm.tui.themes import SLEEPTERM


def settings_problems(settings: Settings) -> tuple[Problem, ...]:
    """A problem for an unknown theme, and for each entry of the keymap to be mended."""
    _, faults = keymap.checked(settings.keymap)
    keys = (Problem(settings.file, "[keys]", fault) for fault in faults)
    themes = (*BUILTIN_THEMES, SLEEPTERM.name)
    if settings.theme in themes:
        return tuple(keys)
    question = did_you_mean(settings.theme, themes)
    words = f"There is no theme '{settings.theme}'. {question}".rstrip()
    return (Problem(settings.file, "", words), *keys)
