"""Arguments of the commands breathe and sit."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.device_option import add_device
from sleepterm.commands.grammar.here_option import add_here
from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.requests.breathing import BreatheRequest, SitRequest
from sleepterm.commands.requests.playing import TimerRequest
from sleepterm.errors import SleeptermError
from sleepterm.library.breathing.bell_times import BellPlan
from sleepterm.library.breathing.pattern import (
    FIVE_FIVE,
    BreathPattern,
    parse_pattern,
)
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_MASTER, Seconds

_MOST_MINUTES = 120
_DEFAULT_MINUTES = 5

_Interval = tuple[Seconds, Seconds | None]


def _add_breathe(parser: Parser) -> None:
    parser.arguments.add_argument(
        "pattern",
        metavar=_("PATTERN"),
        nargs="?",
        type=_pattern,
        default=FIVE_FIVE,
        help=_(
            "seconds to breathe in, hold, breathe out and hold: 5-5 (the default), "
            "4-6, 4-7-8, box, or your own like 5.5-6"
        ),
    )
    parser.options.add_argument(
        "--minutes",
        metavar="N",
        type=_minutes,
        default=_minutes(str(_DEFAULT_MINUTES)),
        help=_("how long, rounded to whole breaths (default: {default})").format(
            default=_DEFAULT_MINUTES
        ),
    )
    _add_bed(parser, "brown-noise")
    _add_volume_and_device(parser)
    parser.options.add_argument(
        "--timer",
        metavar=_("TIME"),
        type=_timer,
        help=_(
            "time until the loop beneath is silent, like 45m; 'off' plays all night "
            "(default: the one in config.toml, else 45m)"
        ),
    )
    parser.options.add_argument(
        "--eyes-closed",
        action="store_true",
        help=_("draw nothing that moves: the sound says when"),
    )


def _breathe_request(options: argparse.Namespace) -> BreatheRequest:
    off = options.timer == 0.0
    return BreatheRequest(
        pattern=options.pattern,
        length=options.minutes,
        bed=options.bed,
        volume=options.volume,
        eyes_closed=options.eyes_closed,
        timer=TimerRequest(off=off, duration=None if off else options.timer),
        device=options.device,
        here=options.here,
    )


def _add_sit(parser: Parser) -> None:
    parser.arguments.add_argument(
        "length",
        metavar=_("LENGTH"),
        type=values.duration,
        help=_("how long, like 20m or 1h; a bell rings at the start and the end"),
    )
    parser.options.add_argument(
        "--bell",
        metavar=_("TIME[-TIME]"),
        type=_interval,
        help=_(
            "ring every 5m, or with 4m-7m after a random time between these two "
            "(default: no bells in between)"
        ),
    )
    parser.options.add_argument(
        "--no-start-bell", action="store_true", help=_("no bell at the start")
    )
    parser.options.add_argument(
        "--no-end-bell", action="store_true", help=_("no bell at the end")
    )
    _add_bed(parser, "none")
    _add_volume_and_device(parser)


def _sit_request(options: argparse.Namespace) -> SitRequest:
    shortest, longest = options.bell or (None, None)
    plan = BellPlan(
        shortest,
        longest,
        at_start=not options.no_start_bell,
        at_end=not options.no_end_bell,
    )
    return SitRequest(
        options.length,
        plan,
        options.bed,
        options.volume,
        options.device,
        options.here,
    )


def _add_bed(parser: Parser, default: str) -> None:
    parser.options.add_argument(
        "--bed",
        metavar=_("ID"),
        help=_("the loop beneath, or 'none' (default: {default})").format(
            default=default
        ),
    )


def _add_volume_and_device(parser: Parser) -> None:
    parser.options.add_argument(
        "--volume",
        metavar=_("PERCENT"),
        type=values.percent,
        help=_("master volume, 0 to 100 (default: {default})").format(
            default=DEFAULT_MASTER
        ),
    )
    add_device(parser)
    add_here(parser)


def _pattern(text: str) -> BreathPattern:
    try:
        return parse_pattern(text)
    except SleeptermError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error


def _minutes(text: str) -> Seconds:
    """Parse a number of minutes."""
    plain = text.replace(",", ".").replace(".", "", 1)
    is_number = plain.isascii() and plain.isdigit()
    minutes = float(text.replace(",", ".")) if is_number else 0.0
    if not 0.5 <= minutes <= _MOST_MINUTES:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not a number of minutes from 0.5 to {most}").format(
                text=text[: values.LONGEST], most=_MOST_MINUTES
            )
        )
    return Seconds(minutes * 60)


def _timer(text: str) -> Seconds:
    """Parse a duration; 0.0 for "off"."""
    return Seconds(0.0) if text.strip().lower() == "off" else values.duration(text)


def _interval(text: str) -> _Interval:
    """Parse a time between bells, "5m", or its bounds, "4m-7m"."""
    low, dash, high = text.partition("-")
    interval = values.duration(low), values.duration(high) if dash else None
    try:
        BellPlan(*interval)
    except SleeptermError as error:
        raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error
    return interval


SYNTAX = {
    "breathe": Syntax(_add_breathe, _breathe_request),
    "sit": Syntax(_add_sit, _sit_request),
}
"""The commands of this module."""
