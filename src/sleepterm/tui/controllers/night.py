"""Opens the night screen, and finds out what a key means in the dark and in a fade."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.state import Status
from sleepterm.night.night_light import Light, Meaning, NightLight, until_dark
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.playback.state import PlaybackState
from sleepterm.translation import gettext as _
from sleepterm.tui.ports.night_view import NightView
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.wording import format_restarted
from sleepterm.units import Seconds

_AGAIN = _("Playing again.")


class NightController:
    """Opens the night screen when asked, or when nothing was typed for a while.

    Args:
        shell: the app.
        playback: what plays.
        services: settings and clock.
    """

    def __init__(
        self, shell: Shell, playback: ScreenPlayback, services: Services
    ) -> None:
        self._shell = shell
        self._playback = playback
        self._after = services.settings.night_after
        self._now = services.now
        self._last_input = self._ticks()
        self._is_waiting = False
        self._view: NightView | None = None
        self._light = NightLight()
        self._stop: Callable[[], None] | None = None
        self._cancel_change: Callable[[], None] = lambda: None
        self._cancel_wait: Callable[[], None] = lambda: None

    def open(self) -> None:
        """Open the night screen."""
        if self._view is None and not self._shell.is_leaving:
            self._light = NightLight()
            self._view = self._shell.opener.night()
            self._tell_watched()

    def open_after(self, delay: Seconds | None) -> None:
        """Open it by itself after so long without a key; never if None."""
        if delay != self._after:
            self._after = delay
            self._cancel_wait()
            self._is_waiting = False
            self.follow(self._playback.state)

    @property
    def is_open(self) -> bool:
        """Whether the night screen is shown."""
        return self._view is not None

    def announce(self, text: str, stop: Callable[[], None]) -> None:
        """Show what is to come in the dim line; the next key calls `stop` alone."""
        if self._view is not None:
            self.darken()
            self._view.say(text)
            self._stop = stop

    def withdraw(self) -> None:
        """What was announced does not come, or has come."""
        if self._stop is not None:
            self._stop = None
            self.darken()

    def closed(self) -> None:
        """The night screen was closed."""
        self._view = None
        self._cancel_change()
        self._tell_watched()
        self._last_input = self._ticks()
        self.follow(self._playback.state)

    def follow(self, state: PlaybackState) -> None:
        """While something plays, open the night screen in time."""
        if (
            state.status is Status.PLAYING
            and self._view is None
            and not self._is_waiting
            and self._after is not None
        ):
            self._wait(self._after)

    def key_pressed(self) -> bool:
        """Note a key; returns whether it does nothing else."""
        now = self._last_input = self._ticks()
        if (stop := self._stop) is not None:
            self.withdraw()
            stop()
            return True
        is_still_awake = self._playback.any_key_is_still_awake
        if is_still_awake:
            self._restart()
        if self._view is None or not self._view.is_active:
            return is_still_awake and not self._shell.is_writing
        self._light, meaning = self._light.key(now, is_still_awake=is_still_awake)
        self._show_light()
        return meaning is not Meaning.COMMAND

    def mouse_moved(self) -> bool:
        """Note a movement or click of the mouse; returns whether it does nothing."""
        is_seen = self._view is not None and self._view.is_active
        if is_seen and self._light.light is not Light.ON:
            return True
        self._last_input = self._ticks()
        return False

    def darken(self, text: str = "") -> None:
        """Hide the choices again.

        Args:
            text: shown in the dim line until the fade begins.
        """
        if self._view is not None:
            self._light = NightLight()
            self._view.say(text)
            self._show_light()

    def restart(self) -> None:
        """Restart the timer, or play the last mix, and go dark."""
        if self._playback.state.status is Status.STOPPED:
            self._playback.resume()
            self.darken()
        else:
            self._playback.still_awake()
            self.darken(format_restarted(self._playback.state))

    def _ticks(self) -> float:
        return self._now().ticks

    def _restart(self) -> None:
        has_ended = self._playback.state.status is Status.STOPPED
        self._playback.still_awake()
        text = _AGAIN if has_ended else format_restarted(self._playback.state)
        if self._view is None:
            self._shell.show_notice(Notice(text, _("Still awake")))
        else:
            self._view.say(text)

    def _show_light(self) -> None:
        self._cancel_change()
        if self._view is None:
            return
        self._light = self._light.at(self._ticks())
        left = self._light.until_change(self._ticks())
        if left is not None:
            self._cancel_change = self._shell.after(left, self._show_light)
        self._view.show_light(is_on=self._light.light is Light.ON)
        self._tell_watched()

    def _tell_watched(self) -> None:
        is_dark = self._view is not None and self._light.light is Light.OFF
        self._playback.lifecycle.set_watched(watched=not is_dark)

    def _wait(self, delay: Seconds) -> None:
        self._is_waiting = True
        self._cancel_wait = self._shell.after(delay, self._check)

    def _check(self) -> None:
        self._is_waiting = False
        state = self._playback.state
        if self._view is not None or state.status is not Status.PLAYING:
            return
        left = until_dark(
            self._ticks(),
            self._last_input,
            self._after,
            is_writing=self._shell.is_writing,
        )
        if left is None:
            return
        if left > 0:
            self._wait(left)
        elif self._shell.keeps_light:
            self._wait(self._after or left)
        else:
            self.open()
