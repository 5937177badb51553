"""Reads the files of scripts and of other texts that are to be spoken."""

from __future__ import annotations

from pathlib import Path

from sleepterm.speech.guided_session import Fault, ScriptError, Session
from sleepterm.speech.script import parse_script
from sleepterm.store.files.file_errors import cannot_read
from sleepterm.translation import gettext as _

_LARGEST = 1_000_000
"""Bytes of a text."""


def read_script(path: Path) -> Session:
    """Read and parse a script.

    Raises:
        ScriptError: it has errors.
        SleeptermError: it cannot be read.
    """
    return parse_script(read_session_text(path), file=str(path))


def read_session_text(path: Path) -> str:
    """Read a script or another text in UTF-8.

    Raises:
        ScriptError: it is too large or no UTF-8; names the line.
        SleeptermError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError as error:
        raise cannot_read(path, error, exit_status=2) from error
    if len(content) > _LARGEST:
        rule = _("a text may have at most {most} bytes").format(most=_LARGEST)
        raise ScriptError(str(path), [Fault(1, rule)])
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ScriptError(str(path), [Fault(line, _("this is not UTF-8"))]) from error
