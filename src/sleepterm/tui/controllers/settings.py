"""The settings in effect: changed on their screen, read again when the file changes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.formats.problem import Problem
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.store.settings import Settings
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.night import NightController
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell

if TYPE_CHECKING:
    from sleepterm.store.config.settings_file import SettingsFile

_TITLE = _("Settings")
_BETWEEN_LOOKS = 2.0
"""Seconds in which further keys don't have the file looked at."""

_Path = tuple[str, ...]
_Loaded = tuple[Settings, tuple[Problem, ...]]


class SettingsController:
    """Holds the settings, and hands on their changes; implements `SettingsEditor`.

    What is read only at the start of something, like the player, is not changed here.

    Args:
        shell: the app.
        services: the settings as they were read, their file, and the clock.
        playback: has the timer.
        night: opens the night screen.
        catalog: shows problems.

    Attributes:
        settings: the settings in effect.
        problems: what is wrong in their file.
        changed: called when others are in effect.
        check: finds what only the screen knows to be wrong in settings.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: ScreenPlayback,
        night: NightController,
        catalog: CatalogController,
    ) -> None:
        self.settings: Settings = services.settings
        self.problems: tuple[Problem, ...] = (
            *services.settings_problems,
            *services.told_problems,
        )
        self.changed: Callable[[], None] = lambda: None
        self.check: Callable[[Settings], tuple[Problem, ...]] = lambda _: ()
        self._saved = self.settings
        """The settings that the file had last; others are on their way to it."""
        self._shell = shell
        self._file = services.settings_file
        self._now = services.now
        self._playback = playback
        self._night = night
        self._catalog = catalog
        self._looked_at = self._now().ticks
        self._changes: deque[Callable[[SettingsFile], _Loaded | None]] = deque()
        self._is_writing = False

    @property
    def can_change(self) -> bool:
        """Whether there is a file."""
        return self._file is not None

    def open(self) -> None:
        """Show the settings."""
        self._shell.opener.settings(self, self._shell.glyphs)

    def look(self) -> None:
        """Read the file again if it has changed; while it is dark, nothing."""
        now = self._now().ticks
        is_due = now - self._looked_at >= _BETWEEN_LOOKS
        if is_due and not self._night.is_open and not self._changes:
            self._looked_at = now
            self._then(self._read_again, self._tell)

    def change(
        self, path: _Path, value: object | None, refused: Callable[[str], None]
    ) -> None:
        """Set one key at once, and write the file soon; see `SettingsEditor`."""
        # Imported late: the first frame does not need it.
        from sleepterm.store.config.settings_file import changed  # noqa: PLC0415

        self._use(changed(self.settings, path, value))

        def work(file: SettingsFile) -> _Loaded:
            file.change(path, value)
            return file.load(self._saved)

        def failed(text: str) -> None:
            self._use(self._saved)
            refused(text)

        self._then(work, failed)

    def _then(
        self,
        work: Callable[[SettingsFile], _Loaded | None],
        failed: Callable[[str], None],
    ) -> None:
        """Do something with the file in a thread, one after the other."""

        def guarded(file: SettingsFile) -> _Loaded | None:
            try:
                return work(file)
            except Exception as error:  # noqa: BLE001 - shown to the user
                self._shell.post(partial(failed, Notice.of(error).text))
                return None

        self._changes.append(guarded)
        self._next()

    def _next(self) -> None:
        file = self._file
        if self._is_writing or not self._changes or file is None:
            return
        self._is_writing = True
        work = self._changes[0]
        self._shell.in_thread(lambda: work(file), self._done, group="settings")

    def _done(self, loaded: _Loaded | None) -> None:
        self._is_writing = False
        self._changes.popleft()
        if loaded is not None:
            is_kept, self._saved = loaded[0] is self._saved, loaded[0]
            if not self._changes:
                self._take(loaded, is_kept=is_kept)
        self._next()

    def _read_again(self, file: SettingsFile) -> _Loaded | None:
        return file.load(self._saved) if file.has_changed() else None

    def _take(self, loaded: _Loaded, *, is_kept: bool) -> None:
        settings, found = loaded
        is_broken = is_kept and bool(found)
        problems = found if is_broken else (*found, *self.check(settings))
        news = [each for each in problems if each not in self.problems]
        self.problems = problems
        self._catalog.found_in_settings(problems)
        if news:
            text = " ".join(each.brief for each in news)
            if is_broken:
                kept = _("The settings stay as they were.")
                text = f"{text} {kept}"
            self._tell(text)
        self._use(settings)

    def _tell(self, text: str) -> None:
        self._shell.show_notice(Notice(text, _TITLE, is_warning=True))

    def _use(self, settings: Settings) -> None:
        before, self.settings = self.settings, settings
        if (settings.theme, settings.keymap) != (before.theme, before.keymap):
            self._shell.use_settings(settings)
        self._night.open_after(settings.night_after)
        self._use_timer(before.timer, settings.timer)
        self.changed()

    def _use_timer(self, before: TimerSettings, timer: TimerSettings) -> None:
        """Take over what has changed; a timer that runs stays as it is."""
        changes = {
            each.name: getattr(timer, each.name)
            for each in fields(timer)
            if getattr(timer, each.name) != getattr(before, each.name)
        }
        if not changes:
            return
        memory = self._playback.memory
        wanted = replace(memory.timer, **changes)
        if self._playback.state.status is Status.STOPPED:
            self._playback.set_timer(wanted)
        else:
            memory.set_later_timer(wanted)
