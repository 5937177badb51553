"""The dialog that asks a yes-or-no question."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog

_NO = Shortcut(
    "answer-no", "n,escape", _("No"), _("Change nothing."), _("no"), action="answer_no"
)


class Confirm(Dialog[bool]):
    """Answers True for y and the keys in `also`, False for n and escape.

    Args:
        heading: title of the dialog.
        question: one or two sentences, plain text.
        also: more keys that answer yes.
    """

    YES_SHORTCUT = Shortcut(
        "answer-yes", "y", _("Yes"), _("Do it."), _("yes"), action="answer_yes"
    )
    BINDINGS = bindings((YES_SHORTCUT, _NO))
    commands = (YES_SHORTCUT, _NO)

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
        """Answer yes for the keys in `also`."""
        if event.key in self._also:
            event.stop()
            self.answer(self.YES)

    def action_answer_yes(self) -> None:
        """Answer yes."""
        self.answer(self.YES)

    def action_answer_no(self) -> None:
        """Answer no."""
        self.answer(self.NO)
