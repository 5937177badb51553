"""Names that the user gives to mixes and sessions: valid, unique, found again."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable
from itertools import chain
from typing import NamedTuple, Protocol, TypeVar

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.prefix_lookup import AmbiguousNameError, UnknownNameError
from sleepterm.text import sanitize_line, suggest
from sleepterm.translation import gettext as _

LONGEST_NAME = 80


class Named(Protocol):
    """Something with a name and the unique key made of it."""

    @property
    def name(self) -> str:
        """What it is called."""

    @property
    def key(self) -> str:
        """Its name as `name_key` makes it comparable."""

    @property
    def shown_name(self) -> str:
        """What it is called in the user's language."""


_Item = TypeVar("_Item", bound=Named)


class _Messages(NamedTuple):
    """What is said about the names of one kind of things."""

    is_taken: str
    is_empty: str
    is_long: str
    has_colon: str


_MESSAGES = {
    "mix": _Messages(
        _("There is already a mix '{name}'."),
        _("A mix needs a name with visible characters."),
        _("A mix's name has at most {most} characters."),
        _("A mix's name can't contain a colon."),
    ),
    "session": _Messages(
        _("There is already a session '{name}'."),
        _("A session needs a name with visible characters."),
        _("A session's name has at most {most} characters."),
        _("A session's name can't contain a colon."),
    ),
}


class NameTakenError(SleeptermError):
    """There is a mix or a session of this name already."""

    def __init__(self, noun: str, name: str, hint: str) -> None:
        message = _MESSAGES[noun].is_taken.format(name=name)
        super().__init__(_("Name taken"), message, hint)


def valid_name(text: str, noun: str) -> str:
    """Normalise a name: a printable line of 1 to 80 characters, no colon.

    Args:
        text: what the user typed.
        noun: what is named, "mix" or "session".

    Raises:
        SleeptermError: the text is not a valid name.
    """
    name = unicodedata.normalize("NFC", sanitize_line(text))
    messages = _MESSAGES[noun]
    if not name:
        raise SleeptermError(_("No name"), messages.is_empty)
    if len(name) > LONGEST_NAME:
        raise SleeptermError(_("Long name"), messages.is_long.format(most=LONGEST_NAME))
    if ":" in name:
        raise SleeptermError(_("Colon"), messages.has_colon, _("Leave it out."))
    return name


def usable_name(text: str, default: str) -> str:
    """A valid name made from any text; `default` if nothing is left."""
    plain = sanitize_line(text.replace(":", " "))
    name = unicodedata.normalize("NFC", plain)[:LONGEST_NAME].strip()
    return sanitize_line(name) or default


def name_key(name: str) -> str:
    """A name for comparison: without case, letters in one normal form."""
    return unicodedata.normalize("NFKC", name).casefold()


def free_name(name: str, taken: Collection[str]) -> str:
    """`name`, or the first of "name 2", "name 3" ... whose key is not in `taken`."""
    candidate = name
    number = 2
    while name_key(candidate) in taken:
        end = f" {number}"
        candidate = name[: LONGEST_NAME - len(end)].rstrip() + end
        number += 1
    return candidate


def find_named(items: Iterable[_Item], name: str, noun: str) -> _Item:
    """The item of this name, or the only one whose name begins so; case is no matter.

    Args:
        items: where to look.
        name: what the user typed.
        noun: what is looked for, which is also the command that lists them: "mix".

    Raises:
        UnknownNameError: none matches.
        AmbiguousNameError: several match.
    """
    known = {item.key: item for item in items}
    # A bundled one has two names; no other's own name is hidden by the second.
    by_key = {name_key(item.shown_name): item for item in known.values()} | known
    key = name_key(sanitize_line(name))
    if key in by_key:
        return by_key[key]
    begin = {x.key: x for each, x in by_key.items() if key and each.startswith(key)}
    if len(begin) == 1:
        return next(iter(begin.values()))
    shown = sanitize_line(name)[:LONGEST_NAME]
    if begin:
        names = [item.shown_name for item in known.values() if item.key in begin]
        raise AmbiguousNameError(noun, shown, names, _("Type more of the name."))
    both = ((item.shown_name, item.name) for item in known.values())
    close = suggest(name, dict.fromkeys(chain.from_iterable(both)))
    raise UnknownNameError(
        noun, shown, close, _("'sleepterm {noun} list' shows all.").format(noun=noun)
    )
