"""The dialog that makes or changes a session of parts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from textual import on
from textual.widget import Widget
from textual.widgets import Input, OptionList

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.names import LONGEST_NAME, NameTakenError, name_key
from sleepterm.library.sequences.check import first_fault
from sleepterm.library.sequences.draft import (
    describe_part,
    moved,
    total_length,
    with_length_changed,
)
from sleepterm.library.sequences.part import Part, PartError, parse_part
from sleepterm.library.sequences.sequence import MOST_PARTS, sequence_name
from sleepterm.library.sequences.sequence import Sequence as PartSequence
from sleepterm.night.durations import format_minutes
from sleepterm.playback.notice import Notice
from sleepterm.text import cell_width
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.sequence_store import SavedSequence, SaveSequence
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.screens.pick import Pick
from sleepterm.tui.widgets.line_field import LineField
from sleepterm.tui.widgets.marked_list import MarkedList
from sleepterm.tui.widgets.report_line import ReportLine
from sleepterm.tui.widgets.spans import fitted

_SAVE = Shortcut(
    "keep-session",
    "ctrl+s",
    _("Save"),
    _("Save the session under its name."),
    _("save"),
    action="after_typing('keep_session')",
    is_first=True,
)
_PARTS = (
    Shortcut("add-part", "a", _("Add"), _("Add a part."), _("add"), action="add_part"),
    Shortcut(
        "edit-part",
        "enter,e",
        _("Change as text"),
        _("Change the part as a line of text."),
        _("change"),
        action="edit_part",
    ),
    Shortcut(
        "part-longer",
        "plus,equals_sign",
        _("Longer"),
        _("A minute longer, above ten minutes five."),
        _("length"),
        action="change_length(1)",
    ),
    Shortcut(
        "part-shorter",
        "minus,underscore",
        _("Shorter"),
        _("A minute shorter, above ten minutes five."),
        _("length"),
        action="change_length(-1)",
    ),
    Shortcut(
        "part-down",
        "J",
        _("Move down"),
        _("Play it later."),
        _("move"),
        action="move_part(1)",
    ),
    Shortcut(
        "part-up",
        "K",
        _("Move up"),
        _("Play it sooner."),
        _("move"),
        action="move_part(-1)",
    ),
    Shortcut(
        "remove-part",
        "d,delete",
        _("Remove"),
        _("Remove the part."),
        _("remove"),
        action="remove_part",
    ),
)
_LEAVE = Shortcut(
    "leave-session",
    "escape",
    _("Cancel"),
    _("Save nothing."),
    _("cancel"),
    action="leave",
)


_TITLE = 34
"""Cells of the longest title in the list."""


class EditorStart(NamedTuple):
    """What the editor begins with.

    Attributes:
        sequence: the session; its parts may be changed. None is a new, empty one.
        name: initial name.
        parts: initial parts.
        choices: (part as text, label) of what can be added, the likeliest first.
        catalog: where parts are looked up.
    """

    sequence: PartSequence | None
    name: str
    parts: tuple[Part, ...]
    choices: Sequence[tuple[str, str]]
    catalog: Catalog


class SequenceEditor(Dialog[SavedSequence]):
    """Saves the session, then answers; for a taken name Ctrl+S must be pressed twice.

    An own session that gets another name replaces no other one.

    Args:
        glyphs: characters to draw with.
        start: what it begins with.
        save: called in a thread.
    """

    BINDINGS = bindings((_SAVE, *_PARTS, _LEAVE))
    DEFAULT_CSS = """
    SequenceEditor MarkedList { height: auto; max-height: 40vh; margin: 1 0; }
    SequenceEditor.-short MarkedList { margin: 0; max-height: 4; }
    SequenceEditor #report { color: $foreground-muted; }
    SequenceEditor #report.error { color: $error; }
    """
    commands = (_PARTS[0], _SAVE, *_PARTS[1:], _LEAVE)
    AUTO_FOCUS = "MarkedList"

    def __init__(self, glyphs: Glyphs, start: EditorStart, save: SaveSequence) -> None:
        super().__init__()
        is_own = start.sequence is not None and not start.sequence.starter
        self.heading = _("Change a session") if is_own else _("Make a session")
        self._glyphs = glyphs
        self._start = start
        self._save = save
        self._parts = start.parts
        self._own_key = start.sequence.key if start.sequence and is_own else ""
        self._overwrite_key = ""
        self._is_working = False

    def body(self) -> Iterable[Widget]:
        """Name, parts, the highlighted part as text, and a report."""
        yield LineField(self._start.name, _("name"), most=LONGEST_NAME, id="name")
        yield MarkedList(self._glyphs, self._labels())
        yield LineField("", "rain-steady:80 30m to 40", id="part")
        yield ReportLine(id="report")

    def on_mount(self) -> None:
        """Show the first part, and how long all are."""
        self._show(0)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._show_text()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_edit_part()

    @on(Input.Submitted, "#part")
    def _part_typed(self, event: Input.Submitted) -> None:
        event.stop()
        if self._take_text():
            self._list.focus()

    @on(Input.Submitted, "#name")
    def _name_typed(self, event: Input.Submitted) -> None:
        event.stop()
        self._list.focus()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        if event.input.id == "name":
            self._overwrite_key = ""

    def action_add_part(self) -> None:
        """Ask for a track, mix or pattern, and add it after the highlighted part."""
        if len(self._parts) >= MOST_PARTS:
            text = ngettext(
                "A session has at most {count} part.",
                "A session has at most {count} parts.",
                MOST_PARTS,
            )
            self._report(text.format(count=MOST_PARTS), is_error=True)
            return

        def chosen(value: str | None) -> None:
            if value is not None:
                at = min(self._at + 1, len(self._parts))
                parts = [*self._parts[:at], parse_part(value), *self._parts[at:]]
                self._change(parts, at)

        options = self._start.choices
        first = options[0][0] if options else ""
        dialog = Pick(self._glyphs, _("Add a part"), options, first)
        _mounted = self.app.push_screen(dialog, chosen)

    def action_edit_part(self) -> None:
        """Change the highlighted part as text."""
        self.query_one("#part", LineField).focus()

    def action_change_length(self, direction: int) -> None:
        """Make the highlighted part longer (+1) or shorter (-1)."""
        if self._parts:
            parts = list(self._parts)
            parts[self._at] = with_length_changed(parts[self._at], direction)
            self._change(parts, self._at)

    def action_move_part(self, by: int) -> None:
        """Move the highlighted part down (+1) or up (-1)."""
        if self._parts:
            at = min(max(0, self._at + by), len(self._parts) - 1)
            self._change(moved(self._parts, self._at, by), at)

    def action_remove_part(self) -> None:
        """Remove the highlighted part."""
        if self._parts:
            at = self._at
            kept = [*self._parts[:at], *self._parts[at + 1 :]]
            self._change(kept, max(0, min(at, len(kept) - 1)))

    def action_leave(self) -> None:
        """Drop the text that is being typed, or else close without saving."""
        if self.focused is self.query_one("#part"):
            self._show_text()
            self._list.focus()
        elif not self._is_working:
            self.answer(None)

    def action_keep_session(self) -> None:
        """Save the session, or show what is wrong with it."""
        if self._is_working or not self._take_text():
            return
        fault = first_fault(self._parts, self._start.catalog)
        if not self._parts:
            self._report(_("Press a to add a part first."), is_error=True)
        elif fault is not None:
            self._list.highlighted = fault.place
            self._list.focus()
            text = _("Part {number}: {fault}").format(
                number=fault.place + 1, fault=fault.message
            )
            self._report(text, is_error=True)
        else:
            self._keep()

    def _keep(self) -> None:
        try:
            name = sequence_name(self.query_one("#name", LineField).value)
        except SleeptermError as error:
            self._report(str(error), is_error=True)
            return
        self._is_working = True
        base = self._start.sequence or PartSequence(name, self._parts)
        sequence = replace(base, name=name, parts=self._parts, starter=False)
        overwrite = name_key(name) in {self._own_key, self._overwrite_key}
        self.in_thread(
            lambda: self._save(sequence, overwrite),
            self.answer,
            lambda error: self._save_failed(name, error),
        )

    def _save_failed(self, name: str, error: Exception) -> None:
        self._is_working = False
        text = Notice.of(error).text
        if isinstance(error, NameTakenError) and not self._own_key:
            self._overwrite_key = name_key(name)
            text = _(
                "There is already '{name}'. Press Ctrl+S again to replace it."
            ).format(name=name)
        self._report(text, is_error=True)

    def _take_text(self) -> bool:
        """Make a part of the text below the list; whether it is one."""
        text = self.query_one("#part", LineField).value
        shown = str(self._parts[self._at]) if self._parts else ""
        if text.strip() == shown:
            return True
        try:
            part = parse_part(text)
        except PartError as fault:
            self._report(f"{str(fault)[:1].upper()}{str(fault)[1:]}.", is_error=True)
            return False
        at = self._at if self._parts else 0
        self._change([*self._parts[:at], part, *self._parts[at + 1 :]], at)
        return True

    @property
    def _list(self) -> MarkedList:
        return self.query_one(MarkedList)

    @property
    def _at(self) -> int:
        return self._list.highlighted or 0

    def _labels(self) -> list[str]:
        rows = [describe_part(part, self._start.catalog) for part in self._parts]
        width = min(_TITLE, max((cell_width(title) for title, _ in rows), default=0))
        more = self._glyphs.more
        return [
            f"{number:>2}  {fitted(title, width, more)}  {words}"
            for number, (title, words) in enumerate(rows, 1)
        ]

    def _change(self, parts: Iterable[Part], at: int) -> None:
        self._parts = tuple(parts)
        self._show(at)

    def _show(self, at: int) -> None:
        self._list.set_labels(self._labels(), at)
        self._show_text()
        total = total_length(self._parts, self._start.catalog)
        if not self._parts:
            self._report(_("No parts yet. Press a to add one."))
        elif total is None:
            self._report(_("It ends at a time of day."))
        else:
            text = _("{minutes} in all.").format(minutes=format_minutes(total))
            self._report(text)

    def _show_text(self) -> None:
        text = str(self._parts[self._at]) if self._parts else ""
        self.query_one("#part", LineField).value = text

    def _report(self, text: str, *, is_error: bool = False) -> None:
        report = self.query_one(ReportLine)
        report.tell(text)
        report.set_class(is_error, "error")
