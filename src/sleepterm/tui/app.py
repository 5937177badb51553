"""The terminal app: the first frame, then everything else."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.command import CommandPalette
from textual.geometry import Offset, Size
from textual.screen import ModalScreen, Screen

from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui import keymap
from sleepterm.tui.ending import end, end_at_once
from sleepterm.tui.glyphs import ASCII, UNICODE
from sleepterm.tui.key_names import named_key
from sleepterm.tui.messages import WorkDone, WorkFailed
from sleepterm.tui.opener import ScreenOpener
from sleepterm.tui.ports.night_view import HoldsNotices, KeepsLight
from sleepterm.tui.readable import filters_for, for_app
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.tui.screens.main import MainScreen
from sleepterm.tui.settings_check import settings_problems
from sleepterm.tui.smallest_size import at_least
from sleepterm.tui.themes import ASCII_RULES, STYLES, use_theme
from sleepterm.tui.widgets.terminal_cursor import cursor_of
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from textual.actions import ActionParseResult
    from textual.dom import DOMNode
    from textual.filter import LineFilter

    from sleepterm.playback.screen_api import ScreenPlayback
    from sleepterm.store.settings import Settings
    from sleepterm.tui.context import Context
    from sleepterm.tui.ports.opener import Opener
    from sleepterm.tui.ports.shell import Result
    from sleepterm.tui.ports.start_up import StartUp

_NOTICE_STAYS = 6.0
_DIALOG_MAY_STAY = Seconds(0.5)
_OF_THE_PROGRAM = frozenset({"ctrl+c", "ctrl+q", "ctrl+z"})
_INPUT = (events.Key, events.Paste, events.MouseEvent)


class SleeptermApp(App[None]):
    """The app: shows the first frame, then loads catalogue and player in threads.

    Implements `Shell`.

    Args:
        start_up: what the first frame needs.

    Attributes:
        glyphs: the signs to draw with.
        main: the main screen.
        opener: opens the screens above it.
    """

    CSS = STYLES
    TITLE = "sleepterm"
    ALLOW_SELECT = False
    BINDINGS = [
        Binding(
            "ctrl+z", "suspend_process", _("To the shell"), show=False, priority=True
        )
    ]

    def __init__(self, start_up: StartUp) -> None:
        super().__init__()
        self.animation_level = "none"
        settings = self._settings = start_up.settings
        use_theme(self, settings.theme)
        is_ascii = (
            settings.ascii if settings.ascii is not None else not start_up.unicode
        )
        if is_ascii:
            # Textual draws scroll bars and thin rules with signs beyond ASCII.
            self.set_class(True, "-ascii")  # noqa: FBT003 - Textual's argument
            self.stylesheet.add_source(ASCII_RULES)
        self._start_up = start_up
        self._problems = settings_problems(settings)
        self._is_leaving = False
        self._has_left = False
        self._note_key: Callable[[str], None] = lambda _: None
        self._timeless = PlaybackState()
        self.glyphs = ASCII if is_ascii else UNICODE
        session = start_up.session
        first = start_up.state or PlaybackState(
            master=session.master, next_timer=start_up.next_timer
        )
        self.main = MainScreen(lambda: self.context, self.glyphs, first)
        # Not even the first frame may light a dark room.
        self.main.set_class(start_up.is_night, "-unlit")
        self.opener: Opener = ScreenOpener(
            self, lambda: self.context, partial(_night_closed, self)
        )

    @cached_property
    def context(self) -> Context:
        """What commands work with; made when first wanted, behind the first frame."""
        from sleepterm.tui.wiring import build_context  # noqa: PLC0415

        services = self._start_up.connect()._replace(told_problems=self._problems)
        return build_context(self, services, self.glyphs, self.main)

    @property
    def playback(self) -> ScreenPlayback:
        """What plays."""
        return self.context.playback

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self.main

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own commands that are offered: only the choice of a theme."""
        from sleepterm.tui.palette import theme_command  # noqa: PLC0415 - as above

        yield theme_command(screen)

    def get_css_variables(self) -> dict[str, str]:
        """The theme's variables, with colours that can be read on this terminal."""
        self.theme_variables = for_app(self, super().get_css_variables())
        return self.theme_variables

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and that of a theme of one light."""
        return (*super().get_line_filters(), *filters_for(self))

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor goes with each redraw: to the highlight."""
        stack = self.screen_stack
        return (cursor_of(stack[-1]) if stack else None) or self._typed_at

    @cursor_position.setter
    def cursor_position(self, offset: Offset) -> None:
        self._typed_at = offset

    def get_key_display(self, binding: Binding) -> str:
        """The label of a key; ASCII only where the terminal has no Unicode."""
        shown = named_key(super().get_key_display(binding))
        if self.glyphs is ASCII and not shown.isascii():
            return binding.key
        return shown

    def on_mount(self) -> None:
        """Set the user's keys; tell what of the settings can't be used."""
        self.set_keymap(keymap.checked(self._settings.keymap)[0])
        if self._problems:
            text = " ".join(x.brief for x in self._problems)
            self.show_notice(Notice(text, _("Settings"), is_warning=True))

    def on_ready(self) -> None:
        """The first frame is on the screen: load the rest."""
        # What is here stays; scanning it would hold up the list.
        gc.freeze()
        gc.enable()
        self._note_key = self.context.note_key
        if self._start_up.is_night:
            self.context.night.open()
        self.context.catalog.load()
        self.main.refresh_commands()

    def begin_anew(self, notice: Notice) -> None:
        """The process that played has ended: go on as a player of its own."""
        start = self._start_up.own
        if self._is_leaving or start is None:
            return
        before = self.context
        is_dark = before.night.is_open
        if self.screen.is_modal and not is_dark:
            # What is typed there is not lost.
            _ = self.after(_DIALOG_MAY_STAY, partial(self.begin_anew, notice))
            return
        while len(self.screen_stack) > 1:
            _ = self.pop_screen()
        before.importing.close()
        before.close()
        del self.context
        self._start_up = start()._replace(is_night=is_dark)
        self.context.browse.search_for(before.browse.view.filter.text)
        SleeptermApp.on_ready(self)
        self.show_state(self.playback.state)
        self.show_notice(notice)

    def show_notice(self, notice: Notice) -> None:
        """Show a notice for a few seconds."""
        if isinstance(self.screen, HoldsNotices):
            self.screen.hold_notice(notice)
            return
        self.notify(
            sanitize_line(notice.text),
            title=sanitize_line(notice.title),
            severity="warning" if notice.is_warning else "information",
            timeout=_NOTICE_STAYS,
            markup=False,
        )

    def open_dialog(
        self,
        dialog: ModalScreen[Result],
        answered: Callable[[Result | None], None] | None = None,
    ) -> None:
        """Show a dialog; `answered` is called when it closes.

        None is opened any more once the app is leaving.
        """
        if not self._is_leaving:
            _ = self.push_screen(dialog, answered)

    def in_thread(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None] | None = None,
        *,
        group: str,
    ) -> None:
        """Do slow work on another thread, then call `done` on this one."""

        def guarded() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - shown to the user
                self.post_message(WorkFailed(error))
            else:
                if done is not None:
                    self.post(partial(done, result))

        self.run_worker(guarded, thread=True, group=group, exit_on_error=False)

    def post(self, done: Callable[[], None], replaces: str = "") -> None:
        """Call `done` on this thread; for use on any."""
        self.post_message(WorkDone(done, replaces))

    def after(self, delay: Seconds, work: Callable[[], None]) -> Callable[[], None]:
        """Do quick work after a delay; call what is returned to cancel."""
        # Textual's timers may skip their only tick if the machine is busy.
        return asyncio.get_running_loop().call_later(delay, self.post, work).cancel

    def show_state(self, state: PlaybackState) -> None:
        """Draw another state of playback on every screen that can be seen.

        Below a dialog only what somebody has changed is drawn, not captions and times.
        """
        if self._is_leaving:
            return
        before, self._timeless = self._timeless, state.without_time
        for screen in reversed(self.screen_stack):
            if isinstance(screen, CommandScreen) and screen.is_mounted:
                screen.show_state(state)
                if screen.covers_all:
                    break
            # For each change of a screen it covers, Textual draws the whole one on top.
            if not screen.is_modal or before == self._timeless:
                break

    def use_settings(self, settings: Settings) -> None:
        """Take over the theme and the keys of these settings."""
        self._settings = settings
        use_theme(self, settings.theme)
        self.set_keymap(keymap.checked(settings.keymap)[0])

    @property
    def is_writing(self) -> bool:
        """Whether keys go to a text field or a dialog."""
        focused = self.focused
        is_typing = focused is not None and focused.check_consume_key("a", "a")
        return self.screen.is_modal or is_typing

    @property
    def keeps_light(self) -> bool:
        """Whether the screen shows what is to be read while nothing is typed."""
        return isinstance(self.screen, KeepsLight) and self.screen.keeps_light

    def key_of(self, command_id: str) -> str:
        """The first key of a command, as the user knows it."""
        return keymap.key_of(command_id, self._settings.keymap)

    @property
    def is_leaving(self) -> bool:
        """Whether the app is on its way out."""
        return self._is_leaving

    def request_leave(self) -> None:
        """Save, fade out and quit, without asking."""
        self._is_leaving = True
        self.call_later(self.leave)

    async def leave(self) -> None:
        """Save the session, fade out and end the app within a second or two.

        Other threads use `app.call_from_thread(app.leave)`.
        """
        if self._has_left:
            return
        self._has_left = self._is_leaving = True
        await end(self.context)
        self.exit()

    def leave_without_screen(self) -> None:
        """Save the session and fade out, on any thread; the screen's is stuck."""
        self._is_leaving = True
        end_at_once(self.context)

    async def on_event(self, event: events.Event) -> None:
        """Pass an event on; input is over once the app is leaving."""
        if isinstance(event, events.Key) and not self._is_leaving:
            self._note_key(event.key)
        if isinstance(event, _INPUT) and (self._is_leaving or self._takes(event)):
            return
        if isinstance(event, events.Resize):
            event.size = at_least(event.size)
            event.virtual_size = at_least(event.virtual_size)
        await super().on_event(event)

    def _takes(self, event: events.Event) -> bool:
        """Whether input does no more than wake the user's own screen or sound."""
        if "context" not in vars(self):
            # Nothing plays before the first frame.
            return False
        night = self.context.night
        if isinstance(event, events.MouseEvent):
            return night.mouse_moved()
        if isinstance(event, events.Key) and event.key in _OF_THE_PROGRAM:
            return False
        return night.key_pressed()

    async def run_action(
        self,
        action: str | ActionParseResult,
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Run an action; see Textual."""
        try:
            return await super().run_action(action, default_namespace, namespaces)
        except KeyError:
            # The palette can't turn a page while it lists nothing.
            if isinstance(self.screen, CommandPalette):
                return False
            raise

    @property
    def size(self) -> Size:
        """The size of the terminal, or what of a larger one it shows."""
        return at_least(super().size)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether an action may run; in a field that can undo, Ctrl+Z is that."""
        if action == "suspend_process" and hasattr(self.focused, "action_undo"):
            return False
        return super().check_action(action, parameters)

    async def action_quit(self) -> None:
        """Quit as Textual does it, but with a fade."""
        await self.leave()

    def action_help_quit(self) -> None:
        """Quit by Ctrl+C, which asks as `q` does."""
        if self.screen is self.main:
            self.context.leaving.quit()

    def action_command_palette(self) -> None:
        """Open the palette; its commands are those of the screens below dialogs."""
        # Imported late: the first frame does not need them.
        from sleepterm.tui.palette import Palette  # noqa: PLC0415
        from sleepterm.tui.screens.last_minute import LastMinute  # noqa: PLC0415

        if isinstance(self.screen, LastMinute):
            # The palette's key is a key, too.
            self.screen.stop()
        elif isinstance(self.screen, CommandScreen):
            _ = self.push_screen(Palette())

    @on(WorkDone)
    def _work_done(self, event: WorkDone) -> None:
        event.done()

    @on(WorkFailed)
    def _work_failed(self, event: WorkFailed) -> None:
        self.show_notice(Notice.of(event.error))
        self.main.complete()


def _night_closed(app: SleeptermApp) -> None:
    app.main.remove_class("-unlit")
    app.context.night.closed()
    app.context.settings.look()
