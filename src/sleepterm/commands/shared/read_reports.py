"""Reports to the screen which files the import worker reads, in case it crashes."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from sleepterm.commands.shared.worker_crashes import BEGUN, ENDED
from sleepterm.importing.analysis import UnusableSoundError
from sleepterm.translation import gettext as _


class ReportedReads:
    """Implements `ReadWatch`.

    Args:
        report: gets `BEGUN` or `ENDED` and the file, in the thread that reads it.
        crashed: files with which earlier workers have crashed.
        one_by_one: whether only one file may be read at once.
    """

    def __init__(
        self,
        report: Callable[[str, str], None],
        crashed: Collection[str],
        *,
        one_by_one: bool,
    ) -> None:
        self.at_once = 1 if one_by_one else None
        self._report = report
        self._crashed = frozenset(crashed)

    @contextlib.contextmanager
    def reading(self, file: Path, /) -> Iterator[None]:
        """A block in which a file is read.

        Raises:
            UnusableSoundError: an earlier worker has crashed with it.
        """
        if str(file) in self._crashed:
            raise UnusableSoundError(_("it crashes the program that reads sounds"))
        self._report(BEGUN, str(file))
        try:
            yield
        finally:
            self._report(ENDED, str(file))
