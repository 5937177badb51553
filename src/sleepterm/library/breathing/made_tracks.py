"""Tracks that are made when they are asked for; the id says all about them.

    breathe-5-5-5m              breathing at 5-5, five minutes
    breathe-5p5-6-90s           at 5.5-6, a minute and a half
    sit-20m                     twenty minutes of silence, with a bell at both ends
    sit-20m-bell-5m             a bell every five minutes too
    sit-20m-bell-4m-7m-seed-17  a bell every four to seven minutes
    sit-20m-no-start-no-end     neither

So a session, a mix or the history that has the id needs no file to play it again.
"""

from __future__ import annotations

import contextlib
import math
import re
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.bell_times import Bell, BellPlan
from sleepterm.library.breathing.pattern import (
    FIVE_FIVE,
    BreathPattern,
    parse_pattern,
)
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.translation import gettext as _
from sleepterm.units import Decibels, Seconds

LONGEST_BREATHING = Seconds(2 * 3600.0)
LONGEST_SITTING = Seconds(6 * 3600.0)
BED = "brown-noise"
"""The loop under the pacer, if the user chooses no other: steady, without a rhythm."""

RINGING = Seconds(12.0)
"""How long a sitting goes on after its end, so that the last bell dies away."""

_MAKER = "sleepterm"
_TIME = r"(\d{1,5}[ms])"
_BREATHE = re.compile(rf"breathe-([0-9p]+(?:-[0-9p]+){{1,3}})-{_TIME}", re.ASCII)
_SIT = re.compile(
    rf"sit-{_TIME}(?:-bell-{_TIME}(?:-{_TIME}-seed-(\d{{1,9}}))?)?"
    r"(-no-start)?(-no-end)?",
    re.ASCII,
)


@dataclass(frozen=True)
class PacerTrack(Track):
    """The sound of the breathing pacer. It has no file: `file` is an empty path.

    Attributes:
        pattern: of its breaths, the first of which begins with the track.
        breaths: how many there are.
    """

    pattern: BreathPattern = FIVE_FIVE
    breaths: int = 1


@dataclass(frozen=True)
class SitTrack(Track):
    """Silence with bells. It has no file: `file` is an empty path.

    Attributes:
        bells: sorted by time.
    """

    bells: tuple[Bell, ...] = ()


def pacer_track(pattern: BreathPattern, length: Seconds) -> PacerTrack:
    """The breathing pacer of a pattern, about `length` seconds long.

    It ends on a whole breath, and has at least one.

    Args:
        pattern: of the breaths.
        length: above 0 and up to two hours; parts of a second do not count.

    Raises:
        SleeptermError: the length is out of these bounds.
    """
    length = _checked(
        length,
        LONGEST_BREATHING,
        _("A breathing pacer lasts between 1 second and 2 hours."),
    )
    breaths = pattern.whole_breaths(length)
    spelled = str(pattern).replace(".", "p")
    return PacerTrack(
        id=f"breathe-{spelled}-{_spelled(length)}",
        title=_("Breathing {pattern}, {length}").format(
            pattern=pattern, length=_said(length)
        ),
        type=ContentType.BREATHWORK,
        file=Path(),
        topics=("breathing",),
        playback=PlaybackMode.ONCE,
        bed=BED,
        bed_db=Decibels(-9.0),
        credit=_MAKER,
        length=Seconds(round(breaths * pattern.seconds, 1)),
        pattern=pattern,
        breaths=breaths,
    )


def sit_track(length: Seconds, plan: BellPlan) -> SitTrack:
    """Silence with bells.

    Args:
        length: from the start to the bell at the end, above 0 and up to six hours; the
            track is 12 s longer, so that the bell dies away.
        plan: which bells ring.

    Raises:
        SleeptermError: the length is out of these bounds.
    """
    length = _checked(
        length,
        LONGEST_SITTING,
        _("A sitting lasts between 1 second and 6 hours."),
    )
    plan = replace(plan, shortest=_whole(plan.shortest), longest=_whole(plan.longest))
    return SitTrack(
        id="-".join(["sit", _spelled(length), *_spelled_plan(plan)]),
        title=_("Silent sitting, {length}").format(length=_said(length)),
        type=ContentType.MEDITATION,
        file=Path(),
        topics=("meditation",),
        playback=PlaybackMode.ONCE,
        credit=_MAKER,
        length=Seconds(length + RINGING),
        bells=plan.bells(length),
    )


def made_track(track_id: str) -> Track | None:
    """The track of an id as `pacer_track` and `sit_track` give it; None for others."""
    with contextlib.suppress(SleeptermError):
        if match := _BREATHE.fullmatch(track_id):
            pattern = parse_pattern(match[1].replace("p", "."))
            return _same(pacer_track(pattern, _seconds(match[2])), track_id)
        if match := _SIT.fullmatch(track_id):
            length, shortest, longest, seed, no_start, no_end = match.groups()
            plan = BellPlan(
                shortest=_seconds(shortest) if shortest else None,
                longest=_seconds(longest) if longest else None,
                at_start=not no_start,
                at_end=not no_end,
                seed=int(seed or 0),
            )
            return _same(sit_track(_seconds(length), plan), track_id)
    return None


def _same(track: Track, track_id: str) -> Track | None:
    """The track, if this is its only id: one track may not have two."""
    return track if track.id == track_id else None


def _checked(length: Seconds, most: Seconds, rule: str) -> Seconds:
    if not (math.isfinite(length) and 1 <= length <= most):
        raise SleeptermError(_("Not a length"), rule)
    return Seconds(float(math.floor(length)))


def _whole(length: Seconds | None) -> Seconds | None:
    return None if length is None else Seconds(float(math.floor(length)))


def _spelled_plan(plan: BellPlan) -> list[str]:
    parts = []
    if plan.shortest is not None:
        parts += ["bell", _spelled(plan.shortest)]
        if plan.longest is not None and plan.is_random:
            parts += [_spelled(plan.longest), "seed", str(plan.seed)]
    parts += ["no-start"] if not plan.at_start else []
    parts += ["no-end"] if not plan.at_end else []
    return parts


def _spelled(length: Seconds) -> str:
    whole = int(length)
    return f"{whole}s" if whole % 60 else f"{whole // 60}m"


def _said(length: Seconds) -> str:
    whole = int(length)
    return f"{whole} s" if whole % 60 else f"{whole // 60} min"


def _seconds(spelled: str) -> Seconds:
    return Seconds(float(spelled[:-1]) * (60 if spelled[-1] == "m" else 1))
