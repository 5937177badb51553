"""The dialog that imports a shared mix."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.library.mixes.mix import Mix
from sleepterm.playback.notice import Notice
from sleepterm.store.shared_mix import read_shared_mix
from sleepterm.text import sanitize_line
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.line_field import LineField

_TAKE = Shortcut(
    "take-mix",
    "enter",
    "Preview, then save",
    "Show the mix; press again to save it.",
    "preview, then save",
    action="take_mix",
    is_first=True,
)
_LEAVE = Shortcut(
    "leave-mix", "escape", "Cancel", "Save nothing.", "cancel", action="leave_mix"
)
_HINT = "sleepterm-mix:1:...  or  ~/Downloads/our-rain.toml"


class MixImport(Dialog[Mix]):
    """Shows a shared mix; answers with it if the user agrees.

    Args:
        describe: describes a mix in a few lines.
        text: initial text of the field; it is read at once.
    """

    BINDINGS = bindings((_TAKE, _LEAVE))
    DEFAULT_CSS = """
    MixImport #report { margin-top: 1; display: none; }
    MixImport #report.-shown { display: block; }
    """
    heading = "Import a mix"
    commands = (_TAKE, _LEAVE)

    @dataclass(eq=False, repr=False)
    class Read(Message):
        """The mix in a text, or the error."""

        text: str
        result: Mix | Exception

    def __init__(self, describe: Callable[[Mix], str], text: str = "") -> None:
        super().__init__()
        self._describe = describe
        self._text = text
        self._found: Mix | None = None

    def body(self) -> Iterable[Widget]:
        """The field, and the mix in it."""
        yield LineField(self._text, _HINT)
        yield Static(
            Content(
                "Paste a line that begins with sleepterm-mix:, or type a file's path."
            ),
            classes="hint",
        )
        yield Static(id="report")

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
        if self._found is not None:
            self.answer(self._found)
            return
        text = self.query_one(LineField).value.strip()
        if not text:
            return

        def work() -> None:
            try:
                result: Mix | Exception = read_shared_mix(text)
            except Exception as error:  # noqa: BLE001 - shown to the user
                result = error
            self.post_message(self.Read(text, result))

        self.run_worker(work, thread=True, group="import", exit_on_error=False)

    def action_leave_mix(self) -> None:
        """Close without importing."""
        self.answer(None)

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        if event.text != self.query_one(LineField).value.strip():
            return  # the user has typed more
        if isinstance(event.result, Exception):
            self._report(sanitize_line(Notice.of(event.result).text), is_error=True)
        else:
            self._found = event.result
            self._report(self._describe(event.result))

    def _report(self, text: str, *, is_error: bool = False) -> None:
        report = self.query_one("#report", Static)
        report.update(Content(text))
        report.set_class(bool(text), "-shown").set_class(is_error, "error")
