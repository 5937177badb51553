"""The wake-up on the screen: its dialog, its lock, its bell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.night.wake_state import SOUNDING, WakePhase, WakeState
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent, WakeBell
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from sleepterm.tui.screens.waking import WakeAnswer, WakeDialog
    from sleepterm.tui.widgets.wake_rows import WakeChoice

_DEFAULT_SOUND = ("", _("music box, then birds"))


class WakingController:
    """Shows an alarm, and keeps the machine awake while a wake-up is set.

    Args:
        shell: the app.
        playback: wakes.
        services: the lock that keeps the machine awake.
    """

    def __init__(
        self, shell: Shell, playback: ScreenPlayback, services: Services
    ) -> None:
        self._shell = shell
        self._waking = playback.waking
        self._services = services
        self._wake: WakeState | None = None
        self._dialog: WakeDialog | None = None

    def follow(self, event: PlaybackEvent) -> None:
        """Follow what playback tells of the wake-up."""
        if isinstance(event, WakeBell):
            self._shell.bell()
        elif isinstance(event, PlaybackChanged) and event.state.wake != self._wake:
            before, self._wake = self._wake, event.state.wake
            self._lock(before, self._wake)
            if _question(before) != _question(self._wake):
                self._ask(self._wake)

    def _lock(self, before: WakeState | None, wake: WakeState | None) -> None:
        services = self._services
        if before is None:
            self._shell.in_thread(services.keep_awake, self._tell, group="lock")
        elif wake is None:
            self._shell.in_thread(services.let_sleep, group="lock")

    def _tell(self, words: str) -> None:
        if words:
            self._shell.show_notice(Notice(words, _("Wake-up")))

    def _ask(self, wake: WakeState | None) -> None:
        """Show the dialog of what the wake-up does now in place of the last one."""
        last, self._dialog = self._dialog, None
        if last is not None:
            last.answer(None)
        if wake is None or wake.phase is WakePhase.WAITING:
            return
        dialog = lazy.wake_dialog(wake)
        self._dialog = dialog

        def answered(answer: WakeAnswer | None) -> None:
            if self._dialog is dialog:
                self._dialog = None
            self._carry_out(answer or "")

        self._shell.open_dialog(dialog, answered)

    def _carry_out(self, answer: str) -> None:
        if answer == "snooze":
            self._waking.snooze()
        elif answer == "stop":
            self._waking.stop_waking()
        elif answer == "wake":
            self._waking.wake_now()


def wake_choice(playback: ScreenPlayback) -> WakeChoice:
    """The wake-up that is set, and the sounds that can be chosen for one."""
    from sleepterm.tui.widgets.wake_rows import WakeChoice  # noqa: PLC0415

    state, settings = playback.state, playback.waking.settings
    ids = [state.mix.track_id] if state.mix else []
    ids += [layer.track_id for layer in state.layers][:2]
    if settings is not None:
        ids.append(settings.sound)
    known = (playback.catalog.get(each) for each in dict.fromkeys(ids))
    sounds = [(x.id, sanitize_line(x.title)) for x in known if x is not None]
    return WakeChoice(settings, [_DEFAULT_SOUND, *sounds], playback.waking.set_wake)


def _question(wake: WakeState | None) -> tuple[object, ...]:
    """What the dialog about a wake-up depends on."""
    if wake is None or wake.phase is WakePhase.WAITING:
        return ()
    return (wake.phase in SOUNDING, wake.phase is WakePhase.LATE, wake.is_unheard)
