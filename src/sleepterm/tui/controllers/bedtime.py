"""What is there for the time before sleep, besides sounds."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from sleepterm.tui.ports.bedtime import BedtimeFiles
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.tui.widgets.ink import ACCENT

if TYPE_CHECKING:
    from sleepterm.formats.text_page import Block


class BedtimeController:
    """Opens the text about sleeping well.

    Args:
        shell: the app.
        open_files: opens the texts; None if there are none.
    """

    def __init__(
        self, shell: Shell, open_files: Callable[[], BedtimeFiles] | None
    ) -> None:
        self._shell = shell
        self._open_files = open_files
        self._opened: BedtimeFiles | None = None

    @property
    def has_files(self) -> bool:
        """Whether there are texts."""
        return self._open_files is not None

    def show_sleep_well(self) -> None:
        """Show the text about sleeping well."""
        if (files := self._files()) is not None:
            self._shell.in_thread(files.sleep_well, self._show_page, group="bedtime")

    def _show_page(self, blocks: tuple[Block, ...]) -> None:
        title, *rest = blocks
        lines = [
            Content.assemble((each.text, ACCENT)) if each.is_heading else each.text
            for each in rest
        ]
        text = Content("\n\n").join(
            Content(x) if isinstance(x, str) else x for x in lines
        )
        self._shell.open_dialog(lazy.text_page(title.text, text))

    def _files(self) -> BedtimeFiles | None:
        if self._opened is None and self._open_files is not None:
            self._opened = self._open_files()
        return self._opened
