"""Formats progress and results of adding sounds as text for the screens."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

if TYPE_CHECKING:
    from sleepterm.tui.glyphs import Glyphs
    from sleepterm.tui.ports.importing import ImportDone, ImportProgress


def format_progress(work: ImportProgress, glyphs: Glyphs) -> str:
    """Progress of an import: "Adding 3 of 12 · rain.ogg"."""
    # Translators: {doing} is "Adding" or "Measuring".
    text = _("{doing} {index} of {count}").format(
        doing=work.doing, index=_spaced(work.index), count=_spaced(work.count)
    )
    return f"{text} {glyphs.dot} {work.name}"


def format_added(added: ImportDone) -> str:
    """What was added, and how many sounds were there already; "" for none."""
    known = ngettext(
        "{count} already there", "{count} already there", added.known
    ).format(count=_spaced(added.known))
    if not added.count:
        return f"{known}." if added.known else ""
    new = _format_new(added)
    return f"{new}; {known}." if added.known else f"{new}."


def _format_new(added: ImportDone) -> str:
    title, others = sanitize_line(added.title), added.count - 1
    if not title:
        text = ngettext("Added {count} sound", "Added {count} sounds", added.count)
        return text.format(count=_spaced(added.count))
    if not others:
        return _("Added {title}").format(title=title)
    text = ngettext(
        "Added {title} and {count} more", "Added {title} and {count} more", others
    )
    return text.format(title=title, count=_spaced(others))


def format_skipped(added: ImportDone, most: int) -> list[str]:
    """The skipped files and reasons, one a line: at most `most`, then "and 5 more"."""
    lines = [f"{name}: {reason}" for name, reason in added.skipped[:most]]
    more = len(added.skipped) - len(lines) + added.more
    if more <= 0:
        return lines
    text = ngettext("and {count} more", "and {count} more", more)
    return [*lines, text.format(count=_spaced(more))]


def format_losses(losses: Sequence[tuple[str, str]], most: int) -> list[str]:
    """The files that do not play whole, one a line: at most `most`."""
    lines = [
        _("{name} is not whole: {loss}").format(name=name, loss=loss)
        for name, loss in losses[:most]
    ]
    more = len(losses) - len(lines)
    if more <= 0:
        return lines
    text = ngettext("and {count} more not whole", "and {count} more not whole", more)
    return [*lines, text.format(count=_spaced(more))]


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", " ") if count >= 10_000 else str(count)
