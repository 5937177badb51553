"""A text field for paths, with completion."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from textual import events, on
from textual.suggester import Suggester
from textual.widgets import Input

from sleepterm.formats.sound_suffixes import CONVERTIBLE_SUFFIXES, PLAYABLE_SUFFIXES
from sleepterm.store.files.home_path import expanded
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.pasted_paths import pasted

COMMANDS = (
    Shortcut(
        "complete-path",
        "tab",
        _("Complete"),
        _("Complete the name as shown."),
        _("complete"),
        action="complete_path",
    ),
)


class PathSuggester(Suggester):
    """Completes the last part of a path with a folder or a sound."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The path with its last name completed; None without a match."""
        return await asyncio.to_thread(completed, value)


def completed(value: str) -> str | None:
    """The path with the first matching name, with "/" behind a folder; or None."""
    if not value or value[0] in "\"'":
        return None
    folder, _, start = value.rpartition("/")
    if "/" not in value:
        return None
    where = expanded(f"{folder}/")
    name = next(iter(_names(where, start)), None)
    return None if name is None else f"{folder}/{name}"


def _names(folder: Path, start: str) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return sorted(
                entry.name + ("/" if entry.is_dir() else "")
                for entry in entries
                if _fits(entry, start)
            )
    except (OSError, ValueError):
        return []


def _fits(entry: os.DirEntry[str], start: str) -> bool:
    if not entry.name.startswith(start) or not entry.name.isprintable():
        return False
    if entry.name.startswith(".") and not start.startswith("."):
        return False
    return (
        entry.is_dir()
        or Path(entry.name).suffix.lower() in PLAYABLE_SUFFIXES | CONVERTIBLE_SUFFIXES
    )


class PathField(Input):
    """A text field for one or several paths.

    Args:
        value: initial text: pasted paths.
    """

    BINDINGS = bindings(COMMANDS)
    DEFAULT_CSS = """
    PathField, PathField:focus {
        border: none;
        height: 1;
        padding: 0;
        background: $foreground 7%;
        background-tint: 0%;
    }
    """

    help_title = _("Paths")
    help_text = _("Type, paste or drop paths; Tab completes.")

    def __init__(self, value: str) -> None:
        super().__init__(
            value,
            placeholder="~/Music/rain.ogg",
            suggester=PathSuggester(),
            select_on_focus=False,
            compact=True,
        )
        self.cursor_blink = False
        self._has_pasted = bool(value)

    def take(self, paths: str) -> None:
        """Put pasted paths behind those pasted before, or in the place of typed text.

        Some terminals paste each of several dropped files by itself.

        Args:
            paths: quoted where needed.
        """
        before = self.value.rstrip() if self._has_pasted else ""
        self._has_pasted = True
        self.value = f"{before} {paths}".lstrip()
        self.cursor_position = len(self.value)

    @on(Input.Changed)
    def _forget_if_emptied(self, event: Input.Changed) -> None:
        self._has_pasted = self._has_pasted and bool(event.value)

    async def action_complete_path(self) -> None:
        """Complete the name as shown."""
        suggestion = await PathSuggester().get_suggestion(self.value)
        if suggestion is not None:
            self.value = suggestion
            self.action_end()

    def on_paste(self, event: events.Paste) -> None:
        """Take pasted paths, quoted if needed; other text is inserted as it is."""
        if paths := pasted(event.text):
            self.take(paths)
            event.prevent_default()
            event.stop()
