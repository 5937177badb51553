"""The read-along screen: the captions of the guided track, alone and large."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.reactive import var

from sleepterm.audio.state import LayerState, Status
from sleepterm.night.nearby_sentences import Words
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.bindings.footer import words_footer
from sleepterm.tui.bindings.guided import GUIDED
from sleepterm.tui.bindings.playing import LAYERS, PLAYING, SEEKING
from sleepterm.tui.bindings.timer import TIMER
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.tui.widgets.foot_line import FootLine
from sleepterm.tui.widgets.ink import DIM, STRONG
from sleepterm.tui.widgets.key_bar import KeyBar
from sleepterm.tui.widgets.span_lines import SpanLines
from sleepterm.tui.widgets.spans import Span, centred, wrapped

_WIDEST = 60
_BESIDE = 8
_LARGE = 44
"""Cells in a line of the current sentence; short lines are easier to read."""

_CLOSE = Shortcut(
    "close-words",
    "escape,q,o,enter",
    _("Close"),
    _("Back to the tracks."),
    _("back"),
    action="close_words",
)
_OTHER_GUIDED = tuple(command for command in GUIDED if command.id != "read-along")


class Sentences(SpanLines):
    """The current sentence, and the next one dim.

    During a silence the last sentence stays, dimmed, so that it can be read to its end.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sentences { height: 1fr; }
    """

    guided: var[LayerState | None] = var(None)
    """The guided track's layer, if there is one."""

    is_stopped: var[bool] = var(default=False)
    """Whether nothing plays, nor is about to."""

    def watch_guided(self) -> None:
        """Redraw what changed."""
        self.redraw()

    def watch_is_stopped(self) -> None:
        """Redraw what changed."""
        self.redraw()

    def span_lines(self) -> Sequence[Sequence[Span]]:
        """The current and the next sentence, centred."""
        width, height = self.content_size
        if instead := self._instead_of_words():
            lines = [[(line, DIM)] for line in wrapped(instead, width)]
            return _placed(lines, width, 0)
        words = self.guided.words if self.guided else Words()
        sentence = words.now or words.before
        now = wrapped(sanitize_line(sentence), min(_LARGE, width - _BESIDE))
        following = wrapped(
            sanitize_line(words.following), min(_WIDEST, width - _BESIDE)
        )
        ink = STRONG if words.now else DIM
        lines = _lines(now, following, ink, height)
        return _placed(lines, width, max(0, (height - len(lines)) // 2))

    def _instead_of_words(self) -> str:
        """What is shown where there are no captions; "" if there are some."""
        guided = self.guided
        if guided is None:
            return _("No guided track is playing.")
        title = sanitize_line(guided.title)
        if guided.is_opening:
            if self.is_stopped:
                return _("Space plays {title}.").format(title=title)
            return _("Opening {title}.").format(title=title)
        if guided.has_words:
            return ""
        return _("{title} has no captions.").format(title=title)


class ReadAlongScreen(CommandScreen):
    """Shows the captions of the guided track; the playback keys work here too.

    Args:
        make_context: gives playback and controllers for the commands.
    """

    DEFAULT_CSS = """
    ReadAlongScreen {
        background: $background;
        color: $foreground;
        & > KeyBar { padding: 0 1; }
    }
    """
    BINDINGS = bindings(PLAYING, LAYERS, SEEKING, _OTHER_GUIDED, TIMER, (_CLOSE,))

    _is_composed = False

    def compose(self) -> ComposeResult:
        """Sentences, foot line, keys."""
        yield Sentences()
        yield FootLine(self.context.glyphs)
        yield KeyBar((_CLOSE,), self.why_not)

    def on_mount(self) -> None:
        """Show the state of playback."""
        self._is_composed = True
        self.show_state(self.context.playback.state)

    def show_state(self, state: PlaybackState) -> None:
        """Show a new state of playback."""
        if self._is_composed:
            sentences = self.query_one(Sentences)
            sentences.guided = state.guided or state.awaited
            sentences.is_stopped = (
                state.status is Status.STOPPED and state.awaited is None
            )
            self.query_one(FootLine).show(state)
            self.query_one(KeyBar).offer((_CLOSE, *words_footer(state)))
        super().show_state(state)

    @property
    def keeps_light(self) -> bool:
        """Whether there are captions to read."""
        state = self.context.playback.state
        guided = state.guided
        return state.status is Status.PLAYING and bool(guided and guided.has_words)

    def action_close_words(self) -> None:
        """Back to the tracks."""
        if self.is_active:
            _ = self.dismiss()


def _lines(
    now: list[str], following: list[str], ink: str, height: int
) -> list[list[Span]]:
    """The lines of both sentences, double-spaced if they fit."""
    roomy = 2 * len(now) + 3 + len(following) <= height
    lines: list[list[Span]] = []
    for line in now:
        lines.append([(line, ink)])
        if roomy:
            lines.append([])
    lines += [[]] * (2 if roomy else 1)
    lines += [[(line, DIM)] for line in following]
    return lines[: max(1, height)]


def _placed(lines: list[list[Span]], width: int, above: int) -> list[list[Span]]:
    placed: list[list[Span]] = [[]] * above
    placed += (centred(line, width) if line else [] for line in lines)
    return placed
