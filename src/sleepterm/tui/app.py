"""The terminal app: real parts in, one main screen out."""

from __future__ import annotations

import asyncio
import gc
import threading
from collections.abc import Callable, Iterable
from functools import partial

from textual import on
from textual.app import SystemCommand
from textual.binding import Binding
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input

from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import (
    AuditionEnded,
    BedDue,
    CaptionChanged,
    DeviceFound,
    DeviceLost,
    Event,
    LayerFailed,
    PlaybackStopped,
    StateChanged,
    TimerFinished,
    TrackEnded,
)
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.bedtime import Bedtime
from sleepterm.playback.deck import Deck
from sleepterm.playback.mixing import Mixing
from sleepterm.playback.notice import Notice
from sleepterm.playback.play_recorder import Nights
from sleepterm.playback.session_state import Memory
from sleepterm.text import did_you_mean
from sleepterm.tui import keymap
from sleepterm.tui.adding_app import AddingApp
from sleepterm.tui.context import House
from sleepterm.tui.glyphs import ASCII, UNICODE
from sleepterm.tui.messages import (
    AuditionOver,
    PlayerHeard,
    PlayerMade,
)
from sleepterm.tui.mixes_app import MixesApp
from sleepterm.tui.ports.services import Services
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.main import MainScreen
from sleepterm.tui.screens.playing_actions import PlayingActions
from sleepterm.tui.themes import SLEEPTERM
from sleepterm.units import Seconds

LEAVE_FADE = Seconds(0.6)
_LEAVE_AT_MOST = 1.0
_SAVE_AFTER = 3.0


class SleeptermApp(MixesApp, AddingApp):
    """Shows the first frame, then brings catalogue and player in from threads.

    Args:
        services: the real parts.
    """

    CSS = """
    Toast {
        padding: 0 2;
        background: $panel;
        color: $foreground;
        &.-information, &.-warning, &.-error { border-left: none; }
        &.-information .toast--title { color: $accent; text-style: none; }
    }
    ToastRack { margin-bottom: 2; margin-right: 1; }
    SearchIcon { display: none; }
    CommandPalette > Vertical { background: $surface; }
    .-ascii * { scrollbar-size: 0 0; }
    """
    TITLE = "sleepterm"
    ALLOW_SELECT = False

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.animation_level = "none"
        self.register_theme(SLEEPTERM)
        theme = services.settings.theme
        self.theme = theme if theme in self.available_themes else SLEEPTERM.name
        is_ascii = services.settings.ascii or (
            services.settings.ascii is None and not services.unicode
        )
        memory = Memory(
            services.session, services.settings, services.save_session, self.say
        )
        deck = Deck(memory, self.say, self._deck_changed)
        bedtime = Bedtime(deck, memory, self.say)
        mixing = Mixing(deck, self.say)
        glyphs = ASCII if is_ascii else UNICODE
        self.house = House(glyphs, memory, deck, bedtime, mixing)
        # Textual draws scroll bars with half blocks.
        self.set_class(is_ascii, "-ascii")
        self.main = (
            lazy.ascii_screen(self.house) if is_ascii else MainScreen(self.house)
        )
        self._nights = Nights(services.diary, deck, mixing, self._record)
        self._player: PlayerApi | None = None
        self._is_loaded = False
        self._is_leaving = False
        self._saving: Timer | None = None

    def get_default_screen(self) -> Screen[None]:
        """The one main screen."""
        return self.main

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Of Textual's own commands, the choice of a theme."""
        del screen
        yield SystemCommand("Theme", "Other colours", self.action_change_theme)

    def get_key_display(self, binding: Binding) -> str:
        """How a key is written, with plain letters where the terminal needs them."""
        shown = super().get_key_display(binding)
        if self.house.glyphs is ASCII and not shown.isascii():
            return binding.key
        return shown

    def on_mount(self) -> None:
        """Keys as the user set them; what of the settings can't be used."""
        settings = self._services.settings
        if self.theme != settings.theme:
            question = did_you_mean(settings.theme, self.available_themes)
            words = f"There is no theme '{settings.theme}'. {question}".rstrip()
            self.say(Notice(words, "Settings", is_warning=True))
        keys, problems = keymap.checked(settings.keymap)
        self.set_keymap(keys)
        if problems:
            self.say(Notice(" ".join(problems), "Keys in settings", is_warning=True))

    def on_ready(self) -> None:
        """The first frame is on the screen: load the rest."""
        gc.enable()
        self.main.call_later(self.main.complete)
        self.load_catalog()

    async def leave(self) -> None:
        """Remember the session, fade out and end the app, all within a second.

        Other threads use `app.call_from_thread(app.leave)`.
        """
        if self._is_leaving:
            return
        self._is_leaving = True
        self._services.adding.close()
        self.house.deck.keep_position()
        self._save()
        if self._player is not None:
            closing = asyncio.to_thread(self._player.close, LEAVE_FADE)
            try:
                await asyncio.wait_for(closing, _LEAVE_AT_MOST)
            except TimeoutError:
                self.log.warning("the player did not close in time")
        # Another sleepterm may hold the history; leaving waits no longer for it.
        writing = threading.Thread(target=self._nights.end, daemon=True)
        writing.start()
        await asyncio.to_thread(writing.join, _LEAVE_AT_MOST)
        self.exit()

    async def action_quit(self) -> None:
        """Textual's own way out fades too."""
        await self.leave()

    def action_command_palette(self) -> None:
        """Textual's palette, with a cursor that does not blink."""
        super().action_command_palette()
        self.call_after_refresh(self._steady_cursors)

    def _steady_cursors(self) -> None:
        for field in self.screen.query(Input):
            field.cursor_blink = False

    def action_help_quit(self) -> None:
        """Ctrl+C asks as `q` does."""
        if self.screen is self.main:
            self.main.action_request_quit()

    def catalog_shown(self) -> None:
        """With the first catalogue there is something to play."""
        if not self._is_loaded:
            self._is_loaded = True
            self.in_thread(self._make_player, "player")

    def _make_player(self) -> None:
        self.post_message(PlayerMade(self._services.make_player()))

    @on(PlayerMade)
    def _player_made(self, event: PlayerMade) -> None:
        if self._is_leaving:
            return
        self._player = event.player
        event.player.subscribe(self._hear_in_thread)
        event.player.start()
        self.house.deck.attach(event.player)

    def _hear_in_thread(self, event: Event) -> None:
        self.post_message(PlayerHeard(event))

    @on(PlayerHeard)
    async def _player_heard(self, heard: PlayerHeard) -> None:
        deck = self.house.deck
        self._nights.hear(heard.event)
        match heard.event:
            case StateChanged(state):
                self.house.bedtime.watch(state)
                deck.hear(state)
            case CaptionChanged() as caption:
                deck.hear_caption(caption)
            case BedDue() as due:
                deck.hear_bed(due)
            case LayerFailed(track_id, title, reason):
                deck.hear_failure(track_id)
                self.say(Notice(reason, title, is_warning=True))
            case TrackEnded(track_id):
                deck.hear_end(track_id)
            case TimerFinished() | PlaybackStopped() | AuditionEnded() as end:
                await self._hear_silence(end)
            case DeviceLost() | DeviceFound():
                deck.look()

    async def _hear_silence(
        self, event: TimerFinished | PlaybackStopped | AuditionEnded
    ) -> None:
        if isinstance(event, TimerFinished):
            await self._end_night(event.then)
        elif isinstance(event, AuditionEnded):
            self.screen.post_message(AuditionOver(event.reason))
        else:
            self._save()

    async def _end_night(self, then: AfterEnd) -> None:
        self.house.bedtime.finish()
        self._save()
        if then is AfterEnd.QUIT:
            await self.leave()
        elif then is not AfterEnd.NOTHING:

            def after(passed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
                if passed:
                    self.in_thread(partial(self._services.after_end, then), "end")

            _ = self.push_screen(lazy.last_minute(then), after)

    def _deck_changed(self) -> None:
        if self.main.is_mounted and not self._is_leaving:
            for screen in self.screen_stack:
                if isinstance(screen, PlayingActions):
                    screen.show_state()
            self._save_soon()

    def _save_soon(self) -> None:
        if self._saving is not None:
            self._saving.stop()
        self._saving = self.set_timer(_SAVE_AFTER, self._save)

    def _save(self) -> None:
        deck = self.house.deck
        if deck.player is not None:
            self.house.memory.save(deck.mix, deck.master)

    def _record(self, work: Callable[[], None]) -> None:
        def record() -> None:
            work()
            self.learn()

        self.in_thread(record, "history")

    @on(MainScreen.LeaveWanted)
    async def _leave_wanted(self) -> None:
        await self.leave()
