"""One page for tomorrow, while it is being written."""

from __future__ import annotations

import threading
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sleepterm.tui.ports.bedtime import BedtimeFiles


class ParkedDraft:
    """Saves a page again and again in the same place; for use by several threads.

    Args:
        files: where it is written.
        at: when it was begun, on the user's clock.
    """

    def __init__(self, files: BedtimeFiles, at: datetime) -> None:
        self._files = files
        self._at = at
        self._saved = ""
        self._lock = threading.Lock()

    def save(self, text: str) -> None:
        """Write the page, unless this text was written last.

        Raises:
            SleeptermError: it cannot be written.
        """
        with self._lock:
            if text != self._saved:
                self._at = self._files.save_parked(self._at, text, self._saved)
                self._saved = text
