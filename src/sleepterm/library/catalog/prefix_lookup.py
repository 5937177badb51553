"""Finds an id by its beginning."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sleepterm.errors import SleeptermError
from sleepterm.text import sanitize_line, suggest, suggestion_question

_MOST_SHOWN = 5
_LONGEST = 80


class UnknownNameError(SleeptermError):
    """Nothing has this id or name.

    Attributes:
        suggestions: similar names, the most similar first.
    """

    def __init__(
        self, kind: str, name: str, suggestions: Sequence[str], hint: str
    ) -> None:
        super().__init__(
            f"Unknown {kind}",
            f"There is no {kind} '{sanitize_line(name)[:_LONGEST]}'.",
            suggestion_question(suggestions) or hint,
        )
        self.suggestions = tuple(suggestions)


class AmbiguousNameError(SleeptermError):
    """Several ids or names begin with this text."""

    def __init__(self, kind: str, name: str, fits: Sequence[str], hint: str) -> None:
        some = ", ".join(fits[:_MOST_SHOWN])
        rest = len(fits) - _MOST_SHOWN
        more = f" and {rest} more" if rest > 0 else ""
        super().__init__(
            f"Ambiguous {kind}",
            f"'{name}' matches {len(fits)} {kind}{_es(kind)}: {some}{more}.",
            hint,
        )


def resolve_prefix(beginning: str, ids: Collection[str], kind: str, hint: str) -> str:
    """The id equal to `beginning`, or the only one that begins with it.

    Args:
        beginning: what the user typed.
        ids: all ids.
        kind: what the ids name, for messages: "track".
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
        raise AmbiguousNameError(kind, beginning, matches, "Type more of the id.")
    raise UnknownNameError(kind, beginning, suggest(beginning, ids), hint)


def _es(kind: str) -> str:
    return "es" if kind.endswith("x") else "s"
