"""Finds an id by its beginning."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sleepterm.errors import SleeptermError
from sleepterm.text import sanitize_line, suggest, suggestion_question
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

_MOST_SHOWN = 5
_LONGEST = 80

_UNKNOWN = {
    "track": (_("Unknown track"), _("There is no track '{name}'.")),
    "guided track": (
        _("Unknown guided track"),
        _("There is no guided track '{name}'."),
    ),
    "mix": (_("Unknown mix"), _("There is no mix '{name}'.")),
    "session": (_("Unknown session"), _("There is no session '{name}'.")),
    "track or mix": (
        _("Unknown track or mix"),
        _("There is no track or mix '{name}'."),
    ),
}
"""What is said if nothing of a kind has a name: title and message."""

_AMBIGUOUS = {
    "track": (
        _("Ambiguous track"),
        _("'{name}' matches {count} tracks: {fits}."),
    ),
    "guided track": (
        _("Ambiguous guided track"),
        _("'{name}' matches {count} guided tracks: {fits}."),
    ),
    "mix": (
        _("Ambiguous mix"),
        _("'{name}' matches {count} mixes: {fits}."),
    ),
    "session": (
        _("Ambiguous session"),
        _("'{name}' matches {count} sessions: {fits}."),
    ),
}
"""Likewise if several, always two at least, have it."""


class UnknownNameError(SleeptermError):
    """Nothing has this id or name.

    Args:
        kind: what is looked for, a key of `_UNKNOWN`.

    Attributes:
        suggestions: similar names, the most similar first.
    """

    def __init__(
        self, kind: str, name: str, suggestions: Sequence[str], hint: str
    ) -> None:
        title, message = _UNKNOWN[kind]
        super().__init__(
            title,
            message.format(name=sanitize_line(name)[:_LONGEST]),
            suggestion_question(suggestions) or hint,
        )
        self.suggestions = tuple(suggestions)


class AmbiguousNameError(SleeptermError):
    """Several ids or names begin with this text."""

    def __init__(self, kind: str, name: str, fits: Sequence[str], hint: str) -> None:
        title, message = _AMBIGUOUS[kind]
        super().__init__(
            title,
            message.format(name=name, count=len(fits), fits=_shown(fits)),
            hint,
        )


def resolve_prefix(beginning: str, ids: Collection[str], kind: str, hint: str) -> str:
    """The id equal to `beginning`, or the only one that begins with it.

    Args:
        beginning: what the user typed.
        ids: all ids.
        kind: what the ids name: "track" or "guided track".
        hint: shown if no id is similar: where to see all ids.

    Raises:
        UnknownNameError: none matches.
        AmbiguousNameError: several match.
    """
    if beginning in ids:
        return beginning
    matches = [each for each in ids if beginning and each.startswith(beginning)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise AmbiguousNameError(kind, beginning, matches, _("Type more of the id."))
    raise UnknownNameError(kind, beginning, suggest(beginning, ids), hint)


def _shown(fits: Sequence[str]) -> str:
    some = ", ".join(fits[:_MOST_SHOWN])
    rest = len(fits) - _MOST_SHOWN
    if rest <= 0:
        return some
    return ngettext("{some} and {rest} more", "{some} and {rest} more", rest).format(
        some=some, rest=rest
    )
