"""The dialog that shares a mix."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.library.mixes.mix import Mix
from sleepterm.library.mixes.share_line import format_share_line
from sleepterm.playback.notice import Notice
from sleepterm.store.shared_file import export_folder
from sleepterm.store.shared_mix import export_mix
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.report_line import ReportLine

_COPY = Shortcut(
    "copy-line",
    "y,c",
    _("Copy"),
    _("Copy the line again."),
    _("copy again"),
    action="copy_line",
)
_WRITE = Shortcut(
    "write-mix",
    "f",
    _("Save as a file"),
    _("Save the mix as a small TOML file."),
    _("save as a file"),
    action="write_mix",
)
_CLOSE = Shortcut(
    "close-share",
    "escape,q,enter",
    _("Close"),
    _("Back to the list."),
    _("close"),
    action="close_share",
)
_COPIED = _("Copied, if your terminal allows it. Else hold Shift and select it.")


class MixShare(Dialog[None]):
    """Shows a mix as a share line, copies it, and can save it as a file.

    Args:
        mix: the mix to share.
    """

    BINDINGS = bindings((_COPY, _WRITE, _CLOSE))
    DEFAULT_CSS = """
    MixShare VerticalScroll { height: auto; max-height: 50vh; margin-bottom: 1; }
    """
    commands = (_COPY, _WRITE, _CLOSE)

    def __init__(self, mix: Mix) -> None:
        super().__init__()
        self.heading = _("Share '{name}'").format(name=sanitize_line(mix.name))
        self._mix = mix
        self._line = format_share_line(mix)
        self._is_working = False

    def body(self) -> Iterable[Widget]:
        """The line, and a report below it."""
        yield VerticalScroll(Static(Content(self._line)), can_focus=False)
        yield ReportLine(classes="hint")

    def on_mount(self) -> None:
        """Copy the line at once."""
        self.action_copy_line()

    def action_copy_line(self) -> None:
        """Copy the line."""
        self.app.copy_to_clipboard(self._line)
        self._report(_COPIED)

    def action_write_mix(self) -> None:
        """Save the mix as a file."""
        if self._is_working:
            return
        self._is_working = True
        self.in_thread(
            lambda: export_mix(self._mix, export_folder()), self._saved, self._failed
        )

    def action_close_share(self) -> None:
        """Close the dialog."""
        self.answer(None)

    def _saved(self, path: Path) -> None:
        self._is_working = False
        self._report(_("Saved as {path}").format(path=path))

    def _failed(self, error: Exception) -> None:
        self._is_working = False
        self._report(Notice.of(error).text)

    def _report(self, text: str) -> None:
        self.query_one(ReportLine).tell(text)
