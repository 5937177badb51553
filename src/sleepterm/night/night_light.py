"""When the night screen is dark, and what a key means there.

    OFF ──any key──▶ COMING ──a second──▶ ON ──20 s without a key──▶ OFF

While any key means that the user is still awake, it means only that: the screen stays
dark. A state machine without a clock: the time is passed in.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from sleepterm.units import Seconds

BEFORE_LIGHT = Seconds(1.0)
"""The screen stays dark for so long after the key that wakes it."""

LIT = Seconds(20.0)
"""The choices are shown for so long after the last key."""

_FOR_WRITERS = 5.0
"""So many times as long the screen waits while the user may be writing."""


class Light(Enum):
    """What the night screen shows."""

    OFF = "off"
    """At most one dim line."""
    COMING = "coming"
    """The same: a key was pressed a moment ago."""
    ON = "on"
    """The choices."""


class Meaning(Enum):
    """What a key on the night screen does."""

    NOTHING = "nothing"
    STILL_AWAKE = "still-awake"
    COMMAND = "command"
    """What the key does among the choices."""


@dataclass(frozen=True, slots=True)
class NightLight:
    """The light of the night screen.

    Attributes:
        light: what is shown.
        since: monotonic seconds of the key that the light counts from.
    """

    light: Light = Light.OFF
    since: float = 0.0

    def key(self, now: float, *, is_still_awake: bool) -> tuple[NightLight, Meaning]:
        """The light after a key, and what that key means.

        Args:
            now: monotonic seconds.
            is_still_awake: whether any key means that the user is still awake.
        """
        light = self.at(now)
        if is_still_awake:
            return NightLight(), Meaning.STILL_AWAKE
        if light.light is Light.ON:
            return replace(light, since=now), Meaning.COMMAND
        if light.light is Light.OFF:
            light = NightLight(Light.COMING, now)
        return light, Meaning.NOTHING

    def at(self, now: float) -> NightLight:
        """The light at a time, without another key."""
        passed = now - self.since
        if self.light is Light.COMING and passed >= BEFORE_LIGHT:
            lit = NightLight(Light.ON, self.since + BEFORE_LIGHT)
            return lit.at(now)
        if self.light is Light.ON and passed >= LIT:
            return NightLight()
        return self

    def until_change(self, now: float) -> Seconds | None:
        """Seconds until it changes by itself; None if it does not."""
        length = {Light.COMING: BEFORE_LIGHT, Light.ON: LIT}.get(self.light)
        return None if length is None else Seconds(max(0.0, self.since + length - now))


def until_dark(
    now: float, last_input: float, after: Seconds | None, *, is_writing: bool
) -> Seconds | None:
    """Seconds until the night screen opens by itself; 0 if it is to open now.

    Args:
        now: monotonic seconds.
        last_input: those of the last key or movement of the mouse.
        after: how long nothing must be typed; None never opens it.
        is_writing: whether the user may be thinking about what to type next, which
            gets five times as long.
    """
    if after is None:
        return None
    length = after * (_FOR_WRITERS if is_writing else 1.0)
    return Seconds(max(0.0, last_input + length - now))
