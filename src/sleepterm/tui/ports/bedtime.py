"""The texts for before sleep, as the screens use them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sleepterm.formats.text_page import Block


class BedtimeFiles(Protocol):
    """Reads and writes texts; every method waits for a disk."""

    def sleep_well(self) -> tuple[Block, ...]:
        """The text about sleeping well.

        Raises:
            SleeptermError: the installation lacks it.
        """
