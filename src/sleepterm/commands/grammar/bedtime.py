"""Arguments of the commands for the time before sleep."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.grammar.values import LONGEST as LONGEST_WRONG
from sleepterm.commands.grammar.values import duration, whole_number
from sleepterm.commands.requests.bedtime import ParkAction, ParkRequest, WordsRequest
from sleepterm.night.word_shuffle import EVERY, LENGTH, LONGEST, SHORTEST
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

_STDIN = ["-"]
_MOST_MINUTES = 60


def _add_park(parser: Parser) -> None:
    parser.arguments.add_argument(
        "text",
        metavar=_("TEXT"),
        nargs="*",
        help=_("what to write down; - reads it from standard input"),
    )
    other = parser.options.add_mutually_exclusive_group()
    other.add_argument(
        "--list", action="store_true", help=_("print all pages, the latest last")
    )
    other.add_argument(
        "--path", action="store_true", help=_("print where the file with the pages is")
    )
    parser.set_defaults(parser=parser)


def _park_request(options: argparse.Namespace) -> ParkRequest:
    words: list[str] = options.text
    if options.list or options.path:
        if words:
            options.parser.error(_("--list and --path take no TEXT"))
        return ParkRequest(ParkAction.LIST if options.list else ParkAction.PATH)
    if not words:
        options.parser.error(_("a TEXT is required, or - for standard input"))
    return ParkRequest(text=None if words == _STDIN else " ".join(words))


def _add_words(parser: Parser) -> None:
    parser.options.add_argument(
        "--minutes",
        metavar=_("MINUTES"),
        type=_minutes,
        default=LENGTH,
        help=_("for how long, 1 to {most} (default: 20)").format(most=_MOST_MINUTES),
    )
    parser.options.add_argument(
        "--every",
        metavar=_("TIME"),
        type=_every,
        default=EVERY,
        help=_("how long each word stays, 5s to 60s (default: 8s)"),
    )
    parser.options.add_argument(
        "--say",
        action="store_true",
        help=_("speak the words instead of showing them"),
    )
    parser.options.add_argument(
        "--voice",
        metavar=_("ENGINE[:NAME]"),
        help=_(
            "speak them with this voice; 'sleepterm voices' lists them "
            "(default: the best one on this machine)"
        ),
    )


def _words_request(options: argparse.Namespace) -> WordsRequest:
    voice = "" if options.say else None
    if options.voice is not None:
        voice = options.voice
    return WordsRequest(options.minutes, options.every, voice)


def _minutes(text: str) -> Seconds:
    if (minutes := whole_number(text, 1, _MOST_MINUTES)) is None:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not a number from 1 to {most}").format(
                text=text[:LONGEST_WRONG], most=_MOST_MINUTES
            )
        )
    return Seconds(minutes * 60.0)


def _every(text: str) -> Seconds:
    seconds = duration(text)
    if not SHORTEST <= seconds <= LONGEST:
        raise argparse.ArgumentTypeError(
            _("'{text}' is not between {least:g}s and {most:g}s").format(
                text=text[:LONGEST_WRONG], least=SHORTEST, most=LONGEST
            )
        )
    return seconds


SYNTAX = {
    "park": Syntax(_add_park, _park_request),
    "words": Syntax(_add_words, _words_request),
}
"""The commands of this module."""
