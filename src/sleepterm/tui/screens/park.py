"""The page for what is on the user's mind for tomorrow."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable

from textual import events, on
from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from sleepterm.playback.notice import Notice
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.report_line import ReportLine
from sleepterm.units import Seconds

SAVE_AFTER = Seconds(2.0)
"""The page is saved once nothing was typed for this long."""

_HINT = _(
    "What is on your mind for tomorrow? One thing a line. It stays on this computer;"
    " 'sleepterm park --list' shows it."
)
_AROUND, _AROUND_SHORT, _SHORT = 11, 5, 20
_FEWEST, _MOST = 2, 14

_CLOSE = Shortcut(
    "close-park",
    "escape,ctrl+s",
    _("Save and close"),
    _("Save the page, and go back."),
    _("save"),
    action="after_typing('close_page')",
    is_first=True,
)


class ParkPage(Dialog[None]):
    """A page to write on; saved after a pause, and when it is closed.

    Args:
        save: writes the page; called in a thread; raises SleeptermError.
    """

    heading = _("For tomorrow")
    commands = (_CLOSE,)
    BINDINGS = bindings((_CLOSE,))
    DEFAULT_CSS = """
    ParkPage {
        .hint { margin-bottom: 1; }
        &.-short .hint { display: none; }
        TextArea, TextArea:focus {
            border: none;
            padding: 0;
            color: $foreground;
            background: $foreground 7%;
            background-tint: 0%;
            scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self, save: Callable[[str], None]) -> None:
        super().__init__()
        self._save = save
        self._saving = threading.Lock()
        self._newest = ""
        self._field = TextArea(tab_behavior="focus")
        self._field.cursor_blink = False
        self._field.highlight_cursor_line = False
        self._waiting: Timer | None = None
        self._is_closing = False
        self._has_failed = False

    @property
    def text(self) -> str:
        """What is written; on any thread."""
        return self._field.text

    def body(self) -> Iterable[Widget]:
        """What it is for, the page, and why it can't be saved."""
        yield Static(Content(_HINT), classes="hint")
        yield self._field
        yield ReportLine(classes="error")

    def on_resize(self, event: events.Resize) -> None:
        """Make the page as high as the screen allows, within reason."""
        whole = event.size.height
        room = whole - (_AROUND_SHORT if whole < _SHORT else _AROUND)
        self._field.styles.height = max(_FEWEST, min(_MOST, room))

    @on(TextArea.Changed)
    def _page_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._has_failed = False
        if self._waiting is not None:
            self._waiting.stop()
        self._waiting = self.set_timer(SAVE_AFTER, self._save_quietly)

    def _save_quietly(self) -> None:
        self._newest = self.text
        self.in_thread(self._save_newest, lambda _: self._tell(""), self._show_failure)

    def _save_newest(self) -> None:
        # A thread that is late must not write an older page over a newer one.
        with self._saving:
            self._save(self._newest)

    def action_close_page(self) -> None:
        """Save the page and close; if it can't be saved, only at a second try."""
        if self._is_closing:
            return
        if self._has_failed:
            self.answer(None)
            return
        self._is_closing = True
        self._newest = self.text
        self.in_thread(self._save_newest, self.answer, self._fail_to_close)

    def _fail_to_close(self, error: Exception) -> None:
        self._is_closing = False
        self._has_failed = True
        self._show_failure(error)

    def _show_failure(self, error: Exception) -> None:
        why = Notice.of(error).text
        if self._has_failed:
            text = _("Not saved: {why} Press Esc again to close without saving.")
        else:
            text = _("Not saved: {why}")
        self._tell(text.format(why=why))

    def _tell(self, text: str) -> None:
        self.query_one(ReportLine).tell(text)
