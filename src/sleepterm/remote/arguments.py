"""Reads the arguments of requests, which may hold anything."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from sleepterm.night.durations import LONGEST
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.night.word_shuffle import LENGTH, SHORTEST
from sleepterm.night.word_shuffle import LONGEST as SLOWEST
from sleepterm.playback.audition_request import AuditionRequest
from sleepterm.playback.wire import WireError, from_wire
from sleepterm.units import Percent, Seconds

Reader = Callable[[object], Any]
"""The value of an argument; raises WireError, with one sentence or a part of one."""

_LONGEST_TEXT = 500
_MOST_LAYERS = 64
_LONGEST_SNOOZE = Seconds(3600.0)
_WORDS_ID = re.compile(r"shuffle-of-words(-[0-9])?")
_MOST_WORDS = int(LENGTH / SHORTEST)
_LEAST_GAIN, _MOST_GAIN = -60.0, 24.0
_MOST_AT = 4e9
"""Seconds since the epoch that every system's calendar has: until 2096."""


def text(value: object) -> str:
    """An id: any text that is not too long."""
    read = from_wire(str, value)
    if len(read) > _LONGEST_TEXT:
        raise WireError(f"a text is longer than {_LONGEST_TEXT} characters")
    return read


def optional_text(value: object) -> str | None:
    """An id, or None."""
    return None if value is None else text(value)


def percent(value: object) -> Percent:
    """A volume, 0 to 100."""
    read = from_wire(int, value)
    if not 0 <= read <= 100:
        raise WireError("a volume is 0 to 100")
    return Percent(read)


def direction(value: object) -> int:
    """Up (+1) or down (-1)."""
    read = from_wire(int, value)
    if read not in {-1, 1}:
        raise WireError("a direction is 1 or -1")
    return read


def span(value: object) -> Seconds:
    """A time to move by, a day at most."""
    read = from_wire(float, value)
    # Not a number fails here, too.
    if not abs(read) <= LONGEST:
        raise WireError("a time is a day at most")
    return Seconds(read)


def layers(value: object) -> tuple[tuple[str, Percent], ...]:
    """Ids of tracks with their volumes."""
    if not isinstance(value, list) or len(value) > _MOST_LAYERS:
        raise WireError(f"layers are a list of {_MOST_LAYERS} at most")
    pairs = (_pair(each) for each in value)
    return tuple((text(track_id), percent(volume)) for track_id, volume in pairs)


def _pair(value: object) -> list[object]:
    if not isinstance(value, list) or len(value) != 2:
        raise WireError("a layer is an id and a volume")
    return value


def timer(value: object) -> TimerSettings:
    """Settings of the timer."""
    read = from_wire(TimerSettings, value)
    if read.duration > LONGEST or read.fade > LONGEST:
        raise WireError("a timer takes a day at most")
    return read


def wake(value: object) -> WakeSettings | None:
    """Settings of a wake-up, or None."""
    if value is None:
        return None
    read = from_wire(WakeSettings, value)
    if not 0 < read.snooze <= _LONGEST_SNOOZE:
        raise WireError("a snooze takes an hour at most")
    if read.at is not None and not 0 <= read.at <= _MOST_AT:
        raise WireError("a wake-up's date is out of range")
    _ = text(read.sound)
    return read


def audition(value: object) -> AuditionRequest | None:
    """What is to be heard alone, or None."""
    if value is None:
        return None
    read = from_wire(AuditionRequest, value)
    _ = text(read.track_id)
    # Not a number fails here, too.
    if not _LEAST_GAIN <= read.gain_db <= _MOST_GAIN:
        raise WireError("a gain is -60 to 24 dB")
    return read


def words_id(value: object) -> str:
    """The id of spoken words, after which their files are named."""
    read = from_wire(str, value)
    if not _WORDS_ID.fullmatch(read):
        raise WireError("spoken words have another name")
    return read


def words_count(value: object) -> int:
    """How many words are spoken."""
    read = from_wire(int, value)
    if not 0 < read <= _MOST_WORDS:
        raise WireError(f"words are 1 to {_MOST_WORDS}")
    return read


def words_every(value: object) -> Seconds:
    """Seconds from one word to the next."""
    read = from_wire(float, value)
    if not SHORTEST <= read <= SLOWEST:
        raise WireError("a word has 5 to 60 seconds")
    return Seconds(read)


def read_all(readers: tuple[Reader, ...], given: tuple[object, ...]) -> list[Any]:
    """The values of all arguments.

    Raises:
        WireError: there are more or fewer, or one is wrong.
    """
    if len(given) != len(readers):
        raise WireError(f"{len(readers)} arguments are needed")
    return [read(value) for read, value in zip(readers, given, strict=True)]
