"""The dialog of the sleep diary: two weeks, and this morning's questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from textual import events, on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.night.diary.calendar_words import MONTHS, WEEKDAYS
from sleepterm.night.diary.entry import Entry, figures
from sleepterm.night.diary.format import format_figures
from sleepterm.night.diary.fortnight import AXIS, Fortnight
from sleepterm.night.diary.questions import QUESTIONS, Question
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.diary import DiaryPage
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.form_row import FormRow, row_moves
from sleepterm.tui.widgets.ink import ACCENT_DIM
from sleepterm.tui.widgets.report_line import ReportLine

_WIDTH, _NARROW, _SHORT = 72, 70, 20
_NOTE = "note"

_SAVE = Shortcut(
    "save-entry",
    "enter",
    _("Save"),
    _("Save what is answered."),
    _("save"),
    action="after_typing('save_entry')",
    is_first=True,
)
_MOVES = row_moves("down", "up")
_LEAVE = Shortcut(
    "leave-diary",
    "escape",
    _("Close"),
    _("Save nothing."),
    _("close"),
    action="leave_diary",
)


class _Page(VerticalScroll):
    """Keeps the focused field in sight, also where there is less room for it."""

    def on_resize(self) -> None:
        if (field := self.screen.focused) is not None:
            self.call_after_refresh(field.scroll_visible, animate=False)


class DiaryDialog(Dialog[Entry]):
    """Saves the entry, then answers with it; None if nothing was saved.

    Args:
        page: what is known.
        save: saves an entry; slow, called in a thread.
        glyphs: characters to draw with.
    """

    BINDINGS = bindings((_SAVE, *_MOVES, _LEAVE))
    DEFAULT_CSS = """
    DiaryDialog #page { scrollbar-size-vertical: 0; }
    DiaryDialog #upper, DiaryDialog #times { height: auto; }
    DiaryDialog #plot { width: 37; height: 8; color: $foreground-muted; }
    DiaryDialog #times { width: 1fr; }
    DiaryDialog FormRow > .label { width: 18; }
    DiaryDialog FormRow > #note, DiaryDialog FormRow > #note:focus { width: 1fr; }
    DiaryDialog #question { color: $foreground-muted; height: auto; margin-top: 1; }
    DiaryDialog.-narrow #upper { layout: vertical; }
    DiaryDialog.-narrow #plot { width: 100%; height: auto; }
    DiaryDialog.-short #question { margin-top: 0; }
    DiaryDialog.-narrow.-short #question { display: none; }
    """
    commands = (_SAVE, *_MOVES, _LEAVE)
    AUTO_FOCUS = "#bed"

    def __init__(
        self, page: DiaryPage, save: Callable[[Entry], None], glyphs: Glyphs
    ) -> None:
        super().__init__()
        morning = page.entry.morning
        self.heading = _("Sleep diary, {weekday} {day} {month}").format(
            weekday=WEEKDAYS[morning.weekday()],
            day=morning.day,
            month=MONTHS[morning.month - 1],
        )
        self._page = page
        self._save = save
        self._glyphs = glyphs
        self._fault = ""
        self._shown: tuple[str, ...] = ()
        self._is_saving = False

    def body(self) -> Iterable[Widget]:
        """The plot beside the questions, then the note and what follows."""
        entry = self._page.entry
        rows = {x.name: FormRow(x.label, _field(x, entry)) for x in QUESTIONS}
        note = rows.pop(_NOTE)
        times = Vertical(*rows.values(), id="times")
        upper = Horizontal(Static(id="plot"), times, id="upper")
        yield _Page(upper, note, id="page", can_focus=False)
        yield Static(id="question")
        yield ReportLine(id="figures", classes="hint")
        yield ReportLine(id="error", classes="error")

    def on_resize(self, _event: events.Resize) -> None:
        """Draw the plot as large as there is room for."""
        self._show()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._show()

    @on(events.DescendantFocus)
    def _question_reached(self, event: events.DescendantFocus) -> None:
        name = event.widget.id
        for question in QUESTIONS:
            if question.name == name:
                text = question.text
                if name in self._page.guesses:
                    text = _("{question} (a guess)").format(question=text)
                self.query_one("#question", Static).update(Content(text))

    def action_move_row(self, direction: int) -> None:
        """Go to the next row (+1) or the previous one (-1)."""
        fields = [*self.query(Input)]
        place = fields.index(self.focused) if isinstance(self.focused, Input) else 0
        fields[(place + direction) % len(fields)].focus()

    def action_save_entry(self) -> None:
        """Save the answers, or show which of them can't be read."""
        if self._is_saving:
            return
        entry, faulty = self._read()
        if faulty is not None:
            faulty.focus()
            self._show()
            return
        if entry.is_blank and self._page.weeks.days[-1].entry is None:
            self.answer(None)
            return
        self._is_saving = True
        self.in_thread(
            lambda: self._save(entry), lambda _: self.answer(entry), self._save_failed
        )

    def action_leave_diary(self) -> None:
        """Close without saving."""
        if not self._is_saving:
            self.answer(None)

    def _save_failed(self, error: Exception) -> None:
        self._is_saving = False
        self.query_one("#error", ReportLine).tell(Notice.of(error).text)

    def _read(self) -> tuple[Entry, Input | None]:
        """The entry in the form, and the first field that can't be read."""
        entry, faulty = self._page.entry, None
        for question in QUESTIONS:
            field = self.query_one(f"#{question.name}", Input)
            try:
                entry = question.answered(entry, field.value)
            except SleeptermError as error:
                entry = question.answered(entry, "")
                if faulty is None:
                    faulty = field
                    self._fault = str(error)
        return entry, faulty

    def _show(self) -> None:
        self._fault = ""
        entry, _ = self._read()
        found = figures(entry)
        told = format_figures(found), found.doubt, self._fault
        weeks = self._page.weeks
        plot = self._plot(weeks if entry.is_blank else weeks.with_last(entry))
        shown = (*told, plot, str(self.app.size))
        if shown != self._shown:
            # Each of these lays out the screen again.
            self._shown = shown
            self.query_one("#figures", ReportLine).tell(*told[:2])
            self.query_one("#error", ReportLine).tell(told[2])
            self.query_one("#plot", Static).update(_drawn(plot))
            self._fit(told)

    def _plot(self, weeks: Fortnight) -> str:
        lines = weeks.plot(self._glyphs.levels, self._glyphs.solid, self._plot_rows)
        return "\n".join([weeks.mean, *lines] if self._plot_rows > 1 else lines[:1])

    @property
    def _plot_rows(self) -> int:
        if self.app.size.width >= _NARROW:
            return 6
        return 1 if self.app.size.height < _SHORT else 3

    def _fit(self, told: Iterable[str]) -> None:
        """Make the form so high that what is below it stays on the screen."""
        width, height = self.app.size
        is_narrow, is_short = width < _NARROW, height < _SHORT
        inner = max(1, min(_WIDTH, width) - (2 if is_narrow else 6))
        below = sum(len(Content(text).wrap(inner)) for text in told if text)
        # Title, question, keys, and the space around them.
        below += (2 if is_narrow else 3) if is_short else (9 if is_narrow else 8)
        plot = self._plot_rows + (0 if is_short else 2) if is_narrow else 0
        rows = len(QUESTIONS) + plot
        self.query_one("#page").styles.height = max(1, min(rows, height - below))


def _drawn(plot: str) -> Content:
    """The plot with its bars in another colour than its words."""
    lines = (
        Content(line)
        if any(map(str.isalnum, line[AXIS:]))
        else Content(line).stylize(ACCENT_DIM, AXIS)
        for line in plot.split("\n")
    )
    return Content("\n").join(lines)


def _field(question: Question, entry: Entry) -> Input:
    field = Input(
        sanitize_line(question.answer(entry)),
        id=question.name,
        compact=True,
        select_on_focus=question.name != _NOTE,
    )
    field.cursor_blink = False
    return field
