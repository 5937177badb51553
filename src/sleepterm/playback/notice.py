"""Notices: short messages to the user."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that needs no answer.

    Attributes:
        text: one or two sentences, plain text.
        title: two or three words; may be empty.
        is_warning: whether something did not work.
    """

    text: str
    title: str = ""
    is_warning: bool = False

    @classmethod
    def of(cls, error: Exception) -> Notice:
        """A warning with the text of an error."""
        if isinstance(error, SleeptermError):
            return cls(str(error), error.title, is_warning=True)
        return cls(f"{type(error).__name__}: {error}", _("Failed"), is_warning=True)

    @classmethod
    def of_missing(cls, track: Track) -> Notice:
        """A warning that a track is missing, and why."""
        why = track.missing
        return cls(f"{why[:1].upper()}{why[1:]}.", track.title, is_warning=True)


Notify = Callable[[Notice], None]
"""Shows a notice."""
