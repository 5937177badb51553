"""A progress bar of one line."""

from __future__ import annotations

import contextlib
import shutil
from types import TracebackType
from typing import Self, TextIO

from sleepterm.text import shortened

_WIDTH = 24


class ProgressLine:
    """A progress bar, redrawn when its percentage changes; nothing without a terminal.

    Args:
        stream: usually standard error.
        label: what is being done.
    """

    def __init__(self, stream: TextIO, label: str) -> None:
        self._stream = stream
        self._label = label
        self._terminal = stream.isatty()
        self._shown = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._shown:
            self._write("\r\x1b[K")

    def show(self, share: float, label: str | None = None) -> None:
        """Show that this share is done, 0.0 to 1.0."""
        share = min(max(share, 0.0), 1.0)
        bar = ("=" * round(share * _WIDTH)).ljust(_WIDTH)
        ending = f" [{bar}] {share:4.0%}"
        # A line that is too long would not be drawn over, but scroll.
        room = shutil.get_terminal_size().columns - len(ending) - 1
        text = shortened(label or self._label, max(0, room)) + ending
        if self._terminal and text != self._shown:
            self._shown = text
            self._write(f"\r\x1b[K{text}")

    def _write(self, text: str) -> None:
        # The terminal may be closed; continue.
        with contextlib.suppress(OSError):
            self._stream.write(text)
            self._stream.flush()
