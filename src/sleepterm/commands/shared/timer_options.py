"""The sleep timer a command line asks for."""

from __future__ import annotations

import argparse
from dataclasses import replace

from sleepterm.errors import SleeptermError
from sleepterm.night.sleep_timer import TimerSettings


def timer_settings(
    options: argparse.Namespace, default: TimerSettings
) -> TimerSettings:
    """The default with what the options say; a timer of 0 is off.

    Raises:
        SleeptermError: the fade is under a second.
    """
    settings = default
    if options.timer is not None:
        settings = replace(settings, enabled=options.timer > 0)
        if options.timer > 0:
            settings = replace(settings, duration=options.timer)
    if options.fade is not None:
        if options.fade < 1:
            raise SleeptermError(
                "Too short", "A fade takes at least 1s.", "Name a longer --fade."
            )
        settings = replace(settings, fade=options.fade)
    for name in ("law", "end", "then"):
        if (value := getattr(options, name, None)) is not None:
            settings = replace(settings, **{name: value})
    return settings
