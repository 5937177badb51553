"""The dialog that imports a shared mix."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.library.mixes.mix import Mix
from sleepterm.library.sequences.sequence import Sequence as PartSequence
from sleepterm.playback.notice import Notice
from sleepterm.store.shared_item import read_shared
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.line_field import LineField
from sleepterm.tui.widgets.report_line import ReportLine

_TAKE = Shortcut(
    "take-mix",
    "enter",
    _("Preview, then save"),
    _("Show the mix; press again to save it."),
    _("preview, then save"),
    action="after_typing('take_mix')",
    is_first=True,
)
_LEAVE = Shortcut(
    "leave-mix",
    "escape",
    _("Cancel"),
    _("Save nothing."),
    _("cancel"),
    action="leave_mix",
)
_HINT = _("sleepterm-mix:1:...  or  ~/Downloads/our-rain.toml")


class MixImport(Dialog[Mix | PartSequence]):
    """Shows a shared mix or session; answers with it if the user agrees.

    Args:
        describe: describes a mix or session in a few lines.
        text: initial text of the field; it is read at once.
    """

    BINDINGS = bindings((_TAKE, _LEAVE))
    DEFAULT_CSS = """
    MixImport #report { margin-top: 1; }
    """
    heading = _("Import a mix or session")
    commands = (_TAKE, _LEAVE)

    def __init__(
        self, describe: Callable[[Mix | PartSequence], Sequence[str]], text: str = ""
    ) -> None:
        super().__init__()
        self._describe = describe
        self._text = text
        self._found: Mix | PartSequence | None = None
        self._found_in = ""

    def body(self) -> Iterable[Widget]:
        """The field, and the mix in it."""
        yield LineField(self._text, _HINT)
        text = _("Paste a line that begins with sleepterm-mix:, or type a file's path.")
        yield Static(Content(text), classes="hint")
        yield ReportLine(id="report")

    def on_mount(self) -> None:
        """Read the initial text."""
        if self._text:
            self.action_take_mix()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._text:
            self._text = event.value
            self._found = None
            self._report("")

    def action_take_mix(self) -> None:
        """Show the mix in the field; if it is shown already, answer with it."""
        text = self.query_one(LineField).value.strip()
        if self._found is not None and text == self._found_in:
            self.answer(self._found)
        elif text:
            self.in_thread(
                lambda: read_shared(text),
                lambda mix: self._show_mix(text, mix),
                lambda error: self._show_failure(text, error),
            )

    def action_leave_mix(self) -> None:
        """Close without importing."""
        self.answer(None)

    def _show_mix(self, text: str, mix: Mix | PartSequence) -> None:
        if self._is_unchanged(text):
            self._found, self._found_in = mix, text
            self._report(*self._describe(mix))

    def _show_failure(self, text: str, error: Exception) -> None:
        if self._is_unchanged(text):
            self._report(Notice.of(error).text, is_error=True)

    def _is_unchanged(self, text: str) -> bool:
        """Whether the field still holds the text that was read."""
        return text == self.query_one(LineField).value.strip()

    def _report(self, *lines: str, is_error: bool = False) -> None:
        report = self.query_one(ReportLine)
        report.tell(*lines)
        report.set_class(is_error, "error")
