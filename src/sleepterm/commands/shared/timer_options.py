"""The sleep timer that a request asks for."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.translation import gettext as _


def timer_settings(request: TimerRequest, default: TimerSettings) -> TimerSettings:
    """The default settings with the request's values.

    Raises:
        SleeptermError: the request ends with some tracks, and otherwise.
    """
    if request.tracks and request.end not in {None, EndWith.TRACK}:
        raise SleeptermError(
            _("Two ends"),
            _("--tracks and --end {end} are two different ends.").format(
                end=request.end
            ),
            _("Leave one of them out."),
        )
    end, tracks = default.end, default.tracks
    if request.end or request.tracks:
        end, tracks = request.end or EndWith.TRACK, request.tracks or 1
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
        end=end,
        tracks=tracks,
        then=settings.then if request.then is None else request.then,
    )


def timer_rules(request: TimerRequest, rules: TimerRules) -> TimerRules:
    """The user's rules; a timer that the request switches off does not arm itself."""
    return replace(rules, auto=None) if request.off else rules


def with_last_length(
    request: TimerRequest, timer: TimerSettings, last: TimerSettings | None
) -> TimerSettings:
    """A timer that is switched off, with the length that it arms itself with.

    Args:
        request: if it says anything about the length, that counts.
        timer: as from `timer_settings`.
        last: as the user has set it last; None if never.
    """
    if timer.enabled or request.off or last is None:
        return timer
    return replace(timer, duration=last.duration)
