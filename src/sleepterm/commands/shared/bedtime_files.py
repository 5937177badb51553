"""The texts for before sleep: sleep well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.store.sleep_well import load_sleep_well

if TYPE_CHECKING:
    from sleepterm.formats.text_page import Block
    from sleepterm.store.paths import Paths


class StoredBedtimeFiles:
    """Implements `BedtimeFiles`.

    Args:
        paths: the user's folders.
    """

    def __init__(self, paths: Paths) -> None:
        self._paths = paths

    def sleep_well(self) -> tuple[Block, ...]:
        """The text about sleeping well.

        Raises:
            SleeptermError: the installation lacks it.
        """
        return load_sleep_well()
