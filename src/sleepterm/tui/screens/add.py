"""The dialog that adds own sounds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.import_words import (
    format_added,
    format_losses,
    format_progress,
    format_skipped,
)
from sleepterm.tui.pasted_paths import pasted, typed_paths
from sleepterm.tui.ports.importing import (
    ImportDone,
    ImportEvent,
    ImportFailed,
    ImportIdle,
    ImportProgress,
)
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets import path_field
from sleepterm.tui.widgets.path_field import PathField
from sleepterm.tui.widgets.report_line import ReportLine
from sleepterm.units import Percent

_BAR = 24
_MOST_REASONS = 8
_ADD = Shortcut(
    "start-adding",
    "enter",
    _("Add"),
    _("Add these files and folders."),
    _("add"),
    action="after_typing('start_adding')",
    is_first=True,
)
_STOP = Shortcut(
    "stop-adding",
    "ctrl+t",
    _("Stop"),
    _("Stop and skip the rest; sounds already added are kept."),
    _("stop adding"),
    action="stop_adding",
)
_LEAVE = Shortcut(
    "leave-adding",
    "escape",
    _("Close"),
    _("Back to the list; adding continues in the background."),
    _("close"),
    action="leave_adding",
)


class AddDialog(Dialog[None]):
    """Asks for paths, and shows the progress of adding them.

    Adding continues when the dialog is closed.

    Args:
        add: starts adding paths; the events go to `receive`.
        cancel: stops adding and drops what is left.
        glyphs: characters to draw with.
        value: initial text of the field.
    """

    BINDINGS = bindings((_ADD, _STOP, _LEAVE))
    DEFAULT_CSS = """
    AddDialog ReportLine { margin-top: 1; }
    """
    heading = _("Add sounds")
    commands = (_ADD, *path_field.COMMANDS, _STOP, _LEAVE)

    def __init__(
        self,
        add: Callable[[Sequence[Path]], None],
        cancel: Callable[[], None],
        glyphs: Glyphs,
        value: str = "",
    ) -> None:
        super().__init__()
        self._add = add
        self._cancel = cancel
        self._glyphs = glyphs
        self._value = value
        self._progress: ImportProgress | None = None
        self._pending = 0

    def body(self) -> Iterable[Widget]:
        """The field, the progress and the report."""
        yield PathField(self._value)
        yield Static(
            Content(_("Files or folders; you can also drop them on the terminal.")),
            classes="hint",
        )
        yield ReportLine(id="progress")
        yield ReportLine(id="report")

    def on_mount(self) -> None:
        """Put the cursor behind the initial text."""
        field = self.query_one(PathField)
        field.cursor_position = len(field.value)
        self._show_work()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value:
            self._show("report")

    def take(self, paths: str) -> None:
        """Take pasted paths, quoted where needed, in addition to those in the field."""
        for field in self.query(PathField):
            field.take(paths)
            return
        # It is not on the screen yet.
        self._value = f"{self._value} {paths}".lstrip()

    def on_paste(self, event: events.Paste) -> None:
        """Take paths that are pasted before the field has the focus."""
        if paths := pasted(event.text):
            event.stop()
            self.take(paths)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key works now; the one that stops only while there is work."""
        if action == "stop_adding":
            return self._progress is not None
        return super().check_action(action, parameters)

    def action_start_adding(self) -> None:
        """Add the paths in the field; without any, close a finished report."""
        field = self.query_one(PathField)
        if paths := typed_paths(field.value):
            self._pending += 1
            field.value = ""
            self._show("report")
            self._show("progress", _("Reading ..."))
            self._add(paths)
        elif self.query_one("#report", ReportLine).is_shown:
            self.answer(None)

    def action_stop_adding(self) -> None:
        """Stop adding."""
        self._show("progress", _("Stopping ..."))
        self._cancel()

    def action_leave_adding(self) -> None:
        """Close the dialog; adding continues."""
        self.answer(None)

    def receive(self, event: ImportEvent) -> bool:
        """Show an event of the import service.

        Returns:
            Whether it is shown here, so that no notice is needed.
        """
        match event:
            case ImportProgress():
                self._progress = event
            case ImportIdle():
                self._progress = None
            case ImportDone() if self._pending:
                self._pending -= 1
                return self._finish(event)
            case ImportFailed(reason) if self.is_mounted:
                self._progress, self._pending = None, 0
                self._show("report", reason)
            case _:
                return False
        if self.is_mounted:
            self._show_work()
        return True

    def _show_work(self) -> None:
        at = self._progress
        lines = []
        if at is not None:
            share = Percent(round(100 * at.index / max(1, at.count)))
            full, empty = self._glyphs.bar(share, _BAR)
            lines = [
                f"{full}{empty} {format_progress(at, self._glyphs)}",
                _("You can close this; adding continues, even after a restart."),
            ]
        self._show("progress", *lines)
        self.refresh_bindings()

    def _finish(self, added: ImportDone) -> bool:
        is_plain = not added.skipped and not added.losses
        if added.count and is_plain and not self._pending:
            self.answer(None)
            return True
        self._show("progress")
        self._show(
            "report",
            format_added(added),
            *format_losses(added.losses, _MOST_REASONS),
            *format_skipped(added, _MOST_REASONS),
        )
        return True

    def _show(self, name: str, *lines: str) -> None:
        self.query_one(f"#{name}", ReportLine).tell(*lines)
