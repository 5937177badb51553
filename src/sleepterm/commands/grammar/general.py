"""Arguments of `help`, and of the commands that have none."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.requests.general import EmptyRequest, HelpRequest


def _add_nothing(_parser: Parser) -> None:
    pass


def _empty_request(_options: argparse.Namespace) -> EmptyRequest:
    return EmptyRequest()


def _add_help(parser: Parser) -> None:
    parser.arguments.add_argument(
        "words",
        metavar="COMMAND",
        nargs="*",
        help="a command, like 'play' or 'mix save' (default: list all commands)",
    )


def _help_request(options: argparse.Namespace) -> HelpRequest:
    return HelpRequest(tuple(options.words))


_NONE = Syntax(_add_nothing, _empty_request)

SYNTAX = {
    "voices": _NONE,
    "doctor": _NONE,
    "sleep-well": _NONE,
    "import-worker": _NONE,
    "detached": _NONE,
    "help": Syntax(_add_help, _help_request),
}
"""The commands of this module."""
