"""What a word on the command line means: volumes, times and choices."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from sleepterm.commands.requests import LayerRequest
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.filters import LengthBand
from sleepterm.night.durations import parse_duration
from sleepterm.night.guidance import FASTEST, SLOWEST
from sleepterm.text import did_you_mean
from sleepterm.units import Percent, Seconds

_Value = TypeVar("_Value")
_LONGEST = 20

MEASURE = "measure"
"""In the place of a gain: find it out."""

# Each of these raises argparse.ArgumentTypeError, which the parser turns into
# a message with the option's name before it.


class Choices(Generic[_Value]):
    """Some values, each written as its text.

    Args:
        values: what there is to choose from.
        text_of: how each is written, in lower case.
    """

    def __init__(
        self, values: Iterable[_Value], text_of: Callable[[_Value], str] = str
    ) -> None:
        self.by_text: Mapping[str, _Value] = {text_of(each): each for each in values}

    def convert(self, text: str) -> _Value:
        """The value that is written so, whatever its case."""
        if text.lower() in self.by_text:
            return self.by_text[text.lower()]
        word = text[:_LONGEST]
        if question := did_you_mean(text, self.by_text):
            raise argparse.ArgumentTypeError(f"there is no '{word}'. {question}")
        raise argparse.ArgumentTypeError(
            f"'{word}' is none of {', '.join(self.by_text)}"
        )


BANDS = Choices(LengthBand, lambda band: band.label.removesuffix(" min"))
"""The length bands, as they are typed."""


def layer(text: str) -> LayerRequest:
    """A name with a volume, "rain:40", or without, "rain"."""
    name, colon, volume = text.partition(":")
    return LayerRequest(name, percent(volume) if colon else None)


def percent(text: str) -> Percent:
    """A volume, 0 to 100."""
    if not text.isascii() or not text.isdigit() or int(text) > 100:
        raise argparse.ArgumentTypeError(
            f"'{text[:_LONGEST]}' is not a volume of 0 to 100"
        )
    return Percent(int(text))


def pace(text: str) -> float:
    """A speed of silences."""
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not SLOWEST <= speed <= FASTEST:
        raise argparse.ArgumentTypeError(
            f"'{text[:_LONGEST]}' is not a pace of {SLOWEST} to {FASTEST}"
        )
    return speed


def duration(text: str) -> Seconds:
    """A length of time: "45m", "1h30m"."""
    try:
        return parse_duration(text)
    except SleeptermError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error


def timer(text: str) -> Seconds:
    """A length of time, or 0.0 for "off"."""
    return Seconds(0.0) if text.strip().lower() == "off" else duration(text)


def gain(text: str) -> float | str:
    """A number of dB, or "measure"."""
    if text == MEASURE:
        return text
    try:
        return float(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text[:_LONGEST]}' is neither a number of dB nor '{MEASURE}'"
        ) from None


def seed(text: str) -> int:
    """A whole number."""
    try:
        return int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"'{text[:_LONGEST]}' is not a whole number"
        ) from None


def hour(text: str) -> int:
    """An hour of the day, 0 to 23."""
    if not text.isascii() or not text.isdigit() or int(text) > 23:
        raise argparse.ArgumentTypeError(
            f"'{text[:_LONGEST]}' is not an hour from 0 to 23"
        )
    return int(text)
