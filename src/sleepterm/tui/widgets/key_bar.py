"""The keys that do something now, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from sleepterm.tui.bindings import Command
from sleepterm.tui.widgets.ink import ACCENT, DIM
from sleepterm.tui.widgets.spans import Span, Spot, content_of, spot_at, width_of

_GAP = "  "


class KeyBar(Widget):
    """Keys and words; what can't be done now is left out; a click does it.

    Args:
        commands: the most needed first; neighbours with the same word share it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
    }
    """

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._words = {command.id: command.footer for command in commands}
        self._first = {command.id: command.keys.split(",")[0] for command in commands}
        self._shown: list[tuple[str, str, str]] = []
        self._spots: list[Spot] = []

    def on_mount(self) -> None:
        """Draw again when other keys work."""
        self._shown = self._items()
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def render(self) -> RenderResult:
        """As many keys as fit."""
        spans: list[Span] = []
        self._spots = []
        x = 0
        for action, keys, word in self._shown:
            gap = _GAP if spans else ""
            item = [(gap, ""), (keys, ACCENT), (f" {word}", DIM)]
            end = x + width_of(item)
            if end > self.content_size.width:
                break
            spans += item
            self._spots.append(Spot(x + len(gap), end, action))
            x = end
        return content_of([spans])

    async def on_click(self, event: events.Click) -> None:
        """Do what was clicked."""
        offset = event.get_content_offset(self)
        action = None if offset is None else spot_at(self._spots, offset.x)
        if action is not None:
            await self.screen.run_action(action)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        del screen
        if (items := self._items()) != self._shown:
            self._shown = items
            self.refresh()

    def _items(self) -> list[tuple[str, str, str]]:
        """Action, keys and word of each item."""
        here = self._active()
        items: list[tuple[str, str, str]] = []
        for name, word in self._words.items():
            if name not in here:
                continue
            binding, action = here[name]
            key = self.app.get_key_display(binding)
            if items and items[-1][2] == word:
                items[-1] = (items[-1][0], f"{items[-1][1]} {key}", word)
            else:
                items.append((action, key, word))
        return items

    def _character(self, binding: Binding) -> str | None:
        """What a key would type into a field."""
        if binding.key == "space":
            return " "
        shown = self.app.get_key_display(binding)
        return shown if len(shown) == 1 and shown.isascii() else None

    def _active(self) -> dict[str, tuple[Binding, str]]:
        """By command, its first key that works now, and the action with its place."""
        focused = self.screen.focused
        here: dict[str, tuple[Binding, str]] = {}
        for key, active in self.screen.active_bindings.items():
            name = active.binding.id or ""
            typed = focused is not None and focused.check_consume_key(
                key, self._character(active.binding)
            )
            if typed or not active.enabled or name not in self._words:
                continue
            if name in here and key != self._first[name]:
                continue
            place = "focused" if active.node is focused else "screen"
            here[name] = (active.binding, f"{place}.{active.binding.action}")
        return here
