"""Arguments of the commands for the running sleepterm."""

from __future__ import annotations

import argparse
import re
from string import Formatter

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.json_option import add_json
from sleepterm.commands.grammar.parser import Parser, Syntax, add_nothing
from sleepterm.commands.requests.control import (
    FIELDS,
    Order,
    OrderRequest,
    StatusRequest,
    StepRequest,
    TimerChangeRequest,
    VolumeRequest,
)
from sleepterm.text import did_you_mean
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_RELATIVE = re.compile(r"([+-])(.+)", re.DOTALL)


def _order(order: Order) -> Syntax:
    return Syntax(add_nothing, lambda _: OrderRequest(order))


def _step(by: int) -> Syntax:
    return Syntax(add_nothing, lambda _: StepRequest(by))


def _add_timer(parser: Parser) -> None:
    parser.arguments.add_argument(
        "change",
        metavar=_("TIME"),
        type=_timer,
        help=_(
            "time until silence, like 45m or 'until 23:30'; '+15' and '-5' move the "
            "end by minutes; 'off' plays all night"
        ),
    )


def _timer(text: str) -> TimerChangeRequest:
    if match := _RELATIVE.fullmatch(text):
        length = values.duration(match[2])
        return TimerChangeRequest(by=Seconds(-length if match[1] == "-" else length))
    word = text.strip().lower()
    if word == "off":
        return TimerChangeRequest()
    if word.startswith("until"):
        return TimerChangeRequest(until=values.time_of_day(text))
    return TimerChangeRequest(duration=values.duration(text))


def _add_volume(parser: Parser) -> None:
    parser.arguments.add_argument(
        "change",
        metavar=_("PERCENT"),
        type=_volume,
        help=_(
            "master volume, 0 to 100; '+5' and '-5' change it; 'mute' mutes and unmutes"
        ),
    )


def _volume(text: str) -> VolumeRequest:
    if text.strip().lower() == "mute":
        return VolumeRequest()
    if match := _RELATIVE.fullmatch(text):
        by = values.percent(match[2])
        return VolumeRequest(by=-by if match[1] == "-" else by)
    return VolumeRequest(to=values.percent(text))


def _add_status(parser: Parser) -> None:
    what = parser.options.add_mutually_exclusive_group()
    add_json(parser, group=what)
    what.add_argument(
        "--format",
        metavar=_("TEXT"),
        type=_format,
        help=_("print this text, with these between braces: {fields}").format(
            fields=", ".join(FIELDS)
        ),
    )
    parser.options.add_argument(
        "--follow",
        action="store_true",
        help=_("print a line whenever something changes, until sleepterm ends"),
    )


def _format(text: str) -> str:
    """A text with known fields between braces, without anything beside their names."""
    try:
        parts = list(Formatter().parse(text))
    except ValueError:
        raise argparse.ArgumentTypeError(
            _("'{text}' has a brace too many or too few").format(
                text=text[: values.LONGEST]
            )
        ) from None
    for _before, name, spec, conversion in parts:
        if name is None:
            continue
        if name not in FIELDS:
            question = did_you_mean(name, FIELDS)
            wrong = _("there is no field '{name}'")
            if question:
                wrong = _("there is no field '{name}'. {question}")
            raise argparse.ArgumentTypeError(
                wrong.format(name=name[: values.LONGEST], question=question)
            )
        if spec or conversion:
            raise argparse.ArgumentTypeError(
                _("'{text}' is more than a name between braces").format(
                    text=text[: values.LONGEST]
                )
            )
    return text


def _status_request(options: argparse.Namespace) -> StatusRequest:
    return StatusRequest(options.json, options.follow, options.format)


def _change_request(options: argparse.Namespace) -> object:
    return options.change


SYNTAX = {
    "status": Syntax(_add_status, _status_request),
    "pause": _order(Order.PAUSE),
    "resume": _order(Order.RESUME),
    "toggle": _order(Order.TOGGLE),
    "stop": _order(Order.STOP),
    "awake": _order(Order.AWAKE),
    "timer": Syntax(_add_timer, _change_request),
    "volume": Syntax(_add_volume, _change_request),
    "next": _step(1),
    "previous": _step(-1),
}
"""The commands of this module."""
