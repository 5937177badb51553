"""Puts the commands into Textual's command palette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple, Self

from textual.app import ComposeResult, SystemCommand
from textual.await_complete import AwaitComplete
from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
)
from textual.content import Content
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.visual import VisualType
from textual.widget import Widget
from textual.widgets import Input
from textual.widgets.option_list import Option

from sleepterm.translation import ENGLISH, language
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Entry, Shortcut
from sleepterm.tui.bindings.registry import ENTRIES
from sleepterm.tui.bindings.track_list import TRACK_LIST
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.tui.widgets.track_list import TrackList

_LABEL = 28
_DIM = "auto 60%"
"""Of the colour that stands out from the row, which may be highlighted."""


class _Row(NamedTuple):
    """A row of the palette.

    Attributes:
        entry: the command.
        keys: the keys as shown.
        why: the reason why it can't run now; "" if it can.
        node: the widget that has the action.
        action: the action and its arguments.
    """

    entry: Entry
    keys: str
    why: str
    node: Widget
    action: str

    @property
    def help(self) -> str:
        """The reason why it can't run now, else its tooltip."""
        return self.why or self.entry.tooltip

    def shown(self, label: Content) -> Content:
        """The label followed by the keys; dim if it can't run now."""
        gap = " " * max(2, _LABEL - label.cell_length)
        line = Content.assemble(label, gap, (self.keys, _DIM))
        return line.stylize(_DIM) if self.why else line


class _Results(CommandList):
    """Textual's list of results, which says in the user's language that it is empty."""

    def add_option(self, option: Option | VisualType | None = None) -> Self:
        """Add a result; the only one that can't be chosen says that there is none."""
        if isinstance(option, Option) and option.disabled:
            words = Content(_("No matches found"))
            option = Option(words, option.id, disabled=True)
        return super().add_option(option)


class Palette(CommandPalette):
    """Textual's palette, calm: of two quick answers only the first counts.

    Args:
        providers: provide what is listed; None for those of the app.
        placeholder: shown while nothing is typed.
    """

    def __init__(
        self,
        providers: Iterable[type[Provider]] | None = None,
        placeholder: str = _("Search for commands…"),
    ) -> None:
        super().__init__(providers, placeholder=placeholder, id="--command-palette")

    def compose(self) -> ComposeResult:
        """Textual's parts, with another list."""
        for part in super().compose():
            yield _Results() if isinstance(part, CommandList) else part

    def on_mount(self) -> None:
        """Keep the cursor from blinking."""
        for field in self.query(Input):
            field.cursor_blink = False

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close the palette, unless it is closed."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


def theme_command(screen: Screen[object]) -> SystemCommand:
    """The command that lets the user choose a theme."""

    def choose() -> None:
        _ = screen.app.push_screen(_themes())

    return SystemCommand(_("Theme"), _("Choose other colours."), choose)


def _themes() -> CommandPalette:
    return Palette([ThemeProvider], _("Search for themes…"))


class CommandProvider(Provider):
    """Provides all commands that are not hidden, with their keys."""

    async def discover(self) -> Hits:
        """All commands except cursor moves, which nobody looks for here."""
        moves = {entry.id for entry in TRACK_LIST[1:]}
        for row in sorted(self._rows(), key=lambda row: bool(row.why)):
            if row.entry.id not in moves:
                run = partial(row.node.run_action, row.action)
                label = row.shown(Content(row.entry.label))
                yield DiscoveryHit(label, run, text=row.entry.label, help=row.help)

    async def search(self, query: str) -> Hits:
        """The commands whose label matches a query."""
        matcher = self.matcher(query)
        for row in self._rows():
            # In other languages English is understood, too.
            words = row.entry.id.replace("-", " ")
            english = 0 if language() == ENGLISH else matcher.match(words)
            score = max(matcher.match(row.entry.label), english)
            if score > 0:
                run = partial(row.node.run_action, row.action)
                label = row.shown(matcher.highlight(row.entry.label))
                yield Hit(score, label, run, text=row.entry.label, help=row.help)

    def _rows(self) -> Iterator[_Row]:
        screen = self.screen
        if not isinstance(screen, CommandScreen):
            return
        keys: dict[str, list[str]] = {}
        for active in screen.active_bindings.values():
            shown = self.app.get_key_display(active.binding)
            keys.setdefault(active.binding.id or "", []).append(shown)
        tracks = screen.query_one(TrackList)
        for entry in ENTRIES.values():
            why = screen.why_not(entry.id)
            if why is not None and why.is_hidden:
                continue
            shown = " ".join(dict.fromkeys(keys.get(entry.id, [])))
            text = why.text if why else ""
            if isinstance(entry, Shortcut):
                yield _Row(entry, shown, text, tracks, entry.action)
            elif isinstance(entry, Command):
                yield _Row(entry, shown, text, screen, f"run('{entry.id}')")
