"""Options that say when to wake, and by what sound."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.parser import Parser
from sleepterm.commands.requests.wake import WakeRequest
from sleepterm.errors import SleeptermError
from sleepterm.night.wake_plan import LONGEST_RISE, SHORTEST_RISE
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.units import Seconds


def add_wake(parser: Parser) -> None:
    """Add the options of a wake-up to a command that plays."""
    parser.options.add_argument(
        "--wake",
        metavar=pgettext("time of day", "TIME"),
        type=values.time_of_day,
        help=_("wake up at this time of day, like 7:00 or 7am (default: don't)"),
    )
    add_wake_sound(parser)
    add_rise(parser)


def add_wake_sound(parser: Parser) -> None:
    """Add the option for the sound of a wake-up."""
    parser.options.add_argument(
        "--wake-with",
        metavar=_("ID"),
        help=_(
            "a track's id or title, or a mix's name, to wake up by "
            "(default: a music box, joined by birds)"
        ),
    )


def add_rise(parser: Parser) -> None:
    """Add the option for the rise of a wake-up."""
    parser.options.add_argument(
        "--rise",
        metavar=_("TIME"),
        type=_rise,
        help=_(
            "how long before that time the sound begins to rise, 5m to 45m "
            "(default: 15m)"
        ),
    )


def wake_request(options: argparse.Namespace) -> WakeRequest | None:
    """The wake-up asked for; None without one.

    Raises:
        SleeptermError: there are options of a wake-up, and no time for it.
    """
    if options.wake is not None:
        return WakeRequest(options.wake, options.wake_with, options.rise)
    for option, value in (("--wake-with", options.wake_with), ("--rise", options.rise)):
        if value is not None:
            raise SleeptermError(
                _("Bad request"),
                _("{option} needs a time.").format(option=option),
                _("Add --wake 7:00."),
            )
    return None


def _rise(text: str) -> Seconds:
    length = values.duration(text)
    if not SHORTEST_RISE <= length <= LONGEST_RISE:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not between 5m and 45m").format(text=text[: values.LONGEST])
        )
    return length
