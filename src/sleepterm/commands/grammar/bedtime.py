"""Arguments of the commands for the time before sleep."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.requests.bedtime import ParkAction, ParkRequest

_STDIN = ["-"]


def _add_park(parser: Parser) -> None:
    parser.arguments.add_argument(
        "text",
        metavar="TEXT",
        nargs="*",
        help="what to write down; - reads it from standard input",
    )
    other = parser.options.add_mutually_exclusive_group()
    other.add_argument(
        "--list", action="store_true", help="print all pages, the latest last"
    )
    other.add_argument(
        "--path", action="store_true", help="print where the file with the pages is"
    )
    parser.set_defaults(parser=parser)


def _park_request(options: argparse.Namespace) -> ParkRequest:
    words: list[str] = options.text
    if options.list or options.path:
        if words:
            options.parser.error("--list and --path take no TEXT")
        return ParkRequest(ParkAction.LIST if options.list else ParkAction.PATH)
    if not words:
        options.parser.error("a TEXT is required, or - for standard input")
    return ParkRequest(text=None if words == _STDIN else " ".join(words))


SYNTAX = {
    "park": Syntax(_add_park, _park_request),
}
"""The commands of this module."""
