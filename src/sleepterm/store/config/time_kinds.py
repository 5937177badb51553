"""Settings that are lengths of time, times of day, or hours of the night."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

from sleepterm.errors import SleeptermError
from sleepterm.formats.table_reader import Table, as_number
from sleepterm.night.auto_arm import NightHours, parse_hours
from sleepterm.night.durations import format_duration, parse_duration
from sleepterm.night.time_of_day import TimeOfDay, parse_time_of_day
from sleepterm.store.config.kinds import OFF, Kind
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_MINUTE = 60
_LENGTHS = (
    *(30, 60, 90, 120, 180, 240, 300, 450),
    *(minutes * _MINUTE for minutes in range(10, 60, 5)),
    *(minutes * _MINUTE for minutes in range(60, 180, 15)),
    *(hours * 60 * _MINUTE for hours in range(3, 25)),
)
"""Seconds that the arrow keys step through."""


class Length(Kind["Seconds | None"]):
    """A length of time.

    Args:
        parse: reads a text.
        off: what "off" and 0 stand for; they are not allowed if `has_off` is not set.
        has_off: whether they are.
        off_word: which of the two is written.
    """

    def __init__(
        self,
        parse: Callable[[str], Seconds] = parse_duration,
        *,
        off: Seconds | None = None,
        has_off: bool = False,
        off_word: str = OFF,
    ) -> None:
        self._parse = parse
        self._off = off
        self._has_off = has_off
        self._off_word = off_word

    @property
    def allowed(self) -> str:
        """What is allowed, with examples."""
        if not self._has_off:
            return _('a length of time between 1s and 24h, like "45m" or "1h30m"')
        # Translators: {off} is "off" or "0", as it is typed
        return _(
            'a length of time between 1s and 24h, like "45m" or "1h30m", or "{off}"'
        ).format(off=self._off_word)

    def read(self, table: Table, key: str, default: Seconds | None) -> Seconds | None:
        """The seconds of a key; a number is minutes."""
        value = table.values[key]
        minutes = as_number(value)
        if self._has_off and (value in (OFF, "0", False) or minutes == 0):
            return self._off
        text = f"{minutes:f}" if minutes is not None else value
        try:
            return self._parse(text if isinstance(text, str) else "")
        except SleeptermError:
            self._refuse(table, key, self.allowed)
        return default

    def to_toml(self, value: Seconds | None) -> object:
        """The text of the form that is read."""
        is_off = self._has_off and value == self._off
        return self._off_word if value is None or is_off else format_duration(value)

    def next_to(self, value: Seconds | None, direction: int) -> object | None:
        """The next of the usual lengths."""
        lengths = [*([0] if self._has_off else []), *_LENGTHS]
        now = 0.0 if self.to_toml(value) == self._off_word else value or 0.0
        if direction > 0:
            near = next((x for x in lengths if x > now), lengths[-1])
        else:
            near = next((x for x in reversed(lengths) if x < now), lengths[0])
        return self.to_toml(Seconds(near) if near else self._off)


class Clock(Kind["TimeOfDay | None"]):
    """A time of day, or none."""

    allowed = _('a time of day, like "23:30", or "{off}"').format(off=OFF)

    def read(
        self, table: Table, key: str, default: TimeOfDay | None
    ) -> TimeOfDay | None:
        """The time of a key."""
        value = table.values[key]
        if value == OFF:
            return None
        try:
            return parse_time_of_day(value if isinstance(value, str) else "")
        except SleeptermError:
            self._refuse(table, key, self.allowed)
            return default

    def to_toml(self, value: TimeOfDay | None) -> object:
        """The text of the form that is read."""
        return OFF if value is None else str(value)

    def from_text(self, text: str) -> object:
        """The text."""
        return text.strip()


class Hours(Kind["NightHours | None"]):
    """Hours from one time of day to another, or none."""

    allowed = _('hours like "22-6" or "21:30-6:15", or "{off}"').format(off=OFF)

    def read(
        self, table: Table, key: str, default: NightHours | None
    ) -> NightHours | None:
        """The hours of a key."""
        value = table.values[key]
        if value == OFF or value is False:
            return None
        try:
            return parse_hours(value if isinstance(value, str) else "")
        except SleeptermError:
            self._refuse(table, key, self.allowed)
            return default

    def to_toml(self, value: NightHours | None) -> object:
        """The text of the form that is read."""
        return OFF if value is None else f"{_hour(value.start)}-{_hour(value.end)}"


def _hour(clock: time) -> str:
    return f"{clock.hour}:{clock.minute:02d}" if clock.minute else f"{clock.hour}"
