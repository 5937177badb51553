"""Makes the text of the help."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from rich.cells import cell_len
from textual.binding import ActiveBinding, Binding
from textual.content import Content
from textual.widget import Widget

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Available, Entry
from sleepterm.tui.bindings.registry import ENTRIES, GROUPS
from sleepterm.tui.widgets.ink import ACCENT, DIM

_KEYS = 14
_LABEL = 32


def help_of(
    active_bindings: Mapping[str, ActiveBinding],
    part: Widget | None,
    key_label: Callable[[Binding], str],
    why_not: Callable[[str], Available],
) -> tuple[str, Content]:
    """The heading and the text of the help.

    Args:
        active_bindings: the keys that work now.
        part: the focused widget; its `help_title` and `help_text` come first, or with
            the commands of that title.
        key_label: gives the label of a key.
        why_not: gives the reason why a command can't run now, by its id.
    """
    keys: dict[str, list[str]] = {}
    own: dict[str, str] = {}
    for active in active_bindings.values():
        if name := active.binding.id:
            keys.setdefault(name, []).append(key_label(active.binding))
            if active.node is part and name not in ENTRIES:
                own[name] = active.binding.description
    heading = str(getattr(part, "help_title", "") or _("Help"))
    words = str(getattr(part, "help_text", ""))
    lines = []
    if heading in (title for title, _group in GROUPS):
        about, heading = {heading: words}, _("Help")
    else:
        about = {}
        lines += [Content(words), Content()] if words else []
    lines += [_line(keys[name], label) for name, label in own.items()]
    lines += [Content()] if own else []
    lines += _groups(keys, why_not, about)
    return heading, Content("\n").join(lines)


def _groups(
    keys: dict[str, list[str]],
    why_not: Callable[[str], Available],
    about: Mapping[str, str],
) -> Iterator[Content]:
    """The commands that have keys now, below the headings of their groups.

    Args:
        keys: the keys of each command, by its id.
        why_not: gives the reason why a command can't run now, by its id.
        about: words about a whole group, by its heading.
    """
    is_first = True
    for title, group in GROUPS:
        if not is_first:
            yield Content()
        is_first = False
        yield Content.assemble((title, DIM))
        if words := about.get(title):
            yield Content(words)
        for entry in group:
            if entry.id in keys:
                yield from _entry(entry, keys[entry.id], why_not(entry.id))


def _entry(entry: Entry, keys: list[str], why: Available) -> Iterator[Content]:
    """The line of a command; below it the reason why it can't run now."""
    yield _line(keys, entry.label, entry.id)
    if why is not None:
        yield Content.assemble((" " * _KEYS + why.text, DIM))


def _line(keys: list[str], label: str, name: str = "") -> Content:
    """Keys, label, and the id by which config.toml can change the keys."""
    shown = " ".join(dict.fromkeys(keys))
    gap = " " * max(2, _KEYS - cell_len(shown))
    if not name:
        return Content.assemble((shown, ACCENT), gap, label)
    return Content.assemble((shown, ACCENT), gap, label.ljust(_LABEL), (name, DIM))
