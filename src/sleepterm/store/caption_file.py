"""The caption file beside a rendered sound."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.webvtt import Cue, format_webvtt
from sleepterm.store.files.atomic import write_atomically
from sleepterm.translation import gettext as _

_MARK = "Written by sleepterm render."
_HEAD = format_webvtt((), _MARK)


class CaptionFile:
    """A .vtt file beside the rendered sound of the same name.

    A file that sleepterm did not write, which lacks its comment, is neither replaced
    nor deleted.

    Args:
        path: of the .vtt file; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def check(self) -> None:
        """Raise if `put` must not write.

        Raises:
            SleeptermError: a file is there that sleepterm did not write.
        """
        if os.path.lexists(self._path) and not self._is_ours():
            raise SleeptermError(
                _("Captions exist"),
                _(
                    "{path} was not written by sleepterm and would be overwritten."
                ).format(path=self._path),
                _("Choose another name for the sound, or move the captions."),
            )

    def put(self, cues: Sequence[Cue]) -> None:
        """Write the captions; if there are none, delete those of an earlier rendering.

        Raises:
            SleeptermError: another program's file is there, or it cannot be written;
                the captions of the earlier sound are deleted then.
        """
        if cues:
            self.check()
        # they belong to a sound that is replaced, even if writing fails
        if self._is_ours():
            with contextlib.suppress(OSError):
                self._path.unlink()
        if cues:
            try:
                write_atomically(self._path, format_webvtt(cues, _MARK))
            except SleeptermError as error:
                error.exit_status = 1
                raise

    def _is_ours(self) -> bool:
        try:
            with self._path.open("rb") as file:
                return file.read(len(_HEAD)) == _HEAD.encode("ascii")
        except OSError:
            return False
