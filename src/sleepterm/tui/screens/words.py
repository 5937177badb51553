"""The shuffle of words: one dim word at a time on black, while the mix plays on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from sleepterm.audio.state import Status
from sleepterm.night.word_shuffle import EVERY, LENGTH, changed_pace
from sleepterm.playback.state import PlaybackState
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.tui.context import Context

_INTRODUCTION = (
    "Picture each word for a while, then let it go.\n"
    "+ slower  - faster\n"
    "Any other key leaves."
)
_PACE = {"plus": 1, "equals_sign": 1, "minus": -1, "underscore": -1}


class WordScreen(CommandScreen):
    """Shows words until they are over, the sound ends, or 20 minutes have passed.

    Then the screen stays black. Any key but those of the pace leaves it. Nothing is
    drawn between one word and the next.

    Args:
        make_context: gives playback.
        words: in their order.
        every: how long each is shown, in seconds.
    """

    DEFAULT_CSS = """
    WordScreen {
        background: #000000;
        align: center middle;
        & > Static {
            width: 100%;
            height: auto;
            padding: 0 2;
            text-align: center;
            color: #7d7466;
            background: #000000;
        }
    }
    """
    AUTO_FOCUS = ""

    def __init__(
        self,
        make_context: Callable[[], Context],
        words: Sequence[str],
        every: Seconds = EVERY,
    ) -> None:
        super().__init__(make_context)
        self._words = iter(words)
        self._word = _INTRODUCTION
        self._every = every
        self._shown_for = Seconds(0.0)
        self._timer: Timer | None = None
        self._was_playing = False
        self._is_over = False

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static(Content(self._word))

    def on_mount(self) -> None:
        """Begin with what to do."""
        self.show_state(self.context.playback.state)
        self._wait()

    def show_state(self, state: PlaybackState) -> None:
        """Show no more words once the sound has ended; draws nothing else."""
        is_playing = state.status is not Status.STOPPED
        if self._was_playing and not is_playing:
            self._end()
        self._was_playing = is_playing

    @property
    def keeps_light(self) -> bool:
        """Whether words still come."""
        return not self._is_over

    def on_key(self, event: events.Key) -> None:
        """Change the pace, or leave."""
        event.stop()
        event.prevent_default()
        if (direction := _PACE.get(event.key)) is None or self._is_over:
            self._leave()
        else:
            self._every = changed_pace(self._every, direction)
            self._show(f"{self._word}\n\n{self._every:.0f} seconds a word")
            self._wait()

    def on_click(self) -> None:
        """Leave."""
        self._leave()

    def _wait(self) -> None:
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(self._every, self._show_next)

    def _show_next(self) -> None:
        self._shown_for = Seconds(self._shown_for + self._every)
        word = next(self._words, "") if self._shown_for <= LENGTH else ""
        if word and not self._is_over:
            self._word = word
            self._show(word)
            self._wait()
        else:
            self._end()

    def _end(self) -> None:
        self._is_over = True
        if self._timer is not None:
            self._timer.stop()
        self._show("")

    def _show(self, text: str) -> None:
        if self.is_mounted:
            self.query_one(Static).update(Content(text))

    def _leave(self) -> None:
        if self.is_active:
            _ = self.dismiss()
