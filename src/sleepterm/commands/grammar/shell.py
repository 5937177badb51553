"""Arguments of the commands completion and install-desktop."""

from __future__ import annotations

import argparse

from sleepterm.commands.grammar.choices import Choices
from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.requests.shell import (
    CompletionRequest,
    InstallDesktopRequest,
    Shell,
)
from sleepterm.translation import gettext as _

_SHELLS = Choices(Shell)


def _add_completion(parser: Parser) -> None:
    parser.arguments.add_argument(
        "shell",
        metavar="|".join(_SHELLS.by_text),
        type=_SHELLS.convert,
        help=_("the shell that is to complete commands, options and names"),
    )


def _completion_request(options: argparse.Namespace) -> CompletionRequest:
    return CompletionRequest(options.shell)


def _add_install(parser: Parser) -> None:
    parser.options.add_argument(
        "--remove",
        action="store_true",
        help=_("remove what was installed, but nothing that you have changed"),
    )
    parser.options.add_argument(
        "--dry-run",
        action="store_true",
        help=_("print what would be done, and do nothing"),
    )


def _install_request(options: argparse.Namespace) -> InstallDesktopRequest:
    return InstallDesktopRequest(options.remove, options.dry_run)


SYNTAX = {
    "completion": Syntax(_add_completion, _completion_request),
    "install-desktop": Syntax(_add_install, _install_request),
}
"""The commands of this module."""
