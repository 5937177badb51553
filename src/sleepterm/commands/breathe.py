"""`sleepterm breathe`: the breathing pacer without the screen."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.commands.requests.breathing import BreatheRequest
from sleepterm.commands.shared.breath_line import BreathLine
from sleepterm.commands.shared.console import tell
from sleepterm.commands.shared.made_session import MadeTimer, play_made
from sleepterm.commands.shared.timer_options import timer_rules, timer_settings
from sleepterm.library.breathing.made_tracks import pacer_track
from sleepterm.library.breathing.pattern import DIZZY
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.units import Seconds


def run(request: BreatheRequest) -> int:
    """Breathe; then the loop beneath plays on until the timer ends it."""
    track = pacer_track(request.pattern, request.length)

    def timer(default: TimerSettings) -> TimerSettings:
        settings = timer_settings(request.timer, default)
        is_cut = settings.duration - settings.fade < (track.length or Seconds(0.0))
        if request.timer.duration is None and is_cut:
            # A timer that nobody has named, as one that arms itself, cuts no breath.
            return replace(settings, end=EndWith.TRACK, tracks=1)
        return settings

    if request.pattern.has_hold:
        tell(DIZZY)
    return play_made(
        track,
        asked=request,
        bed=request.bed,
        timer=MadeTimer(
            request.timer, timer, lambda rules: timer_rules(request.timer, rules)
        ),
        guide=BreathLine(eyes_closed=request.eyes_closed),
    )
