"""The texts for before sleep, as the screens use them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sleepterm.formats.text_page import Block
    from sleepterm.night.word_shuffle import Word


class BedtimeFiles(Protocol):
    """Reads and writes texts; every method waits for a disk."""

    def sleep_well(self) -> tuple[Block, ...]:
        """The text about sleeping well.

        Raises:
            SleeptermError: the installation lacks it.
        """

    def words(self) -> tuple[Word, ...]:
        """The words of the shuffle.

        Raises:
            SleeptermError: the installation lacks them.
        """

    def save_parked(self, at: datetime, text: str, before: str) -> datetime:
        """Write a page for tomorrow; see `ParkedPages.save`.

        Raises:
            SleeptermError: it cannot be written.
        """
