"""What is told and highlighted after a change of stored mixes and sessions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix import Mix
    from sleepterm.library.sequences.sequence import Sequence
    from sleepterm.tui.ports.shell import Shell

UNDO = "undo-mix"
"""Id of the command that restores what was removed or overwritten."""


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


def saved(name: str, replaced: Mix | Sequence | None, shell: Shell) -> StoredChange:
    """One was saved under a name, in place of another or of none."""
    if replaced is None or replaced.starter:
        return StoredChange(_("Saved."), name, name)
    text = _("Saved. Press {key} to restore the old one.")
    return StoredChange(text.format(key=shell.key_of(UNDO)), name, name)


def removed(name: str, highlight: str, shell: Shell) -> StoredChange:
    """One was removed; the track of the id `highlight` takes its line."""
    return StoredChange(removed_text(shell), name, highlight=highlight)


def removed_text(shell: Shell) -> str:
    """That something was removed, and which key restores it."""
    return _("Removed. Press {key} to restore it.").format(key=shell.key_of(UNDO))


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
