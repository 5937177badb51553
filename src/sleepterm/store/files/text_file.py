"""Reads UTF-8 text files, with errors that can be shown."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _

LARGEST = 64 << 20
"""Bytes that are read of a file: some 100 000 tracks."""


def read_text(path: Path) -> str:
    """The file's text, with its line ends and byte order mark as they are.

    Raises:
        FileNotFoundError: there is no such file.
        SleeptermError: it cannot be read, is not UTF-8, or larger than `LARGEST`.
    """
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
        if len(data) > LARGEST:
            raise SleeptermError(
                _("Too large"),
                _("it is larger than {size} MB, so it is not read.").format(
                    size=LARGEST >> 20
                ),
            )
        return data.decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(path) from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise SleeptermError(
            _("Not UTF-8"),
            _("line {line} is not UTF-8 text.").format(line=line),
            _("Save the file as UTF-8."),
        ) from None
    except OSError as error:
        raise SleeptermError(
            _("Cannot read"),
            _("it cannot be read: {reason}.").format(reason=error.strerror or error),
        ) from error
