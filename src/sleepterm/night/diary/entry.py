"""An entry of the sleep diary, and what is computed from it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta

from sleepterm.night.diary.nights import Zone, first_moment, moment_after
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext

_LONGEST_NIGHT = timedelta(hours=24)
_LONG = timedelta(hours=16)
_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """The answers about one night; None, or "", is a question without an answer.

    Attributes:
        morning: the date of the morning.
        bed: when the user got into bed.
        sleep: when they tried to go to sleep.
        latency: minutes until they slept.
        awakenings: how often they woke up, the last time left out.
        awake: minutes awake in these, all together.
        wake: when they woke up for the last time.
        up: when they got out of bed.
        quality: of the sleep, 1 (very poor) to 5 (very good).
        note: one line.
    """

    morning: date
    bed: time | None = None
    sleep: time | None = None
    latency: int | None = None
    awakenings: int | None = None
    awake: int | None = None
    wake: time | None = None
    up: time | None = None
    quality: int | None = None
    note: str = ""

    @property
    def is_blank(self) -> bool:
        """Whether no question is answered."""
        return not any(
            getattr(self, each.name) not in {None, ""} for each in fields(self)[1:]
        )


@dataclass(frozen=True, slots=True)
class Figures:
    """What follows from an entry; None where answers are missing or contradict.

    Attributes:
        in_bed: time in bed, above 0.
        asleep: total sleep time, from 0 to `in_bed`.
        doubt: a sentence about times that can hardly be meant so; "" if there are none.
    """

    in_bed: timedelta | None = None
    asleep: timedelta | None = None
    doubt: str = ""

    @property
    def efficiency(self) -> float | None:
        """Sleep efficiency, 0.0 to 1.0: total sleep time / time in bed.

        The usual definition, as in Carney et al. 2012, Sleep 35(2):287; Reed and Sacco
        2016, J Clin Sleep Med 12(2):263 discuss the denominator.
        """
        if self.in_bed is None or self.asleep is None:
            return None
        return self.asleep / self.in_bed


def figures(entry: Entry, zone: Zone = None) -> Figures:
    """Time in bed and total sleep time, in time that really passed.

    The hour that a clock skips or repeats in the night counts as it was. Total sleep
    time goes from trying to sleep to the last waking, less the minutes it took to fall
    asleep and those awake in between (Carney et al. 2012, Sleep 35(2):287). Without
    awakenings the latter are 0.

    Args:
        entry: the answers.
        zone: rules of the user's clock.
    """
    bed, sleep, wake, up = _in_order(entry, zone)
    ends = [moment for moment in (bed, sleep, wake, up) if moment is not None]
    if ends and ends[-1] - ends[0] > _LONGEST_NIGHT:
        return Figures(doubt=_out_of_order(entry))
    in_bed = up - bed if bed is not None and up is not None else None
    if in_bed is not None and not in_bed:
        return Figures(doubt=_out_of_order(entry))
    asleep = None
    awake = 0 if entry.awakenings == 0 and entry.awake is None else entry.awake
    if None not in {sleep, wake, entry.latency, awake} and sleep and wake:
        asleep = wake - sleep - _MINUTE * ((entry.latency or 0) + (awake or 0))
    if asleep is not None and asleep < timedelta():
        doubt = _(
            "More minutes awake than there were between falling asleep and waking."
        )
        return Figures(in_bed, doubt=doubt)
    doubt = ""
    if in_bed is not None and in_bed > _LONG:
        hours = round(in_bed / timedelta(hours=1))
        doubt = ngettext(
            "That is {hours} hour in bed. For the evening write 23:00 or 11pm.",
            "That is {hours} hours in bed. For the evening write 23:00 or 11pm.",
            hours,
        ).format(hours=hours)
    return Figures(in_bed, asleep, doubt)


def _in_order(entry: Entry, zone: Zone) -> list[datetime | None]:
    """The moments of the four times, each after those before it."""
    moments: list[datetime | None] = []
    last: datetime | None = None
    for clock in (entry.bed, entry.sleep, entry.wake, entry.up):
        if clock is None:
            moments.append(None)
            continue
        if last is None:
            last = first_moment(entry.morning, clock, zone)
        else:
            last = moment_after(last, entry.morning, clock, zone)
        moments.append(last)
    return moments


def _out_of_order(entry: Entry) -> str:
    clocks = (entry.bed, entry.sleep, entry.wake, entry.up)
    times = ", ".join(f"{x:%H:%M}" for x in clocks if x is not None)
    return _("These times do not follow each other: {times}.").format(times=times)
