"""Adding own sounds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.library.track import Track
from sleepterm.text import harmless
from sleepterm.tui.commands import Command, bindings
from sleepterm.tui.dropped import typed_paths
from sleepterm.tui.marks import Marks
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.services import AddSounds
from sleepterm.tui.widgets import path_field
from sleepterm.tui.widgets.path_field import PathField
from sleepterm.units import Percent

if TYPE_CHECKING:
    from sleepterm.audio.own_sounds import AddProgress, AddReport

_BAR = 24
_MOST_REASONS = 8
_ADD = Command(
    "start-adding", "enter", "start_adding", "Add", "Add these.", "add", is_first=True
)
_LEAVE = Command(
    "leave-adding",
    "escape",
    "leave_adding",
    "Leave",
    "Stop adding; what was added stays.",
    "leave",
)


class StoppedAddingError(Exception):
    """Raised out of the adding thread when the listener has had enough."""


class AddDialog(Dialog[tuple[Track, ...]]):
    """Answers with the tracks that were added, or None if nothing was begun.

    Args:
        add_sounds: the slow work; called in a thread.
        marks: the signs to draw with.
        value: what stands in the field at first.
    """

    BINDINGS = bindings((_ADD, _LEAVE))
    DEFAULT_CSS = """
    AddDialog .result { margin-top: 1; display: none; }
    AddDialog .result.-shown { display: block; }
    """
    heading = "Add sounds"
    commands = (_ADD, *path_field.COMMANDS, _LEAVE)

    @dataclass(eq=False, repr=False)
    class Progressed(Message):
        """One file is so far; on the adding thread only posted."""

        progress: AddProgress

        def can_replace(self, message: Message) -> bool:
            """Only the latest matters."""
            return isinstance(message, AddDialog.Progressed)

    @dataclass(eq=False, repr=False)
    class Done(Message):
        """All files have been tried."""

        report: AddReport

    @dataclass(eq=False, repr=False)
    class Failed(Message):
        """Nothing could be added."""

        error: Exception

    def __init__(self, add_sounds: AddSounds, marks: Marks, value: str = "") -> None:
        super().__init__()
        self._add_sounds = add_sounds
        self._marks = marks
        self._value = value
        self._is_adding = False
        self._is_stopped = False
        self._added: tuple[Track, ...] | None = None

    def body(self) -> Iterable[Widget]:
        """Field, progress, report."""
        yield PathField(self._value)
        yield Static(
            Content("Files or folders; dropping them on the terminal works too."),
            classes="quiet",
        )
        yield Static(id="progress", classes="result")
        yield Static(id="report", classes="result")

    def on_mount(self) -> None:
        """Begin behind what stands there."""
        field = self.query_one(PathField)
        field.cursor_position = len(field.value)

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.value and not self._is_adding:
            self._show("report", "")

    def action_start_adding(self) -> None:
        """Add what stands in the field; once it is done, close."""
        if self._is_adding:
            return
        field = self.query_one(PathField)
        paths = typed_paths(field.value)
        if not paths:
            if self._added is not None:
                self.answer(self._added)
            return
        self._is_adding = True
        field.disabled = True
        self._show("report", "")
        self._show("progress", "Reading ...")
        self.run_worker(
            lambda: self._add(paths),
            thread=True,
            group="add",
            exit_on_error=False,
        )

    def action_leave_adding(self) -> None:
        """Leave; work that is under way ends at its next report."""
        if self._is_adding:
            self._is_stopped = True
            self._show("progress", "Stopping ...")
            return
        self.answer(self._added)

    def _add(self, paths: Sequence[Path]) -> None:
        try:
            report = self._add_sounds(paths, self._progressed)
        except Exception as error:  # noqa: BLE001 - told to the listener
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Done(report))

    def _progressed(self, progress: AddProgress) -> None:
        if self._is_stopped:
            raise StoppedAddingError
        self.post_message(self.Progressed(progress))

    @on(Progressed)
    def _show_progress(self, event: Progressed) -> None:
        event.stop()
        now = event.progress
        share = now.done_seconds / now.total_seconds if now.total_seconds else 0.0
        full, empty = self._marks.bar(Percent(round(100 * min(1.0, share))), _BAR)
        name = harmless(now.path.name)
        words = f"{full}{empty}  {now.index} of {now.count}  {name}"
        if self._is_adding and not self._is_stopped:
            self._show("progress", words)

    @on(Done)
    def _finish(self, event: Done) -> None:
        event.stop()
        report = event.report
        self._added = (self._added or ()) + report.added
        self._rest()
        if not report.skipped:
            self.answer(self._added)
            return
        lines = [f"Added {_count(len(report.added))}." if report.added else ""]
        lines += [
            f"{harmless(skipped.path.name)}: {harmless(skipped.reason)}"
            for skipped in report.skipped[:_MOST_REASONS]
        ]
        more = len(report.skipped) - _MOST_REASONS
        lines.append(f"and {more} more" if more > 0 else "")
        self.query_one(PathField).value = ""
        self._show("report", "\n".join(filter(None, lines)))

    @on(Failed)
    def _tell_failure(self, event: Failed) -> None:
        event.stop()
        self._rest()
        error = event.error
        if isinstance(error, StoppedAddingError):
            self.answer(self._added or ())
            return
        known = isinstance(error, SleeptermError)
        words = str(error) if known else f"{type(error).__name__}: {error}"
        self._added = self._added or ()
        self._show("report", harmless(words))

    def _rest(self) -> None:
        self._is_adding = False
        self._show("progress", "")
        field = self.query_one(PathField)
        field.disabled = False
        field.focus()

    def _show(self, name: str, words: str) -> None:
        line = self.query_one(f"#{name}", Static)
        line.update(Content(words))
        line.set_class(bool(words), "-shown")


def _count(tracks: int) -> str:
    return "1 sound" if tracks == 1 else f"{tracks} sounds"
