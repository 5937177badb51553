"""The error of a file that cannot be written."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _


def cannot_write(path: Path, error: Exception) -> SleeptermError:
    """What is said of a file that an OSError or SoundFileError kept from its place."""
    reason = getattr(error, "strerror", None) or str(error)
    return SleeptermError(
        _("Cannot write"),
        _("{path} cannot be written: {reason}.").format(path=path, reason=reason),
        exit_status=1,
    )
