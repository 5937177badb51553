"""Ids of which the beginning will do."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from sleepterm.errors import SleeptermError

_MOST_SHOWN = 5


def resolve_prefix(beginning: str, ids: Collection[str], kind: str, hint: str) -> str:
    """The id that this is, or the only one that begins so.

    Args:
        beginning: what the user wrote.
        ids: what there is.
        kind: what the ids are of, in messages: "track".
        hint: where all ids are shown, for when nothing comes close.

    Raises:
        SleeptermError: none or several match; the message names candidates.
    """
    if beginning in ids:
        return beginning
    matches = [each for each in ids if beginning and each.startswith(beginning)]
    if len(matches) == 1:
        return matches[0]
    if matches:
        raise SleeptermError(
            f"Ambiguous {kind}",
            f"'{beginning}' fits {len(matches)} {kind}{_es(kind)}: {_some(matches)}.",
            "Type more of the id.",
        )
    close = difflib.get_close_matches(beginning, ids, n=3)
    raise SleeptermError(
        f"Unknown {kind}",
        f"There is no {kind} '{beginning}'.",
        f"Did you mean {' or '.join(close)}?" if close else hint,
    )


def _es(kind: str) -> str:
    return "es" if kind.endswith("x") else "s"


def _some(ids: list[str]) -> str:
    rest = len(ids) - _MOST_SHOWN
    return ", ".join(ids[:_MOST_SHOWN]) + (f" and {rest} more" if rest > 0 else "")
