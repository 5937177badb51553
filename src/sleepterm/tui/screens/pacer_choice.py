"""The dialog of the breathing pacer: pattern and minutes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.pattern import (
    DIZZY,
    PRESETS,
    BreathPattern,
    parse_pattern,
)
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.choice import COMMANDS as CHOICE
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.form_row import FormRow
from sleepterm.tui.widgets.report_line import ReportLine

_MINUTES = (2, 5, 10, 15, 20)
_BOX = "4-4-4-4"

_START = Shortcut(
    "start-pacer",
    "enter",
    _("Start"),
    _("Play the pacer, and show its guide."),
    _("start"),
    action="after_typing('start_pacer')",
    is_first=True,
)
_MOVES = (
    Shortcut(
        "next-pacer-row", "down,j", _("Next row"), _("One row down."), action="move_row"
    ),
    Shortcut(
        "pacer-row-before",
        "up,k",
        _("Previous row"),
        _("One row up."),
        action="move_row",
    ),
)
_OWN = Shortcut(
    "own-pattern",
    "o",
    _("Own pattern"),
    _("Type seconds to breathe in, hold, breathe out and hold."),
    _("own seconds"),
    action="own_pattern",
)
_LEAVE = Shortcut(
    "leave-pacer-choice",
    "escape,q",
    _("Cancel"),
    _("Change nothing."),
    _("cancel"),
    action="leave_choice",
)


class PacerChoice(NamedTuple):
    """The answer: a pattern, and how many minutes."""

    pattern: BreathPattern
    minutes: float


class PacerDialog(Dialog[PacerChoice]):
    """Asks for pattern and minutes; answers with them, or None.

    Args:
        pattern: the one that is chosen first.
        minutes: the number that is chosen first.
        glyphs: characters to draw with.
    """

    DEFAULT_CSS = """
    PacerDialog #sheet { width: 56; }
    PacerDialog #about { padding-left: 8; height: auto; }
    PacerDialog.-narrow .or { display: none; }
    """
    BINDINGS = bindings((_START, *_MOVES, _OWN, _LEAVE))
    heading = _("Breathing pacer")
    commands = (_START, *CHOICE, _OWN, _LEAVE)
    AUTO_FOCUS = "#pattern"

    def __init__(self, pattern: str, minutes: float, glyphs: Glyphs) -> None:
        super().__init__()
        self._pattern = pattern
        self._minutes = minutes
        self._glyphs = glyphs

    def body(self) -> Iterable[Widget]:
        """A row for the pattern and one for the minutes."""
        patterns = [str(pattern) for pattern in PRESETS]
        options = [
            Option(x, pgettext("breathing", "box") if x == _BOX else x)
            for x in patterns
        ]
        own = Input(self._pattern, id="own", compact=True, max_length=20)
        own.cursor_blink = False
        yield FormRow(
            pgettext("breathing", "Seconds"),
            Choice(self._glyphs, options, self._pattern, id="pattern"),
            Static(Content(_("or")), classes="hint or"),
            own,
        )
        yield Static(id="about", classes="hint")
        minutes = [Option(str(x), str(x)) for x in _MINUTES]
        chosen = f"{self._minutes:g}"
        yield FormRow(_("Minutes"), Choice(self._glyphs, minutes, chosen, id="minutes"))
        yield ReportLine(classes="error")

    def on_mount(self) -> None:
        """Tell about the pattern that is chosen first."""
        self._show()

    @on(Choice.Changed)
    def _choice_changed(self, event: Choice.Changed) -> None:
        event.stop()
        if event.choice.id == "pattern":
            self.query_one("#own", Input).value = event.value
        self._show()

    @on(Input.Changed)
    def _own_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    def action_start_pacer(self) -> None:
        """Answer with pattern and minutes, if the pattern is one."""
        minutes = self.query_one("#minutes", Choice).value
        try:
            self.answer(PacerChoice(self._chosen(), float(minutes)))
        except SleeptermError:
            self._show()

    def action_move_row(self) -> None:
        """Go to the other row."""
        here, other = self.query_one("#minutes"), self.query_one("#pattern")
        (other if self.focused is here else here).focus()

    def action_own_pattern(self) -> None:
        """Go to the field of the own pattern."""
        self.query_one("#own", Input).focus()

    def action_leave_choice(self) -> None:
        """Close without starting."""
        self.answer(None)

    def _chosen(self) -> BreathPattern:
        """The pattern in the field.

        Raises:
            SleeptermError: it is none.
        """
        return parse_pattern(self.query_one("#own", Input).value)

    def _show(self) -> None:
        error, about = "", ""
        try:
            pattern = self._chosen()
        except SleeptermError as problem:
            error = str(problem)
        else:
            about = DIZZY if pattern.has_hold else ""
            self.query_one("#pattern", Choice).value = str(pattern)
        self.query_one("#about", Static).update(Content(about))
        self.query_one(ReportLine).tell(error)
