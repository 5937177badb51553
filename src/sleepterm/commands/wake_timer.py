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

_WAKES = "It wakes the machine from suspend."
_SLEEPS = (
    "It can't wake the machine from suspend: systemd allows that only after a login at "
    "the machine itself, since version 254. Leave the machine on and awake."
)


def run(request: WakeTimerRequest) -> int:
    """Install, remove or show the timer."""
    return _run(request)


@singledispatch
def _run(request: WakeTimerRequest) -> int:
    raise TypeError(request)


@_run.register
def _(request: InstallTimerRequest) -> int:
    settings = wake_settings(request.wake, load_with_mixes(Paths.of_user()).catalog)
    timer = wake_timer.install(settings.time, settings.rise, settings.sound)
    say(f"Wakes you at {timer.time} every day. {_of_suspend(timer)}")
    say(f"Its files are in {wake_timer.units_folder()}.")
    return 0


@_run.register
def _(_request: RemoveTimerRequest) -> int:
    say("The timer is removed." if wake_timer.remove() else "There is no timer.")
    return 0


@_run.register
def _(_request: TimerStatusRequest) -> int:
    timer = wake_timer.installed()
    if timer is None:
        say("There is no timer.")
    elif timer.is_active:
        say(f"Wakes you at {timer.time} every day. {_of_suspend(timer)}")
    else:
        say(f"A timer for {timer.time} is installed, but systemd does not wait for it.")
        say("'sleepterm wake-timer install' starts it.")
    return 0


def _of_suspend(timer: WakeTimer) -> str:
    return _WAKES if timer.wakes else _SLEEPS
