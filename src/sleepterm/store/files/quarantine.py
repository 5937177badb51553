"""Moves damaged files out of the way instead of overwriting them."""

from __future__ import annotations

from pathlib import Path

from sleepterm.formats.problem import Problem, Severity
from sleepterm.library.catalog.naming import unused_name
from sleepterm.translation import gettext as _


def quarantine(path: Path) -> Problem:
    """Move a damaged file to NAME.broken, or the first free of NAME.broken-2 ...

    Returns:
        A warning for the user.
    """
    try:
        return move_to_quarantine(path)
    except OSError as error:
        reason = error.strerror or str(error)
        message = _("it cannot be read, and could not be moved away: {reason}").format(
            reason=reason
        )
    return Problem(str(path), "", message, Severity.WARNING)


def move_to_quarantine(path: Path) -> Problem:
    """The same, but a file that cannot be moved is an error.

    Raises:
        OSError: it cannot be moved.
    """
    taken = {file.name for file in path.parent.iterdir()}
    name = unused_name(f"{path.name}.broken", taken)
    path.replace(path.with_name(name))
    message = _(
        "it could not be read, so a new file was started; the old one is kept as {name}"
    ).format(name=name)
    return Problem(str(path), "", message, Severity.WARNING)
