"""A question with two answers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog

_NO = Shortcut(
    "answer-no", "n,escape", "No", "Leave it as it is.", "no", action="answer_no"
)


class Confirm(Dialog[bool]):
    """Asks; only y (and the keys given) agree.

    Args:
        heading: two or three words.
        question: one or two sentences, plain text.
        also: more keys that agree.
    """

    COMMANDS_YES = Shortcut(
        "answer-yes", "y", "Yes", "Do it.", "yes", action="answer_yes"
    )
    BINDINGS = bindings((COMMANDS_YES, _NO))
    commands = (COMMANDS_YES, _NO)

    def __init__(
        self, heading: str, question: str, *, also: Collection[str] = ()
    ) -> None:
        super().__init__()
        self.heading = heading
        self._question = question
        self._also = also

    def body(self) -> Iterable[Widget]:
        """The question."""
        yield Static(Content(self._question))

    def on_key(self, event: events.Key) -> None:
        """Agree by the keys that agree, too."""
        if event.key in self._also:
            event.stop()
            self.answer(self.YES)

    def action_answer_yes(self) -> None:
        """Agree."""
        self.answer(self.YES)

    def action_answer_no(self) -> None:
        """Refuse."""
        self.answer(self.NO)
