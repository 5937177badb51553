"""Adding own sounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.text import sanitize_line
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.pasted_paths import typed_paths
from sleepterm.tui.ports.adding import Added, AtRest, AtWork, Failed, Told
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets import path_field
from sleepterm.tui.widgets.path_field import PathField
from sleepterm.tui.wording import format_added, format_progress, format_skipped
from sleepterm.units import Percent

_BAR = 24
_MOST_REASONS = 8
_ADD = Shortcut(
    "start-adding",
    "enter",
    "Add",
    "Add these.",
    "add",
    action="start_adding",
    is_first=True,
)
_STOP = Shortcut(
    "stop-adding",
    "ctrl+t",
    "Stop",
    "Stop adding for good; what was added stays.",
    "stop adding",
    action="stop_adding",
)
_LEAVE = Shortcut(
    "leave-adding",
    "escape",
    "Leave",
    "Back to the list; adding goes on behind it.",
    "leave",
    action="leave_adding",
)


class AddDialog(Dialog[None]):
    """Takes paths, and shows how far the work is; that goes on without the dialog.

    Args:
        add: begins the work; what comes of it is told to `follow`.
        call_off: stops the work for good.
        glyphs: the signs to draw with.
        value: what stands in the field at first.
    """

    BINDINGS = bindings((_ADD, _STOP, _LEAVE))
    DEFAULT_CSS = """
    AddDialog .result { margin-top: 1; display: none; }
    AddDialog .result.-shown { display: block; }
    """
    heading = "Add sounds"
    commands = (_ADD, *path_field.COMMANDS, _STOP, _LEAVE)

    def __init__(
        self,
        add: Callable[[Sequence[Path]], None],
        call_off: Callable[[], None],
        glyphs: Glyphs,
        value: str = "",
    ) -> None:
        super().__init__()
        self._add = add
        self._call_off = call_off
        self._glyphs = glyphs
        self._value = value
        self._at_work: AtWork | None = None
        self._asked = 0

    def body(self) -> Iterable[Widget]:
        """Field, progress, report."""
        yield PathField(self._value)
        yield Static(
            Content("Files or folders; you can also drop them on the terminal."),
            classes="quiet",
        )
        yield Static(id="progress", classes="result")
        yield Static(id="report", classes="result")

    def on_mount(self) -> None:
        """Begin behind what stands there."""
        field = self.query_one(PathField)
        field.cursor_position = len(field.value)
        self._show_work()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value:
            self._show("report", "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """What can be stopped is at work."""
        if action == "stop_adding":
            return self._at_work is not None
        return super().check_action(action, parameters)

    def action_start_adding(self) -> None:
        """Add what stands in the field, or leave if nothing does."""
        field = self.query_one(PathField)
        if paths := typed_paths(field.value):
            self._asked += 1
            field.value = ""
            self._show("report", "")
            self._show("progress", "Reading ...")
            self._add(paths)
        elif self._has_report:
            self.answer(None)

    def action_stop_adding(self) -> None:
        """Call the work off."""
        self._show("progress", "Stopping ...")
        self._call_off()

    def action_leave_adding(self) -> None:
        """Leave; the work goes on."""
        self.answer(None)

    def follow(self, told: Told) -> bool:
        """Show what the work says.

        Returns:
            Whether the user need not be told elsewhere.
        """
        match told:
            case AtWork():
                self._at_work = told
            case AtRest():
                self._at_work = None
            case Added() if self._asked:
                self._asked -= 1
                return self._finish(told)
            case Failed(words) if self.is_mounted:
                self._at_work, self._asked = None, 0
                self._show("report", sanitize_line(words))
            case _:
                return False
        if self.is_mounted:
            self._show_work()
        return True

    def _show_work(self) -> None:
        at = self._at_work
        words = ""
        if at is not None:
            share = Percent(round(100 * at.index / max(1, at.count)))
            full, empty = self._glyphs.bar(share, _BAR)
            words = f"{full}{empty}  {sanitize_line(format_progress(at, self._glyphs))}"
            words += "\nYou can leave; this goes on, also after the next start."
        self._show("progress", words)
        self.refresh_bindings()

    def _finish(self, added: Added) -> bool:
        if added.count and not added.skipped and not self._asked:
            self.answer(None)
            return True
        lines = list(filter(None, [format_added(added)]))
        lines += map(sanitize_line, format_skipped(added, _MOST_REASONS))
        self._show("progress", "")
        self._show("report", "\n".join(lines))
        return True

    @property
    def _has_report(self) -> bool:
        return self.query_one("#report").has_class("-shown")

    def _show(self, name: str, words: str) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(Content(words))
        line.set_class(bool(words), "-shown")
