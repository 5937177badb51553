"""The sleep timer that a request asks for."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.night.sleep_timer import TimerSettings


def timer_settings(request: TimerRequest, default: TimerSettings) -> TimerSettings:
    """The default settings with the request's values."""
    settings = default
    if request.off:
        settings = replace(settings, enabled=False)
    elif request.until is not None:
        settings = replace(settings, enabled=True, until=request.until)
    elif request.duration is not None:
        settings = replace(
            settings, enabled=True, duration=request.duration, until=None
        )
    return replace(
        settings,
        fade=settings.fade if request.fade is None else request.fade,
        law=settings.law if request.law is None else request.law,
        end=settings.end if request.end is None else request.end,
        then=settings.then if request.then is None else request.then,
    )
