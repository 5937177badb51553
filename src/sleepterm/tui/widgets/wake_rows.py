"""The rows of the timer dialog that set the wake-up."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.night.time_of_day import parse_time_of_day
from sleepterm.night.wake_plan import RISES_MINUTES, WakeSettings
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.widgets.choice import Choice, Option
from sleepterm.tui.widgets.form_row import FormRow
from sleepterm.units import Seconds

_OFF = {
    AfterEnd.SUSPEND: _("A machine that is suspended can't wake you."),
    AfterEnd.POWEROFF: _("A machine that is powered off can't wake you."),
}


class WakeChoice(NamedTuple):
    """The wake-up in the timer dialog.

    Attributes:
        settings: the present one; None if none is set.
        sounds: (id, title) of the sounds to choose from.
        apply: sets a changed wake-up.
    """

    settings: WakeSettings | None
    sounds: Sequence[tuple[str, str]]
    apply: Callable[[WakeSettings | None], None]


class WakeRows(Vertical):
    """The time, the rise and the sound of the wake-up.

    Args:
        wake: the present one, and what to choose from.
        glyphs: characters to draw with.
    """

    DEFAULT_CSS = """
    WakeRows {
        height: auto;
        & .rises { width: 8; padding-left: 2; color: $foreground-muted; }
    }
    """

    @dataclass(eq=False, repr=False)
    class Changed(Message):
        """The user changed something."""

    def __init__(self, wake: WakeChoice, glyphs: Glyphs) -> None:
        super().__init__()
        self._wake = wake
        self._glyphs = glyphs

    def compose(self) -> ComposeResult:
        """A row for time and rise, and one for the sound."""
        now = self._wake.settings
        field = Input(
            str(now.time) if now else "",
            placeholder=pgettext("wake-up", "off"),
            id="wake",
            compact=True,
            max_length=10,
        )
        field.cursor_blink = False
        rise = f"{now.rise / 60:g}" if now else "15"
        minutes = [Option(str(each), str(each)) for each in RISES_MINUTES]
        yield FormRow(
            _("Wake at"),
            field,
            Static(Content(_("rise")), classes="rises"),
            Choice(self._glyphs, minutes, rise, id="rise"),
        )
        sounds = [Option(*each) for each in self._wake.sounds]
        sound = now.sound if now else ""
        yield FormRow(
            pgettext("wake-up", "with"),
            Choice(self._glyphs, sounds, sound, id="wake-with"),
        )

    def chosen(self, then: AfterEnd) -> WakeSettings | None:
        """The wake-up in the fields; None if there is no time.

        Args:
            then: what happens at the end of the sleep timer.

        Raises:
            SleeptermError: the time is not valid, or the machine would be off.
        """
        text = self.query_one("#wake", Input).value.strip()
        if not text:
            return None
        time = parse_time_of_day(text)
        if then in _OFF:
            raise SleeptermError(
                _("Off by then"), _OFF[then], _("Choose another end, or no wake-up.")
            )
        rise = Seconds(60.0 * float(self.query_one("#rise", Choice).value))
        sound = self.query_one("#wake-with", Choice).value
        before = self._wake.settings or WakeSettings(time)
        at = before.at if before.time == time else None
        return replace(before, time=time, rise=rise, sound=sound, at=at)

    def apply(self, wanted: WakeSettings | None) -> None:
        """Set the wake-up, unless it is the present one."""
        if wanted != self._wake.settings:
            self._wake.apply(wanted)

    @on(Choice.Changed)
    @on(Input.Changed)
    def _changed(self, event: Choice.Changed | Input.Changed) -> None:
        event.stop()
        self.post_message(self.Changed())
