"""A mix that was given to the listener."""

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
    "Look, then keep",
    "Look at the mix; once more keeps it.",
    "look, then keep",
    action="take_mix",
    is_first=True,
)
_LEAVE = Shortcut(
    "leave-mix", "escape", "Leave", "Keep nothing.", "leave", action="leave_mix"
)
_HINT = "sleepterm-mix:1:...  or  ~/Downloads/our-rain.toml"


class MixImport(Dialog[Mix]):
    """Answers with a mix that the listener has looked at and wants to keep.

    Args:
        describe: a mix in a few lines, with what is missing here.
        text: what stands in the field at first; it is read at once.
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
        """What stands in a text: a mix, or why it is none."""

        text: str
        result: Mix | Exception

    def __init__(self, describe: Callable[[Mix], str], text: str = "") -> None:
        super().__init__()
        self._describe = describe
        self._text = text
        self._found: Mix | None = None

    def body(self) -> Iterable[Widget]:
        """Field, and the mix in it."""
        yield LineField(self._text, _HINT)
        yield Static(
            Content("Paste a line that begins with sleepterm-mix:, or name a file."),
            classes="quiet",
        )
        yield Static(id="report")

    def on_mount(self) -> None:
        """Read what was pasted."""
        if self._text:
            self.action_take_mix()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value != self._text:
            self._text = event.value
            self._found = None
            self._tell("")

    def action_take_mix(self) -> None:
        """Show what is in the field; once that was seen, keep it."""
        if self._found is not None:
            self.answer(self._found)
            return
        text = self.query_one(LineField).value.strip()
        if not text:
            return

        def work() -> None:
            try:
                result: Mix | Exception = read_shared_mix(text)
            except Exception as error:  # noqa: BLE001 - told to the listener
                result = error
            self.post_message(self.Read(text, result))

        self.run_worker(work, thread=True, group="import", exit_on_error=False)

    def action_leave_mix(self) -> None:
        """Keep nothing."""
        self.answer(None)

    @on(Read)
    def _show(self, event: Read) -> None:
        event.stop()
        if event.text != self.query_one(LineField).value.strip():
            return  # the listener went on typing
        if isinstance(event.result, Exception):
            self._tell(sanitize_line(Notice.of(event.result).text), is_wrong=True)
        else:
            self._found = event.result
            self._tell(self._describe(event.result))

    def _tell(self, words: str, *, is_wrong: bool = False) -> None:
        report = self.query_one("#report", Static)
        report.update(Content(words))
        report.set_class(bool(words), "-shown").set_class(is_wrong, "wrong")
