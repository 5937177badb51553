"""The guide of the breathing pacer: a word, and a bar that grows and shrinks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.reactive import var

from sleepterm.audio.state import Status
from sleepterm.library.breathing.pattern import WORDS
from sleepterm.playback.breath_clock import BreathClock
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.bindings.footer import pacer_footer
from sleepterm.tui.bindings.registry import ENTRIES
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.tui.widgets.foot_line import FootLine
from sleepterm.tui.widgets.ink import ACCENT_DIM, DIM, FAINT
from sleepterm.tui.widgets.key_bar import KeyBar
from sleepterm.tui.widgets.span_lines import SpanLines
from sleepterm.tui.widgets.spans import Span, centred, wrapped

if TYPE_CHECKING:
    from textual.timer import Timer

    from sleepterm.tui.context import Context

FRAME = 1 / 6
"""Seconds between two frames: with the turns of the breath at most 8 a second."""

_WIDEST = 48
_BESIDE = 4

_CLOSE = Shortcut(
    "close-pacer",
    "escape,q,B,enter",
    _("Leave"),
    _("End the pacer; the loop beneath plays on."),
    _("leave"),
    action="close_pacer",
)
_EYES = Shortcut(
    "close-eyes",
    "e",
    _("Eyes closed"),
    _("Draw nothing; the sound says when. Again to see the guide."),
    _("eyes closed"),
    action="close_eyes",
)
_COMMANDS = (
    *("toggle-playback", "louder", "quieter", "mute-sound", "set-timer"),
    *("still-awake", "layer-louder", "layer-quieter", "show-help"),
)


class Breath(SpanLines):
    """The word and the bar.

    Args:
        clock: says what is heard.
        glyphs: characters to draw with.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Breath { height: 1fr; }
    """

    instead: var[str] = var("")
    """What is shown in place of the breath; "" shows the breath."""

    def __init__(self, clock: BreathClock, glyphs: Glyphs) -> None:
        super().__init__()
        self._clock = clock
        self._glyphs = glyphs

    def watch_instead(self) -> None:
        """Redraw what changed."""
        self.redraw()

    def span_lines(self) -> Sequence[Sequence[Span]]:
        """The lines, in the middle."""
        width, height = self.content_size
        moment = self._clock.moment
        if self.instead or moment is None:
            words = wrapped(self.instead, max(2, width - _BESIDE))
            lines = [centred([(line, DIM)], width) for line in words]
        else:
            word = WORDS[moment.phase]
            widest = max(2, min(_WIDEST, width - _BESIDE)) // 2
            grown = round(moment.fullness * widest)
            rest = (self._glyphs.empty * (widest - grown), FAINT)
            bar = [rest, (self._glyphs.full * 2 * grown, ACCENT_DIM), rest]
            lines = [
                centred([(word, DIM)], width),
                [],
                centred(bar, width),
            ]
        above = max(0, (height - len(lines)) // 2)
        return [*([[]] * above), *lines][: max(1, height)]


class PacerScreen(CommandScreen):
    """Shows the breath that is heard, and nothing while the eyes are closed.

    Args:
        make_context: gives playback and controllers for the commands.
    """

    DEFAULT_CSS = """
    PacerScreen {
        background: $background;
        color: $foreground;
        & > KeyBar { padding: 0 1; }
        &.-eyes-closed > * { visibility: hidden; }
    }
    """
    BINDINGS = bindings([ENTRIES[name] for name in _COMMANDS], (_CLOSE, _EYES))

    _is_composed = False

    def __init__(self, make_context: Callable[[], Context]) -> None:
        super().__init__(make_context)
        self._frames: Timer | None = None

    @property
    def _has_eyes_closed(self) -> bool:
        return self.has_class("-eyes-closed")

    def compose(self) -> ComposeResult:
        """Breath, foot line, keys."""
        context = self.context
        yield Breath(context.pacer.clock, context.glyphs)
        yield FootLine(context.glyphs)
        yield KeyBar((_CLOSE, _EYES), self.why_not)

    def on_mount(self) -> None:
        """Show the state of playback, and begin to draw frames."""
        self._is_composed = True
        self._frames = self.set_interval(FRAME, self._draw, pause=True)
        self.show_state(self.context.playback.state)

    def show_state(self, state: PlaybackState) -> None:
        """Show a new state of playback."""
        if self._is_composed and not self._has_eyes_closed:
            self.query_one(Breath).instead = self._instead(state)
            self.query_one(FootLine).show(state)
            self.query_one(KeyBar).offer((_CLOSE, _EYES, *pacer_footer(state)))
            self._draw()
        self._pace_frames()
        super().show_state(state)

    @property
    def keeps_light(self) -> bool:
        """Whether the breath moves, and is looked at."""
        return self.context.pacer.clock.is_moving and not self._has_eyes_closed

    def on_screen_suspend(self) -> None:
        """Draw no frames below another screen."""
        if self._frames is not None:
            self._frames.pause()

    def action_close_eyes(self) -> None:
        """Draw nothing any more, or again what is heard."""
        self.toggle_class("-eyes-closed")
        self.show_state(self.context.playback.state)

    def action_close_pacer(self) -> None:
        """End the pacer, and go back."""
        if self.is_active:
            self.context.pacer.leave()
            _ = self.dismiss()

    def _draw(self) -> None:
        self.query_one(Breath).redraw()

    def _pace_frames(self) -> None:
        if self._frames is None:
            return
        if self.context.pacer.clock.is_moving and not self._has_eyes_closed:
            self._frames.resume()
        else:
            self._frames.pause()

    def _instead(self, state: PlaybackState) -> str:
        if self.context.pacer.clock.track is None:
            is_coming = state.awaited is not None and not state.awaited.is_loop
            return "" if is_coming else _("The breathing has ended.")
        if state.status is Status.PAUSED:
            return _("Paused")
        return "" if state.status is Status.PLAYING else _("The sound has ended.")
