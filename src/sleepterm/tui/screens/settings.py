"""The settings screen: a list in groups, and the highlighted setting explained."""

from __future__ import annotations

from collections.abc import Iterable

from textual import events, on
from textual.widget import Widget
from textual.widgets import Input, OptionList

from sleepterm.errors import SleeptermError
from sleepterm.text import cell_width
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.settings import SettingsEditor
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.setting_rows import Row, rows_of
from sleepterm.tui.widgets.line_field import LineField
from sleepterm.tui.widgets.marked_list import MarkedList
from sleepterm.tui.widgets.report_line import ReportLine
from sleepterm.tui.widgets.spans import fitted

_NEXT = Shortcut(
    "setting-next", "right,l", _("Next value"), _("The next value."), _("change"),
    action="screen.change_setting(1)",
)  # fmt: skip
_BEFORE = Shortcut(
    "setting-before", "left,h", _("Previous value"), _("The value before."),
    _("change"),
    action="screen.change_setting(-1)",
)  # fmt: skip
_EDIT = Shortcut(
    "setting-edit", "enter", _("Change"), _("Type a value, or take the next."),
    pgettext("verb", "type"),
    action="screen.edit_setting",
)  # fmt: skip
_DEFAULT = Shortcut(
    "setting-default", "d,delete,backspace", _("Default"), _("Back to the default."),
    _("default"), action="screen.reset_setting",
)  # fmt: skip
_UNDO = Shortcut(
    "setting-undo",
    "u",
    _("Undo"),
    _("Undo the last change."),
    _("undo"),
    action="screen.undo_setting",
)
_MOVES = (
    Shortcut(
        "setting-down",
        "j",
        _("Down"),
        _("The next setting."),
        action="screen.move_row(1)",
    ),
    Shortcut(
        "setting-up",
        "k",
        _("Up"),
        _("The setting before."),
        action="screen.move_row(-1)",
    ),
)
_LEAVE = Shortcut(
    "leave-settings", "escape,q", _("Close"), _("Back to the tracks."), _("close"),
    action="leave_settings",
)  # fmt: skip

_TAKE = Shortcut(
    "setting-take", "enter", _("Set"), _("Take this value."), _("set"), action="submit"
)

_SIDES = 8
_LABEL = 26
_CHANGED = "*"
"""Behind a value that the file sets."""

_Path = tuple[str, ...]


class SettingList(MarkedList):
    """The list, with the keys that change a setting; they don't go before typing."""

    BINDINGS = bindings((_BEFORE, _NEXT, _EDIT, _DEFAULT, _UNDO, *_MOVES))


class ValueField(LineField):
    """Takes a value that is typed."""

    BINDINGS = bindings((_TAKE,))


class SettingsDialog(Dialog[None]):
    """Shows the settings, and changes them at once.

    Args:
        editor: the settings in effect, and what changes them.
        glyphs: characters to draw with.
    """

    BINDINGS = bindings((_LEAVE,))
    DEFAULT_CSS = """
    SettingsDialog MarkedList { height: 1fr; }
    SettingsDialog #sheet { height: 100%; max-height: 34; }
    SettingsDialog #explained { color: $foreground-muted; height: 4; margin-top: 1; }
    SettingsDialog #error { color: $error; margin-top: 1; max-height: 4; }
    SettingsDialog LineField { display: none; margin-top: 1; }
    SettingsDialog.-typing LineField { display: block; }
    SettingsDialog.-refused #explained { display: none; }
    SettingsDialog.-short #explained { margin-top: 0; height: 3; }
    SettingsDialog.-short #error { margin-top: 0; max-height: 3; }
    SettingsDialog.-short LineField { margin-top: 0; }
    """
    commands = (_TAKE, _BEFORE, _NEXT, _EDIT, _LEAVE, _DEFAULT, _UNDO)
    AUTO_FOCUS = "MarkedList"
    heading = _("Settings")

    def __init__(self, editor: SettingsEditor, glyphs: Glyphs) -> None:
        super().__init__()
        self._editor = editor
        self._glyphs = glyphs
        self._rows: list[Row | None] = []
        self._headings: dict[int, str] = {}
        self._undo: list[tuple[_Path, object | None]] = []
        for heading, rows in rows_of():
            self._headings[len(self._rows)] = heading
            self._rows += (None, *rows)

    def body(self) -> Iterable[Widget]:
        """The list, the highlighted setting explained, and a field to type in."""
        yield SettingList(self._glyphs, self._labels())
        yield ReportLine(id="explained")
        yield ReportLine(id="error")
        yield ValueField(id="value")

    def on_mount(self) -> None:
        """Highlight the first setting."""
        for at in self._headings:
            self._list.disable_option_at_index(at)
        self._list.highlighted = 1
        self._editor.changed = self.show_settings
        self._explain()

    def on_unmount(self) -> None:
        """Follow the settings no more."""
        self._editor.changed = lambda: None

    def on_resize(self, _event: events.Resize) -> None:
        """Draw the rows as wide as there is room for."""
        self.show_settings()

    def show_settings(self) -> None:
        """Show the settings in effect."""
        if self.is_mounted and self._list.is_mounted:
            for at, label in enumerate(self._labels()):
                self._list.set_label(at, label)
            self._explain()

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._stop_typing()
        self._explain()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_edit_setting()

    @on(Input.Submitted)
    def _typed(self, event: Input.Submitted) -> None:
        event.stop()
        row = self._row
        if row is None:
            return
        try:
            value = row.read(self._editor.settings, event.value)
        except SleeptermError as error:
            self._refuse(error.message)
        else:
            self._stop_typing()
            self._change(row.path, value)

    def action_move_row(self, direction: int) -> None:
        """Highlight the next setting (+1) or the one before (-1)."""
        self._list.move(direction)

    def action_change_setting(self, direction: int) -> None:
        """Take the next value (+1) or the one before (-1)."""
        row = self._row
        if row is None:
            return
        value = row.next_to(self._editor.settings, direction)
        if value is None:
            self._refuse(_("Press Enter to type a value."))
        else:
            self._change(row.path, value)

    def action_edit_setting(self) -> None:
        """Let a value be typed; or take the next, where there are only few."""
        row = self._row
        if row is None:
            return
        if not row.is_typed:
            self.action_change_setting(1)
            return
        field = self.query_one(LineField)
        field.value = row.typed(self._editor.settings)
        field.placeholder = row.allowed
        self.add_class("-typing")
        field.focus()
        self._explain()

    def action_reset_setting(self) -> None:
        """Take the setting out of the file, which leaves its default."""
        row = self._row
        if row is not None and self._editor.settings.raw(row.path) is not None:
            self._change(row.path, None)

    def action_undo_setting(self) -> None:
        """Undo the last change."""
        if not self._undo:
            self._refuse(_("There is nothing to undo."))
            return
        path, value = self._undo.pop()
        paths = [row.path if row else () for row in self._rows]
        self._list.highlighted = paths.index(path)
        self._set(path, value)

    def action_leave_settings(self) -> None:
        """Stop typing, or else close."""
        if self.has_class("-typing"):
            self._stop_typing()
            self._explain()
        else:
            self.answer(None)

    def _change(self, path: _Path, value: object | None) -> None:
        self._undo.append((path, self._editor.settings.raw(path)))
        self._set(path, value)

    def _set(self, path: _Path, value: object | None) -> None:
        def refused(reason: str) -> None:
            self._undo = [x for x in self._undo if x[0] != path]
            self._refuse(reason)

        self._editor.change(path, value, refused)

    @property
    def _list(self) -> MarkedList:
        return self.query_one(MarkedList)

    @property
    def _row(self) -> Row | None:
        at = self._list.highlighted
        return None if at is None else self._rows[at]

    def _labels(self) -> list[str]:
        room = min(72, self.app.size.width) - _SIDES
        width = max(8, min(_LABEL, room * 3 // 5))
        return [self._label(at, width, room - width) for at in range(len(self._rows))]

    def _label(self, at: int, width: int, room: int) -> str:
        row, more = self._rows[at], self._glyphs.more
        if row is None:
            return self._headings[at]
        settings = self._editor.settings
        mark = f" {_CHANGED}" if settings.raw(row.path) is not None else ""
        value = row.shown(settings)
        if cell_width(value) + len(mark) > room:
            value = fitted(value, max(1, room - len(mark)), more)
        return f" {fitted(row.label, width - 2, more)} {value}{mark}"

    def _explain(self) -> None:
        row = self._row
        if row is None:
            return
        settings = self._editor.settings
        place = settings.place_of(row.path)
        wrong = next((x for x in self._editor.problems if x.where == place), None)
        if place and wrong:
            text = f"{wrong.where}: {wrong.message}"
        elif self.has_class("-typing"):
            text = _("Allowed: {what}.").format(what=row.allowed)
        else:
            # Translators: {when} is "at once" or "from the next start".
            effect = _("Takes effect {when}.").format(when=row.effect)
            text = f"{row.explained(settings)} {effect}"
        self._refuse("")
        self.query_one("#explained", ReportLine).tell(text)

    def _refuse(self, text: str) -> None:
        self.query_one("#error", ReportLine).tell(text)
        self.set_class(bool(text), "-refused")

    def _stop_typing(self) -> None:
        if self.has_class("-typing"):
            self.remove_class("-typing")
            self._list.focus()
