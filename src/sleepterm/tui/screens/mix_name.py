"""The dialog that asks for the name of a mix."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.library.mixes.mix import LONGEST_REASON, mix_name
from sleepterm.library.names import LONGEST_NAME, NameTakenError, name_key
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.ports.mix_store import SavedMix, SaveMix
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.line_field import LineField
from sleepterm.tui.widgets.report_line import ReportLine

_SAVE = Shortcut(
    "keep-mix",
    "enter",
    _("Save"),
    _("Save under this name."),
    _("save"),
    action="after_typing('keep_mix')",
    is_first=True,
)
_NEXT = Shortcut(
    "next-field",
    "tab",
    _("Next field"),
    _("Go to the next field."),
    _("reason"),
    action="app.focus_next",
)
_LEAVE = Shortcut(
    "leave-mix",
    "escape",
    _("Cancel"),
    _("Save nothing."),
    _("cancel"),
    action="leave_mix",
)


class MixName(Dialog[SavedMix]):
    """Saves the mix, then answers; for a taken name Enter must be pressed twice.

    Args:
        heading: title of the dialog.
        layers: the layers of the mix, as text.
        name: initial name.
        reason: initial reason; None asks for none, and then nothing is overwritten.
        save: called in a thread.
    """

    BINDINGS = bindings((_SAVE, _NEXT, _LEAVE))
    DEFAULT_CSS = """
    MixName .hint { margin-bottom: 1; }
    MixName LineField { margin-bottom: 1; }
    MixName.-short .hint, MixName.-short LineField { margin-bottom: 0; }
    """

    def __init__(
        self,
        heading: str,
        layers: str,
        name: str,
        reason: str | None,
        save: SaveMix,
    ) -> None:
        super().__init__()
        self.heading = heading
        self.commands = (_SAVE, _LEAVE) if reason is None else (_SAVE, _NEXT, _LEAVE)
        self._layers = layers
        self._initial_name = name
        self._wants_reason = reason is not None
        self._reason = reason or ""
        self._save = save
        self._overwrite_key = ""
        self._is_working = False

    def body(self) -> Iterable[Widget]:
        """The layers, then the fields for name and reason."""
        yield Static(Content(self._layers), classes="hint")
        yield LineField(self._initial_name, _("name"), most=LONGEST_NAME, id="name")
        if self._wants_reason:
            hint = _("what it is good for (optional)")
            yield LineField(self._reason, hint, most=LONGEST_REASON, id="reason")
        yield ReportLine(id="report", classes="error")

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "name":
            self._overwrite_key = ""
            self._report("")

    def action_keep_mix(self) -> None:
        """Save the mix, or show what is wrong with the name."""
        if self._is_working:
            return
        try:
            name = mix_name(self.query_one("#name", LineField).value)
        except SleeptermError as error:
            self._report(str(error))
            return
        self._is_working = True
        overwrite = self._overwrite_key == name_key(name)
        reason = "".join(
            field.value for field in self.query("#reason").results(LineField)
        )

        self.in_thread(
            lambda: self._save(name, sanitize_line(reason), overwrite),
            self.answer,
            lambda error: self._save_failed(name, error),
        )

    def action_leave_mix(self) -> None:
        """Close without saving."""
        if not self._is_working:
            self.answer(None)

    def _save_failed(self, name: str, error: Exception) -> None:
        self._is_working = False
        text = Notice.of(error).text
        if isinstance(error, NameTakenError) and self._wants_reason:
            self._overwrite_key = name_key(name)
            text = _(
                "There is already a mix '{name}'. Press Enter again to replace it."
            ).format(name=name)
        self._report(text)

    def _report(self, text: str) -> None:
        self.query_one(ReportLine).tell(text)
