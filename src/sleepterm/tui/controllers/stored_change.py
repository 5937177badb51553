"""What is told and highlighted after a change of the stored mixes or sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.library.sequences.sequence import Sequence


class StoredChange(NamedTuple):
    """A change of the stored mixes or sessions, and how to show it.

    Attributes:
        text: the notice: one sentence.
        title: the title of the notice.
        name: name of the mix or session to highlight; "" for none.
        highlight: id of the track to highlight instead.
    """

    text: str
    title: str
    name: str = ""
    highlight: str = ""


def saved(name: str, replaced: Mix | Sequence | None) -> StoredChange:
    """One was saved under a name, in place of another or of none."""
    can_undo = replaced is not None and not replaced.starter
    text = _("Saved. Press u to restore the old one.") if can_undo else _("Saved.")
    return StoredChange(text, name, name)


def removed(name: str, highlight: str) -> StoredChange:
    """One was removed; the track of the id `highlight` takes its line."""
    text = _("Removed. Press u to restore it.")
    return StoredChange(text, name, highlight=highlight)


def restored(name: str) -> StoredChange:
    """One is back, under this name."""
    return StoredChange(_("Restored."), name, name)


def lines_of_shared(
    name: str, titles: Iterable[str], about: str, missing: tuple[str, ...]
) -> tuple[str, ...]:
    """A shared mix or session in a few lines, with what of it is missing here."""
    # Imported late: the first frame does not need it.
    from sleepterm.library.mixes.drafts import enumerated  # noqa: PLC0415

    lines = [name, ", ".join(titles), about]
    if words := enumerated(missing):
        lines.append(
            _("Missing here, so it plays without: {missing}.").format(missing=words)
        )
    return tuple(lines)
