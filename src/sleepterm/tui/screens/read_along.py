"""The guided track's words on the whole screen, for reading along."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult, RenderResult
from textual.reactive import reactive
from textual.widget import Widget

from sleepterm.audio.state import LayerState, PlayerState
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.text import sanitize_line
from sleepterm.tui.bindings import COMMANDS, Command, bindings
from sleepterm.tui.context import House
from sleepterm.tui.screens.playing_actions import PlayingActions
from sleepterm.tui.widgets.ink import DIM, FAINT, STRONG
from sleepterm.tui.widgets.key_bar import KeyBar
from sleepterm.tui.widgets.spans import Span, content_of, fitted, wrapped
from sleepterm.tui.wording import minutes_left, status_words

_WIDEST = 60
_BESIDE = 8
_LARGE = 44
"""Cells of a line of what is said now: few words, so that an eye takes them whole."""

_CLOSE = Command(
    "close-words",
    "escape,q,o,enter",
    "close_words",
    "Close",
    "Back to the tracks.",
    "back",
)
_SHOWN = ("toggle-playback", "previous-sentence", "next-sentence", "set-timer")


class Sentences(Widget):
    """The sentence now said, large, and the next one, dim.

    In a silence the last sentence stays, dimmer, so that a slow reader can finish it.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Sentences { height: 1fr; }
    """

    guided: reactive[LayerState | None] = reactive(None)
    """The guided track, if there is one."""

    def render(self) -> RenderResult:
        """The lines, in the middle."""
        width, height = self.content_size
        if self.guided is None:
            return content_of(_centred([[("Nothing is being told.", DIM)]], width, 0))
        words = self.guided.words
        said = words.now or words.before
        now = wrapped(sanitize_line(said), min(_LARGE, width - _BESIDE))
        following = wrapped(
            sanitize_line(words.following), min(_WIDEST, width - _BESIDE)
        )
        ink = STRONG if words.now else DIM
        lines = _lines(now, following, ink, height)
        return content_of(_centred(lines, width, max(0, (height - len(lines)) // 2)))


class WordsScreen(PlayingActions):
    """Read along; every key of playing works here too.

    Args:
        house: the controllers.
    """

    DEFAULT_CSS = """
    WordsScreen {
        background: $background;
        color: $foreground;
        & > KeyBar { padding: 0 1; }
    }
    WordsFoot { height: 1; padding: 0 1; }
    """
    BINDINGS = bindings((_CLOSE,))

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.set_reactive(PlayingActions.state, house.deck.state)

    def compose(self) -> ComposeResult:
        """Words, where we are, keys."""
        yield Sentences()
        yield WordsFoot(self.house)
        yield KeyBar((_CLOSE, *(COMMANDS[name] for name in _SHOWN)))

    def on_mount(self) -> None:
        """Show what is said now."""
        self.show_state()

    def show_state(self) -> None:
        """Show what is said now."""
        super().show_state()
        if self.is_mounted:
            self.query_one(Sentences).guided = self.state.guided
            self.query_one(WordsFoot).state = self.state
            self.query_one(WordsFoot).timer = self.house.memory.timer

    def action_read_along(self) -> None:
        """It is what we do."""
        self.action_close_words()

    def action_close_words(self) -> None:
        """Back to the tracks."""
        _ = self.dismiss()


class WordsFoot(Widget):
    """Title, what the player does, and the minutes left."""

    ALLOW_SELECT = False

    state: reactive[PlayerState] = reactive(PlayerState())
    """The player's."""
    timer: reactive[TimerSettings] = reactive(TimerSettings())
    """What the timer is armed with next."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self._glyphs = house.glyphs

    def render(self) -> RenderResult:
        """One line."""
        width = self.content_size.width
        left = minutes_left(self.state, self.timer)
        guided = self.state.guided
        parts = [status_words(self.state)]
        if guided is not None:
            parts.insert(0, sanitize_line(guided.title))
            if not self.state.guidance.voice:
                parts.append("voice off")
        room = max(0, width - len(left) - 2)
        title = fitted("  ".join(parts), room, self._glyphs.more)
        return content_of([[(title, FAINT), ("  " + left, FAINT)]])


def _lines(
    now: list[str], following: list[str], ink: str, height: int
) -> list[list[Span]]:
    """Double spaced where there is room: a terminal has no larger letters."""
    roomy = 2 * len(now) + 3 + len(following) <= height
    lines: list[list[Span]] = []
    for line in now:
        lines.append([(line, ink)])
        if roomy:
            lines.append([])
    lines += [[]] * (2 if roomy else 1)
    lines += [[(line, FAINT)] for line in following]
    return lines[: max(1, height)]


def _centred(lines: list[list[Span]], width: int, above: int) -> list[list[Span]]:
    centred: list[list[Span]] = [[]] * above
    for line in lines:
        used = sum(cell_len(text) for text, _ in line)
        margin = " " * max(0, (width - used) // 2)
        centred.append([(margin, ""), *line] if line else [])
    return centred
