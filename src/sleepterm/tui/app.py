"""The Textual app."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import App, SystemCommand
from textual.binding import Binding
from textual.screen import ModalScreen, Screen
from textual.widgets import Input

from sleepterm.audio.state import AuditionEnded, Event, LayerFailed, TimerFinished
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.events import NoticeIssued, PlaybackChanged, PlaybackEvent
from sleepterm.playback.local import LocalPlayback
from sleepterm.playback.notice import Notice
from sleepterm.playback.state import PlaybackState
from sleepterm.text import did_you_mean, sanitize_line
from sleepterm.tui import keymap
from sleepterm.tui.context import make_context
from sleepterm.tui.glyphs import ASCII, UNICODE
from sleepterm.tui.host import AppHost
from sleepterm.tui.messages import (
    ImportEventReceived,
    PlayerEventReceived,
    WorkDone,
    WorkFailed,
)
from sleepterm.tui.ports.importing import ImportEvent
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Result
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.command_screen import CommandScreen
from sleepterm.tui.screens.main import MainScreen
from sleepterm.tui.themes import ASCII_RULES, SLEEPTERM, STYLES
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.audio.player_api import PlayerApi
    from sleepterm.library.history.plays import Play
    from sleepterm.store.catalogs import LoadedCatalog

LEAVE_FADE = Seconds(0.6)
_LEAVE_AT_MOST = 1.0
_NOTICE_STAYS = 6.0


class SleeptermApp(App[None]):
    """The app: shows the first frame, then loads catalogue and player in threads.

    Implements `Shell`.

    Args:
        services: what the screens use outside the terminal.

    Attributes:
        playback: the mix, its timer and volumes.
        context: playback and controllers, for the commands.
        main: the main screen.
    """

    CSS = STYLES
    TITLE = "sleepterm"
    ALLOW_SELECT = False

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.animation_level = "none"
        self.register_theme(SLEEPTERM)
        settings = services.settings
        is_known = settings.theme in self.available_themes
        self.theme = settings.theme if is_known else SLEEPTERM.name
        is_ascii = (
            settings.ascii if settings.ascii is not None else not services.unicode
        )
        if is_ascii:
            # Textual draws scroll bars and thin rules with signs beyond ASCII.
            self.set_class(True, "-ascii")  # noqa: FBT003 - Textual's argument
            self.stylesheet.add_source(ASCII_RULES)
        self._services = services
        self._player_wanted = True
        self._is_leaving = False
        self.playback = LocalPlayback(
            AppHost(self, self, services.now),
            services.session,
            default_timer=settings.timer,
            save_session=services.save_session,
            record_plays=self._record if services.history else None,
        )
        glyphs = ASCII if is_ascii else UNICODE
        self.context = make_context(self, services, self.playback, glyphs)
        self.main = MainScreen(self.context)
        self.context.browse.attach(self.main)
        self.context.catalog.loaded = self._catalog_loaded
        self.playback.subscribe(self._follow)
        services.import_service.subscribe(self._post_import_event)

    def get_default_screen(self) -> Screen[None]:
        """The main screen."""
        return self.main

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Textual's own commands that are offered: only the choice of a theme."""
        del screen
        yield SystemCommand("Theme", "Choose other colours.", self.action_change_theme)

    def get_key_display(self, binding: Binding) -> str:
        """The label of a key; ASCII only where the terminal has no Unicode."""
        shown = super().get_key_display(binding)
        if self.context.glyphs is ASCII and not shown.isascii():
            return binding.key
        return shown

    def on_mount(self) -> None:
        """Set the user's keys; show what in the settings is invalid."""
        settings = self._services.settings
        if self.theme != settings.theme:
            question = did_you_mean(settings.theme, self.available_themes)
            text = f"There is no theme '{settings.theme}'. {question}".rstrip()
            self.show_notice(Notice(text, "Settings", is_warning=True))
        keys, problems = keymap.checked(settings.keymap)
        self.set_keymap(keys)
        if problems:
            text = " ".join(problems)
            self.show_notice(Notice(text, "Keys in settings", is_warning=True))

    def on_ready(self) -> None:
        """The first frame is on the screen: load the rest."""
        gc.enable()
        self.main.call_later(self.main.complete)
        self.context.catalog.load()

    def show_notice(self, notice: Notice) -> None:
        """Show a notice for a few seconds."""
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
        """Show a dialog; `answered` is called when it closes."""
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
                    self.post_message(WorkDone(partial(done, result)))

        self.run_worker(guarded, thread=True, group=group, exit_on_error=False)

    def read_along(self) -> None:
        """Open the read-along screen."""
        # Imported late: the first frame does not need it.
        from sleepterm.tui.screens.read_along import ReadAlongScreen  # noqa: PLC0415

        _ = self.push_screen(ReadAlongScreen(self.context))

    def show_help(self) -> None:
        """Show what each key does where the focus is."""
        # Imported late: the first frame does not need it.
        from sleepterm.tui.screens.help_text import help_of  # noqa: PLC0415

        screen = self.screen
        why_not = screen.why_not if isinstance(screen, CommandScreen) else _always
        heading, text = help_of(
            screen.active_bindings, screen.focused, self.get_key_display, why_not
        )
        self.open_dialog(lazy.text_page(heading, text))

    def request_leave(self) -> None:
        """Save, fade out and quit, without asking."""
        self.call_later(self.leave)

    async def leave(self) -> None:
        """Save the session, fade out and end the app within a second or two.

        Other threads use `app.call_from_thread(app.leave)`.
        """
        if self._is_leaving:
            return
        self._is_leaving = True
        self._services.import_service.close()
        lifecycle = self.playback.lifecycle
        lifecycle.leave()
        closing = asyncio.to_thread(lifecycle.close, LEAVE_FADE)
        try:
            await asyncio.wait_for(closing, _LEAVE_AT_MOST)
        except TimeoutError:
            self.log.warning("the player did not close in time")
        # Another sleepterm may have locked the history: don't wait longer for it.
        writing = threading.Thread(target=lifecycle.finish_plays, daemon=True)
        writing.start()
        await asyncio.to_thread(writing.join, _LEAVE_AT_MOST)
        self.exit()

    async def action_quit(self) -> None:
        """Quit as Textual does it, but with a fade."""
        await self.leave()

    def action_help_quit(self) -> None:
        """Quit by Ctrl+C, which asks as `q` does."""
        if self.screen is self.main:
            self.context.playing.quit()

    def action_command_palette(self) -> None:
        """Open Textual's palette, with a cursor that does not blink."""
        super().action_command_palette()
        self.call_after_refresh(self._steady_cursors)

    def _steady_cursors(self) -> None:
        for field in self.screen.query(Input):
            field.cursor_blink = False

    def _catalog_loaded(self, loaded: LoadedCatalog) -> None:
        self.context.importing.resume(loaded)
        if self._player_wanted:
            self._player_wanted = False
            make = self._services.make_player
            self.in_thread(make, self._player_made, group="player")

    def _player_made(self, player: PlayerApi) -> None:
        if not self._is_leaving:
            player.subscribe(self._post_player_event)
            player.start()
            self.playback.attach(player)

    def _post_player_event(self, event: Event) -> None:
        self.post_message(PlayerEventReceived(event))

    def _follow(self, event: PlaybackEvent) -> None:
        match event:
            case PlaybackChanged(state):
                self._show_state(state)
            case NoticeIssued(notice):
                self.show_notice(notice)
            case LayerFailed(_, title, reason):
                self.show_notice(Notice(reason, title, is_warning=True))
            case TimerFinished(then):
                self._end_session(then)
            case AuditionEnded(reason):
                self.context.own_sounds.audition_ended(reason)

    def _show_state(self, state: PlaybackState) -> None:
        if not self._is_leaving:
            for screen in self.screen_stack:
                if isinstance(screen, CommandScreen) and screen.is_mounted:
                    screen.show_state(state)

    def _end_session(self, then: AfterEnd) -> None:
        if then is AfterEnd.QUIT:
            self.request_leave()
        elif then is not AfterEnd.NOTHING:

            def after(passed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
                if passed:
                    self.in_thread(partial(self._services.after_end, then), group="end")

            self.open_dialog(lazy.last_minute_dialog(then), after)

    def _record(self, plays: Sequence[Play]) -> None:
        """Store plays, then show them; on another thread."""
        if self._services.history is not None:
            self._services.history.record(plays)
            if not self._is_leaving:
                self.post_message(WorkDone(self.context.history.refresh))

    def _post_import_event(self, event: ImportEvent) -> None:
        if self.is_running:
            self.post_message(ImportEventReceived(event))

    @on(WorkDone)
    def _work_done(self, event: WorkDone) -> None:
        event.done()

    @on(WorkFailed)
    def _work_failed(self, event: WorkFailed) -> None:
        self.show_notice(Notice.of(event.error))

    @on(PlayerEventReceived)
    def _player_event_received(self, event: PlayerEventReceived) -> None:
        self.playback.lifecycle.receive(event.event)

    @on(ImportEventReceived)
    def _import_event_received(self, event: ImportEventReceived) -> None:
        self.context.importing.receive(event.event)


def _always(_command_id: str) -> None:
    """No command is unavailable."""
