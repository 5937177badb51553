"""A progress bar of one line."""

from __future__ import annotations

import shutil
from types import TracebackType
from typing import Self, TextIO

from sleepterm.commands.shared.console import RedrawnLine
from sleepterm.text import sanitize_line, shortened

_WIDTH = 24


class ProgressLine:
    """A progress bar, redrawn when its percentage changes; nothing without a terminal.

    Args:
        stream: usually standard error.
        label: what is being done.
    """

    def __init__(self, stream: TextIO, label: str) -> None:
        self._line = RedrawnLine(stream)
        self._label = label

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._line.clear()

    def show(self, share: float, label: str | None = None) -> None:
        """Show that this share is done, 0.0 to 1.0."""
        share = min(max(share, 0.0), 1.0)
        bar = ("=" * round(share * _WIDTH)).ljust(_WIDTH)
        ending = f" [{bar}] {share:4.0%}"
        # A line that is too long would not be drawn over, but scroll.
        room = shutil.get_terminal_size().columns - len(ending) - 1
        said = sanitize_line(label or self._label)
        self._line.draw(shortened(said, max(0, room)) + ending)
