"""What the player knows of a night: lights out, and the last key."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import NamedTuple

from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.nights import Zone, local_time, morning_of
from sleepterm.units import Seconds

_PAUSE = 3600.0
"""Seconds of silence after which a sound is no longer of the same falling asleep."""

_SETTLED = 600.0
"""A sound that was heard for so many seconds was not only tried."""

_LONGEST_LATENCY = 3 * 3600.0
_EVENING, _SMALL_HOURS, _DAWN = time(18), time(2), time(6)
"""Who listens by day, between dawn and evening, need not be falling asleep."""


class Sound(NamedTuple):
    """A sound that played: when it began (epoch, UTC), and for how many seconds."""

    began: float
    heard: Seconds


def suggested(
    morning: date, sounds: Iterable[Sound], keys: Iterable[float], zone: Zone = None
) -> Entry:
    """The entry of a night, as far as the player knows it.

    Lights out is when the sound began to which the user fell asleep. Who presses a
    key is awake: it took at least until the last one. Without a sound the last key is
    lights out.

    Args:
        morning: the date of the morning.
        sounds: what played, in any order; other nights are ignored.
        keys: when the last key before a longer pause was pressed, in seconds since the
            epoch (UTC), in any order; other nights are ignored.
        zone: rules of the user's clock.
    """
    pressed = sorted(at for at in keys if morning_of(at, zone) == morning)
    played = sorted(x for x in sounds if morning_of(x.began, zone) == morning)
    falling_asleep = _at_bedtime(_together(played), zone)
    if not falling_asleep:
        last = _at_bedtime(_together([Sound(at, Seconds(0.0)) for at in pressed]), zone)
        return _entry(morning, last[-1].began, None, zone) if last else Entry(morning)
    settled = (x for x in falling_asleep if x.heard >= _SETTLED)
    lights_out = next(settled, falling_asleep[-1]).began
    later = [at for at in pressed if lights_out < at <= lights_out + _LONGEST_LATENCY]
    # The night's next sound belongs to an awakening, and so do its keys.
    after = [x.began for x in played if x.began > falling_asleep[-1].began]
    later = [at for at in later if not after or at < after[0]]
    latency = round((later[-1] - lights_out) / 60) if later else None
    return _entry(morning, lights_out, latency or None, zone)


def _entry(morning: date, sleep: float, latency: int | None, zone: Zone) -> Entry:
    moment = local_time(sleep, zone)
    return Entry(morning, sleep=time(moment.hour, moment.minute), latency=latency)


def _together(sounds: Sequence[Sound]) -> list[list[Sound]]:
    """The sounds in groups without a longer silence within them."""
    groups: list[list[Sound]] = []
    end = float("-inf")
    for sound in sounds:
        if not groups or sound.began - end > _PAUSE:
            groups.append([])
        groups[-1].append(sound)
        end = max(end, sound.began + sound.heard)
    return groups


def _at_bedtime(groups: Sequence[list[Sound]], zone: Zone) -> list[Sound]:
    """The group that began last in the evening, else first before dawn; or []."""
    evening: list[Sound] = []
    before_dawn: list[Sound] = []
    for group in groups:
        clock = local_time(group[0].began, zone).time()
        if clock >= _EVENING or clock < _SMALL_HOURS:
            evening = group
        elif clock < _DAWN:
            before_dawn = before_dawn or group
    return evening or before_dawn
