"""The key bar: the keys that work now, in one line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.app import RenderResult
from textual.binding import Binding
from textual.screen import Screen
from textual.widget import Widget

from sleepterm.tui.bindings.entry import Available, Entry
from sleepterm.tui.widgets.ink import ACCENT, DIM
from sleepterm.tui.widgets.spans import Span, Spot, content_of, spot_at, width_of

_GAP = "  "


class Item(NamedTuple):
    """One item of the bar.

    Attributes:
        action: the action that a click runs.
        keys: the keys as shown.
        word: what they do.
    """

    action: str
    keys: str
    word: str


def _always(_entry_id: str) -> Available:
    return None


class KeyBar(Widget):
    """Shows the keys that can be used now, with a word each; a click runs it.

    Args:
        entries: the most needed first; neighbours with the same word share it.
        why_not: gives the reason why an entry can't run now, by its id.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
    }
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        why_not: Callable[[str], Available] = _always,
    ) -> None:
        super().__init__()
        self._entries = {entry.id: entry for entry in entries}
        self._why_not = why_not
        self._shown: list[Item] = []
        self._spots: list[Spot] = []

    def offer(self, entries: Sequence[Entry]) -> None:
        """Show other entries from now on."""
        if tuple(entries) != tuple(self._entries.values()):
            self._entries = {entry.id: entry for entry in entries}
            if self.is_mounted:
                self._bindings_updated(self.screen)

    def on_mount(self) -> None:
        """Redraw when the available keys change."""
        self._shown = self._items()
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_updated)

    def render(self) -> RenderResult:
        """The items that fit."""
        spans: list[Span] = []
        self._spots = []
        x = 0
        for at, item in enumerate(self._shown):
            gap = _GAP if spans else ""
            drawn = [(gap, ""), (item.keys, ACCENT), (f" {item.word}", DIM)]
            end = x + width_of(drawn)
            if end > self.content_size.width:
                break
            spans += drawn
            self._spots.append(Spot(x + len(gap), end, str(at)))
            x = end
        return content_of([spans])

    async def on_click(self, event: events.Click) -> None:
        """Run the clicked item."""
        offset = event.get_content_offset(self)
        at = None if offset is None else spot_at(self._spots, offset.x)
        if at is not None:
            await self.screen.run_action(self._shown[int(at)].action)

    def _bindings_updated(self, screen: Screen[object]) -> None:
        del screen
        if (items := self._items()) != self._shown:
            self._shown = items
            self.refresh()

    def _items(self) -> list[Item]:
        here = self._active()
        items: list[Item] = []
        for name, entry in self._entries.items():
            if name not in here or self._why_not(name) is not None:
                continue
            binding, action = here[name]
            item = Item(action, self.app.get_key_display(binding), entry.footer)
            if items and items[-1].word == item.word:
                keys = f"{items[-1].keys} {item.keys}"
                items[-1] = items[-1]._replace(keys=keys)
            else:
                items.append(item)
        return items

    def _character(self, binding: Binding) -> str | None:
        """The character that a key types; None if none."""
        if binding.key == "space":
            return " "
        shown = self.app.get_key_display(binding)
        return shown if len(shown) == 1 and shown.isascii() else None

    def _active(self) -> dict[str, tuple[Binding, str]]:
        """Entry id to its first key that works now, and the full action."""
        focused = self.screen.focused
        here: dict[str, tuple[Binding, str]] = {}
        for key, active in self.screen.active_bindings.items():
            name = active.binding.id or ""
            typed = focused is not None and focused.check_consume_key(
                key, self._character(active.binding)
            )
            if typed or not active.enabled or name not in self._entries:
                continue
            if name in here and key != self._entries[name].keys.split(",")[0]:
                continue
            place = "focused" if active.node is focused else "screen"
            here[name] = (active.binding, f"{place}.{active.binding.action}")
        return here
