"""`sleepterm wake-timer`: a daily wake-up by a timer of systemd."""

from __future__ import annotations

from functools import singledispatch

from sleepterm.commands.requests.waking import (
    InstallTimerRequest,
    RemoveTimerRequest,
    TimerStatusRequest,
    WakeTimerRequest,
)
from sleepterm.commands.shared.catalog_access import load_with_mixes
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.wake_settings import wake_settings
from sleepterm.desktop import wake_timer
from sleepterm.desktop.wake_timer import WakeTimer
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

_WAKES = _("It wakes the machine from suspend.")
_SLEEPS = _(
    "It can't wake the machine from suspend: systemd allows that only after a login"
    " at the machine itself, since version 254. Leave the machine on and awake."
)


def run(request: WakeTimerRequest) -> int:
    """Install, remove or show the timer."""
    return _run(request)


@singledispatch
def _run(request: WakeTimerRequest) -> int:
    raise TypeError(request)


@_run.register
def _install(request: InstallTimerRequest) -> int:
    settings = wake_settings(request.wake, load_with_mixes(Paths.of_user()).catalog)
    timer = wake_timer.install(settings.time, settings.rise, settings.sound)
    say(_every_day(timer))
    say(_("Its files are in {folder}.").format(folder=wake_timer.units_folder()))
    return 0


@_run.register
def _remove(_request: RemoveTimerRequest) -> int:
    say(_("The timer is removed.") if wake_timer.remove() else _("There is no timer."))
    return 0


@_run.register
def _status(_request: TimerStatusRequest) -> int:
    timer = wake_timer.installed()
    if timer is None:
        say(_("There is no timer."))
    elif timer.is_active:
        say(_every_day(timer))
    else:
        say(
            _(
                "A timer for {time} is installed, but systemd does not wait for it."
            ).format(time=timer.time)
        )
        say(_("'sleepterm wake-timer install' starts it."))
    return 0


def _every_day(timer: WakeTimer) -> str:
    begin = _("Wakes you at {time} every day.").format(time=timer.time)
    return f"{begin} {_WAKES if timer.wakes else _SLEEPS}"
