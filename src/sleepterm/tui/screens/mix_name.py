"""A name for a mix."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.library.mixes.mix import (
    LONGEST_NAME,
    LONGEST_REASON,
    NameTakenError,
    mix_name,
    name_key,
)
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.ports.mix_book import Keep, Kept
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.line_field import LineField

_KEEP = Shortcut(
    "keep-mix",
    "enter",
    "Keep",
    "Under this name.",
    "keep",
    action="keep_mix",
    is_first=True,
)
_NEXT = Shortcut(
    "next-field",
    "tab",
    "Next field",
    "To the next field.",
    "reason",
    action="app.focus_next",
)
_LEAVE = Shortcut(
    "leave-mix", "escape", "Leave", "Keep nothing.", "leave", action="leave_mix"
)


class MixName(Dialog[Kept]):
    """Answers once the mix is kept; a name that is taken wants Enter once more.

    Args:
        heading: two or three words.
        layers: what is in it, in words.
        name: what stands in the field at first.
        reason: likewise; None asks for no reason, and then nothing is overwritten.
        keep: called in a thread.
    """

    BINDINGS = bindings((_KEEP, _NEXT, _LEAVE))
    DEFAULT_CSS = """
    MixName .quiet { margin-bottom: 1; }
    MixName LineField { margin-bottom: 1; }
    MixName.-short .quiet, MixName.-short LineField { margin-bottom: 0; }
    MixName #report { display: none; }
    MixName #report.-shown { display: block; }
    """

    @dataclass(eq=False, repr=False)
    class Done(Message):
        """It is kept."""

        kept: Kept

    @dataclass(eq=False, repr=False)
    class Failed(Message):
        """It is not; the name was tried with or without overwriting."""

        error: Exception
        name: str

    def __init__(
        self,
        heading: str,
        layers: str,
        name: str,
        reason: str | None,
        keep: Keep,
    ) -> None:
        super().__init__()
        self.heading = heading
        self.commands = (_KEEP, _LEAVE) if reason is None else (_KEEP, _NEXT, _LEAVE)
        self._layers = layers
        self._start = name
        self._wants_reason = reason is not None
        self._reason = reason or ""
        self._keep = keep
        self._agreed = ""
        self._is_working = False

    def body(self) -> Iterable[Widget]:
        """What is in it, name, reason."""
        yield Static(Content(self._layers), classes="quiet")
        yield LineField(self._start, "name", most=LONGEST_NAME, id="name")
        if self._wants_reason:
            hint = "what it is good for, if you like"
            yield LineField(self._reason, hint, most=LONGEST_REASON, id="reason")
        yield Static(id="report", classes="wrong")

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "name":
            self._agreed = ""
            self._tell("")

    def action_keep_mix(self) -> None:
        """Keep it; what is wrong with the name is said."""
        if self._is_working:
            return
        try:
            name = mix_name(self.query_one("#name", LineField).value)
        except SleeptermError as error:
            self._tell(str(error))
            return
        self._is_working = True
        overwrite = self._agreed == name_key(name)
        reason = "".join(
            field.value for field in self.query("#reason").results(LineField)
        )

        def work() -> None:
            try:
                kept = self._keep(name, sanitize_line(reason), overwrite)
            except Exception as error:  # noqa: BLE001 - told to the listener
                self.post_message(self.Failed(error, name))
            else:
                self.post_message(self.Done(kept))

        self.run_worker(work, thread=True, group="mix", exit_on_error=False)

    def action_leave_mix(self) -> None:
        """Keep nothing."""
        if not self._is_working:
            self.answer(None)

    @on(Done)
    def _finish(self, event: Done) -> None:
        event.stop()
        self.answer(event.kept)

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        event.stop()
        self._is_working = False
        notice = Notice.of(event.error)
        words = notice.text
        if isinstance(event.error, NameTakenError) and self._wants_reason:
            self._agreed = name_key(event.name)
            words = (
                f"There is a mix '{event.name}' already. Enter once more puts this one"
                " in its place."
            )
        self._tell(words)

    def _tell(self, words: str) -> None:
        line = self.query_one("#report", Static)
        line.update(Content(sanitize_line(words)))
        line.set_class(bool(words), "-shown")
