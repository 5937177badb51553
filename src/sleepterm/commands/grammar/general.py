"""Arguments of `help`, of `settings`, and of commands with `--json` or none."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar.json_option import add_json
from sleepterm.commands.grammar.parser import Parser, Syntax, add_nothing
from sleepterm.commands.requests.general import (
    EmptyRequest,
    HelpRequest,
    JsonRequest,
    SettingsRequest,
    WorkerRequest,
)
from sleepterm.commands.shared.worker_crashes import CRASHED, ONE_BY_ONE
from sleepterm.translation import gettext as _


def _empty_request(_options: argparse.Namespace) -> EmptyRequest:
    return EmptyRequest()


def _add_help(parser: Parser) -> None:
    parser.arguments.add_argument(
        "words",
        metavar=_("COMMAND"),
        nargs="*",
        help=_("a command, like 'play' or 'mix save' (default: list all commands)"),
    )


def _help_request(options: argparse.Namespace) -> HelpRequest:
    return HelpRequest(tuple(options.words))


def _json_request(options: argparse.Namespace) -> JsonRequest:
    return JsonRequest(options.json)


def _add_settings(parser: Parser) -> None:
    group = parser.options.add_mutually_exclusive_group()
    add_json(parser, group=group)
    group.add_argument(
        "--write",
        action="store_true",
        help=_(
            "write a config.toml with every setting explained, if there is none yet"
        ),
    )
    group.add_argument(
        "--example", action="store_true", help=_("print such a file instead")
    )


def _settings_request(options: argparse.Namespace) -> SettingsRequest:
    return SettingsRequest(
        json=options.json, write=options.write, example=options.example
    )


def _add_worker(parser: Parser) -> None:
    parser.options.add_argument(
        ONE_BY_ONE, action="store_true", help=_("read one file after the other")
    )
    parser.options.add_argument(
        CRASHED,
        metavar=_("FILE"),
        action="append",
        default=[],
        help=_("leave a file out, as reading it has crashed"),
    )


def _worker_request(options: argparse.Namespace) -> WorkerRequest:
    return WorkerRequest(one_by_one=options.one_by_one, crashed=tuple(options.crashed))


_NONE = Syntax(add_nothing, _empty_request)
_JSON = Syntax(add_json, _json_request)

SYNTAX = {
    "voices": _NONE,
    "doctor": _JSON,
    "sleep-well": _NONE,
    "settings": Syntax(_add_settings, _settings_request),
    "import-worker": Syntax(_add_worker, _worker_request),
    "detached": _NONE,
    "word-worker": _NONE,
    "devices": _JSON,
    "help": Syntax(_add_help, _help_request),
}
"""The commands of this module."""
