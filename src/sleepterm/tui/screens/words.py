"""The shuffle of words: one dim word at a time on black, while the mix plays on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static

from sleepterm.audio.state import Status
from sleepterm.night.word_shuffle import EVERY, LENGTH, changed_pace, word_count
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.tui.context import Context

_INTRODUCTION = _(
    "Picture each word for a while, then let it go.\n"
    "+ slower  - faster  v spoken aloud\n"
    "Any other key leaves."
)
_WAITING = _(
    "A voice is getting ready.\nThe first word comes in a few seconds.\n"
    "+ louder  - softer  v silent"
)
_STEPS = {"plus": 1, "equals_sign": 1, "minus": -1, "underscore": -1}
_VOICE = {"v", "V"}


class _Voice(Enum):
    """Whether the words are spoken."""

    SILENT = "silent"
    WAITING = "waiting"
    SPEAKING = "speaking"


class WordScreen(CommandScreen):
    """Shows words until they are over, the sound ends, or 20 minutes have passed.

    Then the screen stays black. A key has them spoken from there on, over what plays;
    each is then shown when it is heard. Any key but those of the pace leaves it, and
    ends the voice. Nothing is drawn between one word and the next.

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
        self._voice = _Voice.SILENT

    def compose(self) -> ComposeResult:
        """The word."""
        yield Static(Content(self._word))

    def on_mount(self) -> None:
        """Begin with what to do."""
        self.show_state(self.context.playback.state)
        self._wait()

    def show_state(self, state: PlaybackState) -> None:
        """Show the spoken word, and none once the sound has ended."""
        is_playing = state.status is not Status.STOPPED
        if self._was_playing and not is_playing:
            self._end()
        self._was_playing = is_playing
        if self._voice is _Voice.SPEAKING and not self._is_over:
            self._show_spoken()

    @property
    def keeps_light(self) -> bool:
        """Whether words still come."""
        return not self._is_over

    def on_key(self, event: events.Key) -> None:
        """Change the pace or the voice, or leave."""
        event.stop()
        event.prevent_default()
        direction = _STEPS.get(event.key)
        if self._is_over or (direction is None and event.key not in _VOICE):
            self._leave()
        elif direction is None:
            self._change_voice()
        elif self._voice is _Voice.SPEAKING:
            self._change_volume(direction)
        elif self._voice is _Voice.SILENT:
            self._every = changed_pace(self._every, direction)
            pace = ngettext(
                "{seconds:.0f} second a word",
                "{seconds:.0f} seconds a word",
                round(self._every),
            )
            self._show(f"{self._word}\n\n{pace.format(seconds=self._every)}")
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

    def _change_voice(self) -> None:
        """Have the rest of the words spoken, or show it silently."""
        if self._voice is not _Voice.SILENT:
            self._silence()
            self._show(self._word)
            self._wait()
            return
        left = list(self._words)[
            : word_count(Seconds(LENGTH - self._shown_for), self._every)
        ]
        if not left:
            self._end()
            return
        self._words = iter(left)
        self._voice = _Voice.WAITING
        if self._timer is not None:
            self._timer.stop()
        self._show(_WAITING)
        self.context.spoken_words.speak(left, self._every, self._answered)

    def _answered(self, why_not: str) -> None:
        """The voice speaks, or says why it can't; then the words come silently."""
        if why_not:
            self._voice = _Voice.SILENT
            self._word = sanitize_line(why_not)
            self._show(self._word)
            self._wait()
        else:
            self._voice = _Voice.SPEAKING
            self._word = _WAITING
            self._was_playing = True

    def _show_spoken(self) -> None:
        layer = self.context.spoken_words.layer
        if layer is None:
            # Something else plays: nobody hears the voice any more.
            self._silence()
            self._end()
            return
        word = sanitize_line(layer.words.now)
        if word and word != self._word:
            self._word = word
            # A spoken word is not shown again when the voice falls silent.
            _ = next((x for x in self._words if x == word), None)
            self._shown_for = Seconds(self._shown_for + self._every)
            self._show(word)

    def _change_volume(self, direction: int) -> None:
        voice = self.context.spoken_words
        voice.change_volume(direction)
        if (layer := voice.layer) is not None:
            volume = _("Voice {volume}").format(volume=layer.percent)
            self._show(f"{self._word}\n\n{volume}")

    def _silence(self) -> None:
        if self._voice is not _Voice.SILENT:
            self._voice = _Voice.SILENT
            self.context.spoken_words.end()

    def _end(self) -> None:
        self._is_over = True
        if self._voice is _Voice.WAITING:
            # A voice that is ready only now would begin in the silence.
            self._silence()
        if self._timer is not None:
            self._timer.stop()
        self._show("")

    def _show(self, text: str) -> None:
        if self.is_mounted:
            self.query_one(Static).update(Content(text))

    def _leave(self) -> None:
        if self.is_active:
            self._silence()
            _ = self.dismiss()
