"""The dialog of the sleep timer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial
from string import digits

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.night.durations import format_duration, parse_fade
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import (
    AfterEnd,
    TimerSettings,
)
from sleepterm.night.time_of_day import TimeOfDay, parse_end
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.end_words import format_no_power
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.screens import power_choice, timer_options
from sleepterm.tui.screens.confirm import Confirm
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.screens.power_choice import WhyNoPower
from sleepterm.tui.timer_gains import gains_of
from sleepterm.tui.widgets.choice import COMMANDS as CHOICE
from sleepterm.tui.widgets.choice import Choice
from sleepterm.tui.widgets.form_row import FormRow, row_moves
from sleepterm.tui.widgets.report_line import ReportLine
from sleepterm.tui.widgets.wake_rows import WakeChoice, WakeRows
from sleepterm.tui.wording import (
    format_plan,
    format_wake_plan,
)
from sleepterm.units import Seconds

_CURVE = 48

_ALL_NIGHT_QUESTION = _(
    "A sound that ends leaves the second half of the night quiet; that is the gentler "
    "default. Play all night?"
)
_APPLY = Shortcut(
    "apply-timer",
    "enter",
    _("Set"),
    _("Start the timer with these settings."),
    _("set"),
    action="after_typing('apply_timer')",
    is_first=True,
)
_MOVES = row_moves("down,j", "up,k")
_LEAVE = Shortcut(
    "leave-timer",
    "escape,q",
    _("Cancel"),
    _("Change nothing."),
    _("cancel"),
    action="leave_timer",
)
_DIGITS = tuple(
    Shortcut(
        "type-digit",
        digit,
        _("Type a length"),
        _("Type a length into the field of this row: 45m, or a time like 23:30."),
        action=f"type_digit('{digit}')",
        is_first=True,
    )
    for digit in digits
)


class TimerDialog(Dialog[TimerSettings]):
    """Asks for the timer's settings; answers with them, or None.

    Args:
        settings: the present settings.
        glyphs: characters to draw with.
        why_no_power: called in a thread.
        wake: the wake-up, which is set by itself.
        asks_before_all_night: whether to ask before the timer is switched off.
        has_chapters: whether the guided track that plays has chapters.
    """

    DEFAULT_CSS = """
    TimerDialog #then-hint { display: none; padding-left: 9; }
    TimerDialog.-why-not #then-hint { display: block; }
    TimerDialog.-short.-why-not .title { display: none; }
    TimerDialog.-short #then-hint { padding-left: 0; }
    TimerDialog #plan { margin-bottom: 1; height: auto; }
    TimerDialog #curve { color: $accent 55%; height: 3; }
    TimerDialog #law-hint, TimerDialog #end-hint { padding-left: 9; }
    TimerDialog.-narrow .or { display: none; }
    TimerDialog.-short #curve, TimerDialog.-short #law-hint { display: none; }
    TimerDialog.-short #end-hint, TimerDialog #end-hint.-empty { display: none; }
    TimerDialog.-short #plan { margin-bottom: 0; }
    """
    BINDINGS = bindings((_APPLY, *_MOVES, _LEAVE, *_DIGITS))
    heading = _("Sleep timer")
    commands = (_APPLY, *CHOICE, *_MOVES, _LEAVE)
    AUTO_FOCUS = "#length"

    def __init__(
        self,
        settings: TimerSettings,
        glyphs: Glyphs,
        why_no_power: WhyNoPower,
        wake: WakeChoice,
        *,
        asks_before_all_night: bool,
        has_chapters: bool = False,
    ) -> None:
        super().__init__()
        self._asks_before_all_night = asks_before_all_night
        self._why_no_power = why_no_power
        self._wake = wake
        self._has_chapters = has_chapters
        self._settings = settings
        self._glyphs = glyphs

    def body(self) -> Iterable[Widget]:
        """The curve, then a row for each setting."""
        now, glyphs = self._settings, self._glyphs
        yield Static(id="curve")
        yield Static(id="plan")
        yield FormRow(
            pgettext("timer", "Length"),
            Choice(
                glyphs,
                timer_options.lengths(),
                timer_options.length_value(now),
                id="length",
            ),
            *_field(str(now.until or format_duration(now.duration)), "duration"),
        )
        yield FormRow(
            pgettext("timer", "Fade"),
            Choice(
                glyphs,
                timer_options.fades(),
                timer_options.fade_value(now.fade),
                id="fade",
            ),
            *_field(format_duration(now.fade), "fade-text"),
        )
        yield FormRow(
            _("Shape"), Choice(glyphs, timer_options.laws(), now.law, id="law")
        )
        yield Static(
            Content(timer_options.LAW_HINTS[now.law]), id="law-hint", classes="hint"
        )
        ends = timer_options.ends(now, has_chapters=self._has_chapters)
        yield FormRow(
            _("Ends"), Choice(glyphs, ends, timer_options.end_value(now), id="end")
        )
        yield Static(id="end-hint", classes="hint")
        thens = power_choice.options(None, now.then)
        yield FormRow(_("Then"), Choice(glyphs, thens, now.then, id="then"))
        yield Static(id="then-hint", classes="hint")
        yield WakeRows(self._wake, glyphs)
        yield ReportLine(classes="error")

    def on_mount(self) -> None:
        """Show the present settings; ask what the machine can do."""
        self._show()
        ask = partial(power_choice.ask_all, self._why_no_power)
        self.in_thread(ask, self._offer, lambda _error: self._offer({}))

    @on(Choice.Changed)
    def _choice_changed(self, event: Choice.Changed) -> None:
        event.stop()
        name = event.choice.id
        if name in {"length", "fade"} and event.value.isdecimal():
            field = "duration" if name == "length" else "fade-text"
            self.query_one(f"#{field}", Input).value = f"{event.value}m"
        if name == "law":
            hint = self.query_one("#law-hint", Static)
            hint.update(Content(timer_options.LAW_HINTS[FadeLaw(event.value)]))
        self._show()

    @on(WakeRows.Changed)
    def _wake_changed(self, event: WakeRows.Changed) -> None:
        event.stop()
        self._show()

    @on(Input.Changed)
    def _field_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._read_field(event.input)
        self._show()

    def _read_field(self, field: Input) -> None:
        """Choose the preset of a typed length, or none."""
        is_length = field.id == "duration"
        choice = self.query_one("#length" if is_length else "#fade", Choice)
        try:
            end = (parse_end if is_length else parse_fade)(field.value)
        except SleeptermError:
            end = Seconds(-1.0)
        minutes = -1.0 if isinstance(end, TimeOfDay) else end / 60
        # Typing a length switches the timer on; a preset written here does not.
        if field.has_focus or choice.value != timer_options.ALL_NIGHT:
            choice.value = timer_options.preset(minutes, choice)

    def action_apply_timer(self) -> None:
        """Answer with the settings, if they are valid."""
        # The last key may not have been told of yet.
        self._read_field(self.query_one("#duration", Input))
        try:
            chosen = self._chosen()
            wake = self.query_one(WakeRows).chosen(chosen.then)
        except SleeptermError:
            self._show()
            return

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if agreed:
                self.query_one(WakeRows).apply(wake)
                self.answer(chosen)

        if chosen.enabled or not self._asks_before_all_night:
            answered(agreed=True)
            return
        question = Confirm(_("All night"), _ALL_NIGHT_QUESTION)
        _mounted = self.app.push_screen(question, answered)

    def action_leave_timer(self) -> None:
        """Close without changes."""
        self.answer(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a key works now; a field that has the focus takes digits itself."""
        if action == "type_digit":
            return not isinstance(self.focused, Input)
        return super().check_action(action, parameters)

    def action_type_digit(self, digit: str) -> None:
        """Begin a length in the field of this row, or else in that of the timer."""
        row = self.focused.parent if self.focused else None
        fields = {"fade": "#fade-text", "rise": "#wake", "wake-with": "#wake"}
        names = (name for name in fields if self.query_one(f"#{name}").parent is row)
        field = self.query_one(fields.get(next(names, ""), "#duration"), Input)

        def begin() -> None:
            field.clear()
            field.insert_text_at_cursor(digit)

        self.set_focus(field)
        # Behind the focus, which selects all, and before the keys that follow.
        field.call_later(begin)

    def action_move_row(self, direction: int) -> None:
        """Go to the next row (+1) or the previous one (-1)."""
        choices = list(self.query(Choice))
        row = self.focused.parent if self.focused else None
        here = [i for i, choice in enumerate(choices) if choice.parent is row]
        place = (here[0] if here else 0) + direction
        choices[place % len(choices)].focus()

    def _offer(self, reasons: Mapping[AfterEnd, str]) -> None:
        """Offer what the machine can do, and tell why it can't do the rest."""
        choice = self.query_one("#then", Choice)
        choice.options = power_choice.options(reasons, AfterEnd(choice.value))
        text = format_no_power(reasons)
        self.query_one("#then-hint", Static).update(Content(text))
        self.set_class(bool(text), "-why-not")

    def _show(self) -> None:
        error = ""
        try:
            settings = self._chosen()
            wake = self.query_one(WakeRows).chosen(settings.then)
        except SleeptermError as problem:
            error = str(problem)
        else:
            curve = self._glyphs.curve(gains_of(settings, _CURVE), rows=3)
            self.query_one("#curve", Static).update(Content("\n".join(curve)))
            words = format_plan(settings)
            plan = f"{words[:1].upper()}{words[1:]}."
            if wake is not None:
                plan += f" {format_wake_plan(wake)}"
            self.query_one("#plan", Static).update(Content(plan))
            hint = self.query_one("#end-hint", Static)
            hint.set_class(settings.end not in timer_options.END_HINTS, "-empty")
            hint.update(Content(timer_options.END_HINTS.get(settings.end, "")))
        self.query_one(ReportLine).tell(error)

    def _chosen(self) -> TimerSettings:
        """The settings in the fields.

        Raises:
            SleeptermError: a length is not valid.
        """
        enabled = self.query_one("#length", Choice).value != timer_options.ALL_NIGHT
        duration, until = self._settings.duration, None
        if enabled:
            typed = parse_end(self.query_one("#duration", Input).value)
            if isinstance(typed, TimeOfDay):
                until = typed
            else:
                duration = typed
        end, tracks = timer_options.end_of(self.query_one("#end", Choice).value)
        fade = parse_fade(self.query_one("#fade-text", Input).value)
        return replace(
            self._settings,
            enabled=enabled,
            duration=duration,
            fade=fade,
            law=FadeLaw(self.query_one("#law", Choice).value),
            end=end,
            tracks=tracks,
            then=AfterEnd(self.query_one("#then", Choice).value),
            until=until,
        )


def _field(text: str, name: str) -> tuple[Static, Input]:
    field = Input(text, id=name, compact=True, max_length=12)
    field.cursor_blink = False
    return Static(Content(_("or")), classes="hint or"), field
