"""Arguments of the commands wake and nap, and of the actions of wake-timer."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.device_option import add_device
from sleepterm.commands.grammar.here_option import add_here
from sleepterm.commands.grammar.mix_options import layer
from sleepterm.commands.grammar.parser import Parser, Syntax, add_nothing
from sleepterm.commands.grammar.wake_options import add_rise, add_wake_sound
from sleepterm.commands.requests.wake import WakeRequest
from sleepterm.commands.requests.waking import (
    InstallTimerRequest,
    NapRequest,
    RemoveTimerRequest,
    TimerStatusRequest,
    WakeOnlyRequest,
)
from sleepterm.night.durations import format_duration
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.units import Seconds

_SHORTEST_NAP, _LONGEST_NAP = Seconds(600.0), Seconds(6 * 3600.0)


def _add_time(parser: Parser) -> None:
    parser.arguments.add_argument(
        "time",
        metavar=pgettext("time of day", "TIME"),
        type=values.time_of_day,
        help=_("the time of day at which the sound is full, like 7:00 or 7am"),
    )


def _add_wake(parser: Parser) -> None:
    _add_time(parser)
    add_wake_sound(parser)
    add_rise(parser)
    parser.options.add_argument(
        "--if-within",
        metavar=_("TIME"),
        type=values.duration,
        help=_(
            "do nothing if that time is further off, like 1h (default: wait for it)"
        ),
    )
    add_device(parser)
    parser.options.add_argument(
        "--here",
        action="store_true",
        help=_(
            "wake from here, even if another sleepterm runs (default: that one wakes)"
        ),
    )


def _wake(options: argparse.Namespace) -> WakeRequest:
    return WakeRequest(options.time, options.wake_with, options.rise)


def _wake_request(options: argparse.Namespace) -> WakeOnlyRequest:
    return WakeOnlyRequest(
        _wake(options), options.if_within, options.device, options.here
    )


def _add_nap(parser: Parser) -> None:
    parser.arguments.add_argument(
        "length",
        metavar=_("TIME"),
        type=_nap_length,
        help=_("how long to sleep, 10m to 6h, like 20m"),
    )
    parser.arguments.add_argument(
        "layers",
        metavar=_("ID[:PERCENT]"),
        nargs="*",
        type=layer,
        help=_(
            "what to fall asleep to: a track's id or title, or a mix's name, and its "
            "volume (default: the last mix, else steady rain)"
        ),
    )
    parser.options.add_argument(
        "--volume",
        metavar=_("PERCENT"),
        type=values.percent,
        help=_("master volume, 0 to 100 (default: three quarters of the last one)"),
    )
    add_wake_sound(parser)
    add_device(parser)
    add_here(parser)


def _nap_request(options: argparse.Namespace) -> NapRequest:
    return NapRequest(
        options.length,
        tuple(options.layers),
        options.wake_with,
        options.volume,
        options.device,
        options.here,
    )


def _nap_length(text: str) -> Seconds:
    length = values.duration(text)
    if not _SHORTEST_NAP <= length <= _LONGEST_NAP:
        shortest, longest = (
            format_duration(_SHORTEST_NAP),
            format_duration(_LONGEST_NAP),
        )
        raise argparse.ArgumentTypeError(
            _("'{text}' is not between {least} and {most}").format(
                text=text[: values.LONGEST], least=shortest, most=longest
            )
        )
    return length


def _add_install(parser: Parser) -> None:
    _add_time(parser)
    add_wake_sound(parser)
    add_rise(parser)


def _install_request(options: argparse.Namespace) -> InstallTimerRequest:
    return InstallTimerRequest(_wake(options))


def _remove_request(_options: argparse.Namespace) -> RemoveTimerRequest:
    return RemoveTimerRequest()


def _status_request(_options: argparse.Namespace) -> TimerStatusRequest:
    return TimerStatusRequest()


SYNTAX = {
    "wake": Syntax(_add_wake, _wake_request),
    "nap": Syntax(_add_nap, _nap_request),
    "install": Syntax(_add_install, _install_request),
    "remove": Syntax(add_nothing, _remove_request),
    "status": Syntax(add_nothing, _status_request),
}
"""The commands of this module."""
