"""Checks what only the screen knows of the settings: the theme and the keys."""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES

from sleepterm.formats.problem import Problem
from sleepterm.store.config.table import KEYS, OWN_THEMES
from sleepterm.store.settings import Settings
from sleepterm.text import did_you_mean
from sleepterm.translation import gettext as _
from sleepterm.tui import keymap

THEMES = (*OWN_THEMES, *BUILTIN_THEMES)


def settings_problems(settings: Settings) -> tuple[Problem, ...]:
    """A problem for an unknown theme, and for each entry of the keymap to be mended."""
    keys = (
        Problem(settings.file, settings.place_of((KEYS, fault.command)), fault.text)
        for fault in keymap.faults(settings.keymap)[1]
    )
    if settings.theme in THEMES:
        return tuple(keys)
    question = did_you_mean(settings.theme, THEMES)
    text = _("There is no theme '{name}'.").format(name=settings.theme)
    words = f"{text} {question}".rstrip()
    return (Problem(settings.file, settings.place_of(("theme",)), words), *keys)
