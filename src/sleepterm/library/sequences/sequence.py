"""A session: several parts, one after the other, under one name and one timer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from sleepterm.library.catalog.track import ContentType
from sleepterm.library.names import name_key, usable_name, valid_name
from sleepterm.library.sequences.part import Part
from sleepterm.text import folded
from sleepterm.translation import gettext as _
from sleepterm.translation import translated
from sleepterm.units import Seconds

NOUN = "session"
MOST_PARTS = 32
LONGEST_ABOUT = 200
CROSSFADE = Seconds(8.0)
"""How long two parts overlap unless the session says otherwise."""
LONGEST_CROSSFADE = Seconds(300.0)


@dataclass(frozen=True)
class Sequence:
    """Parts that play one after the other.

    Attributes:
        name: what it is called; as `sequence_name` gives it.
        parts: at least one.
        about: what it is good for, in a few words; may be empty.
        topics: what it is for, lower case; () takes those of its parts.
        moods: words a user would type, lower case.
        crossfade: seconds in which a part replaces the one before.
        fade: seconds of the fade at the end; None is the user's own, and never more
            than the last part.
        starter: whether it is bundled with sleepterm.

    Raises:
        ValueError: it has no parts, too many, or a time is out of its range.
    """

    name: str
    parts: tuple[Part, ...]
    about: str = ""
    topics: tuple[str, ...] = ()
    moods: tuple[str, ...] = ()
    crossfade: Seconds = CROSSFADE
    fade: Seconds | None = None
    starter: bool = False

    def __post_init__(self) -> None:
        if not 0 < len(self.parts) <= MOST_PARTS:
            raise ValueError(f"a session has 1 to {MOST_PARTS} parts")
        if not 0 <= self.crossfade <= LONGEST_CROSSFADE:
            raise ValueError("a cross-fade takes 0 to 300 seconds")
        if self.fade is not None and self.fade < 1:
            raise ValueError("a fade takes a second or more")

    @property
    def key(self) -> str:
        """The unique key of a session: its name without case."""
        return name_key(self.name)

    @property
    def shown_name(self) -> str:
        """Its name; a bundled one's in the user's language."""
        return translated("session", self.name) if self.starter else self.name

    @property
    def shown_about(self) -> str:
        """What it is good for; of a bundled one in the user's language."""
        return translated("session", self.about) if self.starter else self.about

    @cached_property
    def search_text(self) -> str:
        """All text the session is found by, folded, one part a line."""
        parts = (part.what for part in self.parts)
        return folded("\n".join((self.name, ContentType.SESSION, self.about, *parts)))


def sequence_name(text: str) -> str:
    """Normalise a session's name: a printable line of 1 to 80 characters, no colon.

    Raises:
        SleeptermError: the text is not a valid name.
    """
    return valid_name(text, NOUN)


def usable_sequence_name(text: str) -> str:
    """A valid name made from any text; "Session" if nothing is left."""
    return usable_name(text, _("Session"))
