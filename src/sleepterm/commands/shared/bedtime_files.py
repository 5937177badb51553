"""The texts for before sleep: sleep well, words, and the pages for tomorrow."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from sleepterm.store.parked import ParkedPages
from sleepterm.store.sleep_well import load_sleep_well
from sleepterm.store.words import load_words

if TYPE_CHECKING:
    from sleepterm.formats.text_page import Block
    from sleepterm.night.word_shuffle import Word
    from sleepterm.store.paths import Paths


class StoredBedtimeFiles:
    """Implements `BedtimeFiles`.

    Args:
        paths: the user's folders.
    """

    def __init__(self, paths: Paths) -> None:
        self._parked = ParkedPages(paths.parked)

    def sleep_well(self) -> tuple[Block, ...]:
        """The text about sleeping well.

        Raises:
            SleeptermError: the installation lacks it.
        """
        return load_sleep_well()

    def words(self) -> tuple[Word, ...]:
        """The words of the shuffle.

        Raises:
            SleeptermError: the installation lacks them.
        """
        return load_words()

    def save_parked(self, at: datetime, text: str, before: str) -> datetime:
        """Write a page for tomorrow; see `ParkedPages.save`.

        Raises:
            SleeptermError: it cannot be written.
        """
        return self._parked.save(at, text, before)
