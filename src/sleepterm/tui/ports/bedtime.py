"""The texts for before sleep, as the screens use them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sleepterm.formats.text_page import Block
    from sleepterm.library.catalog.track import Track
    from sleepterm.night.word_shuffle import Word
    from sleepterm.units import Seconds


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


class WordSpeaker(Protocol):
    """Has words spoken as a guided track."""

    def speak(self, track_id: str, words: Sequence[str], every: Seconds) -> Track:
        """Begin to speak words; returns when the first of them can be played.

        The others follow while these are played. It takes seconds.

        Args:
            track_id: of the track.
            words: in their order.
            every: seconds from the start of one to the start of the next.

        Raises:
            SleeptermError: there is no voice, or it fails; says what to do.
        """

    def end(self) -> None:
        """Speak no more words; for any thread."""
