"""What is there for the time before sleep, besides sounds."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.content import Content

from sleepterm.errors import SleeptermError
from sleepterm.playback.timestamps import Timestamps
from sleepterm.tui.ports.bedtime import BedtimeFiles
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.tui.widgets.ink import ACCENT

if TYPE_CHECKING:
    from sleepterm.formats.text_page import Block


class BedtimeController:
    """Opens the text about sleeping well, the page for tomorrow, and the words.

    Args:
        shell: the app.
        open_files: opens the texts; None if there are none.
        now: the time.
    """

    def __init__(
        self,
        shell: Shell,
        open_files: Callable[[], BedtimeFiles] | None,
        now: Callable[[], Timestamps],
    ) -> None:
        self._shell = shell
        self._open_files = open_files
        self._now = now
        self._opened: BedtimeFiles | None = None
        self._save_page: Callable[[], None] = lambda: None

    def show_sleep_well(self) -> None:
        """Show the text about sleeping well."""
        if (files := self._files()) is not None:
            self._shell.in_thread(files.sleep_well, self._show_page, group="bedtime")

    def park(self) -> None:
        """Open a page for tomorrow."""
        if (files := self._files()) is None:
            return
        # Imported late: the first frame does not need it.
        from sleepterm.tui.controllers.parked import ParkedDraft  # noqa: PLC0415

        draft = ParkedDraft(files, datetime.fromtimestamp(self._now().at))  # noqa: DTZ006 - the user's clock
        page = lazy.park_page(draft.save)
        self._save_page = lambda: draft.save(page.text)
        self._shell.open_dialog(page, self._closed)

    def shuffle_words(self) -> None:
        """Show unrelated words, one after another; others every time."""
        if (files := self._files()) is not None:
            self._shell.in_thread(
                lambda: _words(files), self._shell.opener.words, group="bedtime"
            )

    def close(self) -> None:
        """Save the page that is open; on any thread. Nothing can be shown any more."""
        with contextlib.suppress(SleeptermError):
            self._save_page()

    def _closed(self, _: None) -> None:
        self._save_page = lambda: None

    def _show_page(self, blocks: tuple[Block, ...]) -> None:
        title, *rest = blocks
        lines = [
            Content.assemble((each.text, f"bold {ACCENT}"))
            if each.is_heading
            else each.text
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


def _words(files: BedtimeFiles) -> tuple[str, ...]:
    """As many words as may be shown."""
    # Imported late: the first frame does not need it.
    from sleepterm.night.word_shuffle import (  # noqa: PLC0415
        LENGTH,
        SHORTEST,
        shuffled_words,
        word_count,
    )

    return shuffled_words(
        files.words(), secrets.randbits(64), word_count(LENGTH, SHORTEST)
    )
