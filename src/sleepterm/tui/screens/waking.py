"""The dialog of an alarm: snooze or stop; or, if it came too late, a question."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from textual import events
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from sleepterm.night.wake_state import SOUNDING, WakePhase, WakeState
from sleepterm.translation import gettext as _
from sleepterm.tui.screens.dialog import Dialog
from sleepterm.tui.widgets.ink import ACCENT, DIM

_OTHER = ""


class WakeAnswer(StrEnum):
    """What the user wants of an alarm."""

    SNOOZE = "snooze"
    STOP = "stop"
    WAKE = "wake"
    CLOSE = "close"


class _Choice(NamedTuple):
    """One of the two answers; `key` "" stands for every other key."""

    key: str
    label: str
    answer: WakeAnswer


class _BigChoice(Static):
    """A large field with an answer; a click gives it."""

    ALLOW_SELECT = False

    def __init__(self, choice: _Choice) -> None:
        key = choice.key or _("any other key")
        words = Content.assemble((choice.label, ACCENT), "\n", (key, DIM))
        super().__init__(words)
        self._answer = choice.answer

    def on_click(self, event: events.Click) -> None:
        """Give the answer."""
        event.stop()
        if isinstance(self.screen, WakeDialog):
            self.screen.answer(self._answer)


class WakeDialog(Dialog[WakeAnswer]):
    """Asks what to do with an alarm, which goes on meanwhile.

    Args:
        wake: what it does.
    """

    DEFAULT_CSS = """
    WakeDialog {
        background: $background;
        & #sheet { width: 48; }
        & #sheet > KeyBar { display: none; }
        & Horizontal { height: auto; margin-top: 1; }
        & _BigChoice {
            width: 1fr;
            height: 4;
            padding: 1 1;
            margin: 0 1;
            content-align: center middle;
            text-align: center;
            background: $foreground 5%;
        }
    }
    """

    def __init__(self, wake: WakeState) -> None:
        super().__init__()
        self.heading, self._text, self._choices = _contents(wake)

    @property
    def keeps_light(self) -> bool:
        """Whether the alarm must be seen: always, for any key is an answer."""
        return True

    def body(self) -> Iterable[Widget]:
        """What is the matter, and the answers."""
        if self._text:
            yield Static(Content(self._text), classes="hint")
        yield Horizontal(*(_BigChoice(choice) for choice in self._choices))

    def on_key(self, event: events.Key) -> None:
        """Give the answer of this key."""
        event.stop()
        event.prevent_default()
        by_key = {choice.key: choice.answer for choice in self._choices}
        self.answer(by_key.get(event.key, by_key[_OTHER]))


def _contents(wake: WakeState) -> tuple[str, str, tuple[_Choice, ...]]:
    """Title, text and answers."""
    if wake.phase in SOUNDING:
        text = _("No sound can be heard: the bell rings.") if wake.is_unheard else ""
        return (
            _("Good morning. Wake-up at {time}.").format(time=wake.time),
            text,
            (
                _Choice(_OTHER, _("Snooze"), WakeAnswer.SNOOZE),
                _Choice("s", _("Stop"), WakeAnswer.STOP),
            ),
        )
    if wake.phase is WakePhase.SNOOZED:
        return (
            _("Snoozing until {time}.").format(time=wake.again_at),
            "",
            (
                _Choice(_OTHER, _("Keep snoozing"), WakeAnswer.CLOSE),
                _Choice("s", _("Stop"), WakeAnswer.STOP),
            ),
        )
    return (
        _("The wake-up at {time} was missed.").format(time=wake.time),
        _("The machine slept through it."),
        (
            _Choice(_OTHER, _("Leave it"), WakeAnswer.STOP),
            _Choice("y", _("Wake me now"), WakeAnswer.WAKE),
        ),
    )
