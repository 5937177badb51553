"""The errors of files that can't be read or written."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _


def cannot_write(
    path: Path, why: Exception | str, hint: str = "", *, exit_status: int = 1
) -> SleeptermError:
    """What is said of a file that can't be written.

    Args:
        path: of the file.
        why: the error that kept it from its place, or a reason in a few words.
        hint: what to do about it.
        exit_status: 2 if the user asked for a file that there can't be.
    """
    return SleeptermError(
        _("Cannot write"),
        _("{path} cannot be written: {reason}.").format(path=path, reason=_reason(why)),
        hint,
        exit_status=exit_status,
    )


def cannot_read(path: Path, why: Exception, *, exit_status: int = 1) -> SleeptermError:
    """What is said of a file that can't be read.

    Args:
        path: of the file.
        why: the error that kept it from being read.
        exit_status: 2 if the user has named it.
    """
    return SleeptermError(
        _("Cannot read"),
        _("{path} cannot be read: {reason}.").format(path=path, reason=_reason(why)),
        exit_status=exit_status,
    )


def _reason(why: Exception | str) -> str:
    return getattr(why, "strerror", None) or str(why)
