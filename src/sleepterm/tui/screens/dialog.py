"""The base of all dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.tui.bindings.entry import Entry
from sleepterm.tui.messages import WorkDone
from sleepterm.tui.widgets.key_bar import KeyBar

Result = TypeVar("Result")
Worked = TypeVar("Worked")


class Dialog(ModalScreen[Result]):
    """A centred box with a title, a body, and its keys."""

    DEFAULT_CSS = """
    Dialog {
        align: center middle;
        background: $background 55%;
    }
    #sheet {
        width: 72;
        max-width: 100%;
        height: auto;
        max-height: 100%;
        padding: 1 3;
        background: $surface;
    }
    .title { color: $accent; margin-bottom: 1; }
    .hint { color: $foreground-muted; }
    .error { color: $error; }
    #sheet > KeyBar { margin-top: 1; }
    Dialog.-narrow #sheet { padding: 1 1; }
    Dialog.-short #sheet { padding: 0 2; }
    Dialog.-short .title { margin-bottom: 0; }
    Dialog.-short #sheet > KeyBar { margin-top: 0; }
    """
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]
    AUTO_FOCUS = "*"

    YES, NO = True, False

    heading = ""
    """The title."""
    commands: Sequence[Entry] = ()
    """The entries in the key bar."""

    _is_answered = False
    _close: Callable[[], object]

    def compose(self) -> ComposeResult:
        """Title, body and keys."""
        with Vertical(id="sheet"):
            yield Static(Content(self.heading), classes="title")
            yield from self.body()
            yield KeyBar(self.commands)

    def answer(self, result: Result | None, /) -> None:
        """Close the dialog with a result; only the first call counts.

        Below another screen it closes once that one does.
        """
        if not self._is_answered:
            self._is_answered = True
            self._close = partial(self.dismiss, result)
            if self.app.screen is self:
                self._close_once()

    @on(events.ScreenResume)
    def _close_if_answered(self) -> None:
        if self._is_answered:
            self._close_once()

    def _close_once(self) -> None:
        # An answer from the dialog above may come just before this screen resumes.
        close, self._close = self._close, lambda: None
        _ = close()

    def body(self) -> Iterable[Widget]:
        """The widgets between title and keys."""
        return ()

    def action_after_typing(self, action: str) -> None:
        """Run an action once the focused field has got all keys pressed before.

        A key that goes before the field's own would overtake them.
        """
        (self.focused or self).call_later(self.run_action, action)

    def in_thread(
        self,
        work: Callable[[], Worked],
        done: Callable[[Worked], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do slow work on a thread of its own.

        Args:
            work: called on that thread.
            done: called on the app's thread with what `work` returned.
            failed: called on the app's thread with the error `work` raised.
        """

        def run() -> None:
            try:
                worked = work()
            except Exception as error:  # noqa: BLE001 - shown to the user
                self.call_soon(partial(failed, error))
            else:
                self.call_soon(partial(done, worked))

        self.run_worker(run, thread=True, exit_on_error=False)

    def call_soon(self, show: Callable[[], None], replaces: str = "") -> None:
        """Have something shown by the app's thread; a closed dialog drops it.

        Args:
            show: shows it.
            replaces: see WorkDone.
        """
        self.post_message(WorkDone(show, replaces))

    @on(WorkDone)
    def _work_done(self, event: WorkDone) -> None:
        event.stop()
        if not self._is_answered:
            event.done()
