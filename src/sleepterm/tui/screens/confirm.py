"""A question with two answers."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.tui.bindings import Command, bindings
from sleepterm.tui.screens.dialog import Dialog

_NO = Command("answer-no", "n,escape", "answer_no", "No", "Leave it as it is.", "no")


class Confirm(Dialog[bool]):
    """Asks; only y (and the keys given) agree.

    Args:
        heading: two or three words.
        question: one or two sentences, plain text.
        also: more keys that agree, separated by commas.
    """

    COMMANDS_YES = Command("answer-yes", "y", "answer_yes", "Yes", "Do it.", "yes")
    BINDINGS = bindings((COMMANDS_YES, _NO))
    commands = (COMMANDS_YES, _NO)

    def __init__(self, heading: str, question: str, *, also: str = "") -> None:
        super().__init__()
        self.heading = heading
        self._question = question
        for key in filter(None, also.split(",")):
            self._bindings.bind(key, "answer_yes", show=False)

    def body(self) -> Iterable[Widget]:
        """The question."""
        yield Static(Content(self._question))

    def action_answer_yes(self) -> None:
        """Agree."""
        self.answer(self.YES)

    def action_answer_no(self) -> None:
        """Refuse."""
        self.answer(self.NO)
