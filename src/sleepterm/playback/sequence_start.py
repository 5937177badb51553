"""How a session of parts begins now: its clock and its timer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from sleepterm.library.mixes.drafts import enumerated
from sleepterm.library.sequences.plan import Plan, PlannedPart
from sleepterm.night.sequence_clock import SequenceClock, clock_of
from sleepterm.night.sleep_timer import EndWith, TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext
from sleepterm.units import Seconds

BED_FADE = Seconds(20.0)
"""The fade of a last guided track's bed after it, unless the session says so."""

AFTER_RISE = Seconds(10.0)
"""The fade at the end of a last part that rises, unless the session says so."""

LOOKS_AHEAD = Seconds(12 * 3600.0)
"""A time of day further ahead than this is over for tonight."""

_SHORTEST = Seconds(1.0)


@dataclass(frozen=True, slots=True)
class SequenceStart:
    """A session that is to begin.

    Attributes:
        plan: without the parts whose time of day is over for tonight.
        clock: at its beginning.
        timer: as long as the session.
        due: number of each part at a time of day to seconds since the epoch (UTC).
        over: says which parts are left out, as their time of day is over for tonight;
            "" if none is.
    """

    plan: Plan
    clock: SequenceClock
    timer: TimerSettings
    due: dict[int, float]
    over: str = ""

    def shortened(self, most: Seconds) -> SequenceStart:
        """The same in `most` seconds, or a fade; unchanged if it waits for a voice."""
        over = self.clock.remaining - max(most, self.timer.fade)
        if over <= 0 or self.plan.ends_with_voice:
            return self
        clock = self.clock.extended(Seconds(-over))
        timer = replace(self.timer, duration=clock.remaining)
        return replace(self, clock=clock, timer=timer)


def start_of(
    plan: Plan,
    now: float,
    timer: TimerSettings,
    zone: tzinfo | None = None,
    *,
    first: int = 0,
) -> SequenceStart:
    """How a session begins now.

    Args:
        plan: one part at least.
        now: seconds since the epoch (UTC).
        timer: the user's own; its law and what happens after the end are kept.
        zone: the time zone of times of day; None is this computer's.
        first: number of the part that it begins with, whatever time of day that has.
    """
    plan = plan.begun_with(first)
    left_out = _over_tonight(plan, now, zone)
    over = _said([plan.parts[at] for at in sorted(left_out)])
    plan = plan.without(left_out)
    due = _due(plan, now, zone)
    fade = _fade(plan, timer.fade)
    tail = Seconds(fade if plan.ends_with_voice else 0.0)
    clock = clock_of(
        [part.length for part in plan.parts],
        [part.waits for part in plan.parts],
        [_ahead(due.get(at), now) for at in range(len(plan.parts))],
        tail,
        first,
    )
    settings = replace(
        timer,
        enabled=True,
        duration=clock.remaining,
        fade=fade,
        end=EndWith.TIME,
        # The session's end is none of the user's own times of day.
        until=None,
    )
    return SequenceStart(plan, clock, settings, due, over)


def _said(parts: Sequence[PlannedPart]) -> str:
    if not parts:
        return ""
    hours = round(LOOKS_AHEAD / 3600)
    return ngettext(
        "Plays without {names}: more than {hours} hour away.",
        "Plays without {names}: more than {hours} hours away.",
        hours,
    ).format(
        names=enumerated(
            [
                _("{title} from {time:%H:%M}").format(title=part.title, time=part.at)
                for part in parts
            ]
        ),
        hours=hours,
    )


def _over_tonight(plan: Plan, now: float, zone: tzinfo | None) -> set[int]:
    due = _due(plan, now, zone)
    return {at for at, when in due.items() if when - now > LOOKS_AHEAD}


def _due(plan: Plan, now: float, zone: tzinfo | None) -> dict[int, float]:
    found: dict[int, float] = {}
    since = now
    for index, part in enumerate(plan.parts):
        if part.at is not None:
            clock = TimeOfDay(part.at.hour, part.at.minute)
            found[index] = since = clock.next_after(since, zone)
    return found


def _ahead(due: float | None, now: float) -> Seconds | None:
    return None if due is None else Seconds(due - now)


def _fade(plan: Plan, usual: Seconds) -> Seconds:
    last = plan.parts[-1]
    if plan.ends_with_voice:
        return plan.fade or BED_FADE
    wanted = plan.fade or (AFTER_RISE if last.rise else usual)
    return Seconds(max(_SHORTEST, min(wanted, last.length)))
