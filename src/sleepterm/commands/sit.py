"""`sleepterm sit`: silent meditation with bells."""

from __future__ import annotations

import random
from dataclasses import replace

from sleepterm.commands.requests.breathing import SitRequest
from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.commands.shared.made_session import MadeTimer, play_made
from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.made_tracks import sit_track
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.night.durations import format_duration
from sleepterm.night.sleep_timer import AfterEnd, EndWith, TimerSettings
from sleepterm.night.timer_rules import TimerRules
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_FADE = Seconds(30.0)
"""Of the loop beneath, once the last bell has died away."""

_SEEDS = 10**9


def run(request: SitRequest) -> int:
    """Ring the bells, and end when the last one has died away."""
    plan = request.plan
    if plan.shortest is not None and plan.shortest >= request.length:
        every, whole = map(format_duration, (plan.shortest, request.length))
        raise SleeptermError(
            _("No bell rings"),
            _("No bell rings every {every} in a sitting of {whole}.").format(
                every=every, whole=whole
            ),
        )
    if plan.is_random:
        plan = replace(plan, seed=random.SystemRandom().randrange(_SEEDS))
    bed = request.bed or NO_BED
    track = sit_track(request.length, plan)

    def timer(default: TimerSettings) -> TimerSettings:
        return replace(
            default,
            enabled=bed != NO_BED,
            end=EndWith.TRACK,
            tracks=1,
            until=None,
            fade=_FADE,
            then=AfterEnd.NOTHING,
        )

    return play_made(
        track,
        asked=request,
        bed=bed,
        timer=MadeTimer(
            TimerRequest(),
            timer,
            # It ends with its last bell, and nobody is to fall asleep.
            lambda _: TimerRules(still_awake=Seconds(0.0)),
        ),
    )
