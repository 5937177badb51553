"""The night screen: dark until a key wakes it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.screen import Screen

from sleepterm.audio.state import Status
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.entry import Shortcut, bindings
from sleepterm.tui.bindings.registry import COMMANDS
from sleepterm.tui.night_ink import night_ink
from sleepterm.tui.readable import terminal_of
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.tui.widgets.night_lines import Choice, NightLines, NightLook
from sleepterm.tui.wording import format_in_brief

if TYPE_CHECKING:
    from sleepterm.tui.context import Context

ANY_KEY = _("Any key shows the choices.")
AWAKE = _("Still awake? Press any key.")

_RESTART = Shortcut(
    "still-awake",
    "w",
    _("Still awake"),
    _("Restart the timer, or play again."),
    action="restart",
)
_STOP = Shortcut(
    "stop-playback",
    "s",
    _("Stop"),
    _("Fade out and stop, or quit if nothing plays."),
    action="stop",
)
_LEAVE_PLAYING = Shortcut(
    "play-in-background",
    "D",
    _("Leave it playing"),
    _("Quit only this screen, where another one plays."),
    action="leave_playing",
)
_MOVES = (
    Shortcut(
        "night-down", "down,j", _("Down"), _("The next choice."), action="move(1)"
    ),
    Shortcut("night-up", "up,k", _("Up"), _("The choice before."), action="move(-1)"),
    Shortcut("night-choose", "enter", _("Choose"), _("Do this."), action="choose"),
    Shortcut(
        "night-left", "left", _("Quieter"), _("Volume down."), action="volume(-1)"
    ),
    Shortcut("night-right", "right", _("Louder"), _("Volume up."), action="volume(1)"),
)
_DARKEN = Shortcut("night-screen", "n", _("Dark"), _("Dark again."), action="darken")
_LEAVE = Shortcut(
    "night-leave", "escape,q", _("Back"), _("To the screen before."), action="leave"
)
_SHARED = tuple(
    COMMANDS[x] for x in ("louder", "quieter", "toggle-playback", "mute-sound")
)


class Curtain(Screen[None]):
    """A black screen below the night screen, and gone with it.

    For each change of the screen next below, Textual draws the whole one on top, also
    where nothing can be seen through it. This one never changes.
    """

    DEFAULT_CSS = """
    Curtain { background: #000000; }
    """

    def on_screen_resume(self) -> None:
        """Close, as the night screen has closed."""
        if self.is_active:
            _ = self.dismiss(None)


class NightScreen(CommandScreen):
    """Shows next to nothing; implements `NightView`.

    Args:
        make_context: gives playback and controllers for the commands.
    """

    DEFAULT_CSS = """
    NightScreen { background: #000000; }
    """
    BINDINGS = bindings(
        _SHARED, (_RESTART, _STOP, _LEAVE_PLAYING, *_MOVES, _DARKEN, _LEAVE)
    )
    covers_all = True

    def __init__(self, make_context: Callable[[], Context]) -> None:
        super().__init__(make_context)
        self._is_lit = False
        self._said = ""
        self._notice = ""
        self._was_fading = False
        self._at = 0
        self._is_composed = False

    def compose(self) -> ComposeResult:
        """The lines."""
        glyphs = self.context.glyphs
        yield NightLines(night_ink(terminal_of(self.app)), glyphs.here, glyphs.more)

    def on_mount(self) -> None:
        """Show the state of playback."""
        self._is_composed = True
        self.app.clear_notifications()
        self.show_state(self.context.playback.state)

    def show_state(self, state: PlaybackState) -> None:
        """Draw what has changed, which is next to nothing in the dark."""
        if not self._is_composed:
            return
        if state.timer.is_fading and not self._was_fading:
            self._said = ""
        self._was_fading = state.timer.is_fading
        look = NightLook(
            is_lit=self._is_lit,
            line=self._line(state),
            choices=self._choices(state) if self._is_lit else (),
            at=self._at,
            feet=self._feet(state) if self._is_lit else ("",),
        )
        self.query_one(NightLines).show(look)

    def show_light(self, *, is_on: bool) -> None:
        """Show the choices, or only the dim line."""
        if is_on != self._is_lit:
            if not is_on:
                self._notice = ""
            self._is_lit = is_on
            self._at = 0
        self.show_state(self.context.playback.state)

    def say(self, text: str) -> None:
        """Show this text in the dim line until the fade begins."""
        self._said = text
        self.show_state(self.context.playback.state)

    def hold_notice(self, notice: Notice) -> None:
        """Keep a notice until a key wakes the screen: a box would light the room."""
        self._notice = sanitize_line(notice.text)
        self.show_state(self.context.playback.state)

    def action_restart(self) -> None:
        """Restart the timer, or play again."""
        self.context.night.restart()

    def action_stop(self) -> None:
        """Stop, or quit if nothing plays."""
        if self.context.playback.state.status is Status.STOPPED:
            self.context.shell.request_leave()
        else:
            self.context.playback.stop()
            self.context.night.darken()

    def action_leave_playing(self) -> None:
        """Quit, where another process plays on."""
        if self.context.leaving.plays_elsewhere:
            self.context.leaving.play_in_background()

    def action_volume(self, direction: int) -> None:
        """Change the master volume one step up (+1) or down (-1)."""
        self.context.playback.change_master(direction)

    def action_move(self, by: int) -> None:
        """Choose the next choice (+1), or the one before (-1)."""
        state = self.context.playback.state
        self._at = min(max(0, self._at + by), len(self._choices(state)) - 1)
        self.show_state(state)

    async def action_choose(self) -> None:
        """Run the chosen choice."""
        choices = self._choices(self.context.playback.state)
        await self.run_action(choices[self._at].action)

    def action_darken(self) -> None:
        """Hide the choices."""
        self.context.night.darken()

    def action_leave(self) -> None:
        """Back to the screen below."""
        if self.is_active:
            _ = self.dismiss(None)

    def _line(self, state: PlaybackState) -> str:
        if self._said:
            return self._said
        if state.timer.is_fading or self.context.playback.any_key_is_still_awake:
            return AWAKE
        # What was true in the fade stays, so that the end of it draws nothing.
        drawn = self.query_one(NightLines).look.line
        if state.status is Status.STOPPED:
            return AWAKE if drawn == AWAKE else ""
        return ANY_KEY

    def _feet(self, state: PlaybackState) -> tuple[str, ...]:
        if self._notice:
            return (self._notice,)
        dot = self.context.glyphs.dot
        brief = format_in_brief(state, self.context.glyphs)
        # Translators: the keys of two commands, one cell a letter.
        keys = _("{key} dark {dot} esc back").format(
            key=self._key("night-screen"), dot=dot
        )
        return f"{brief} {dot} {keys}", keys, brief

    def _key(self, command_id: str) -> str:
        return self.context.shell.key_of(command_id)

    def _choices(self, state: PlaybackState) -> tuple[Choice, ...]:
        is_stopped = state.status is Status.STOPPED
        awake, stop = self._key("still-awake"), self._key("stop-playback")
        volume = f"{self._key('quieter')} {self._key('louder')}"
        choices = (
            Choice(
                "restart", awake, _("play again") if is_stopped else _("still awake")
            ),
            Choice("volume(-1)", volume, _("softer, louder")),
            Choice("stop", stop, _("quit") if is_stopped else _("stop")),
        )
        if is_stopped or not self.context.leaving.plays_elsewhere:
            return choices
        leave = self._key("play-in-background")
        return (*choices, Choice("leave_playing", leave, _("leave it playing")))
