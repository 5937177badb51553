"""The option that plays here, even if another sleepterm runs."""

from __future__ import annotations

from sleepterm.commands.grammar.parser import Options, Parser
from sleepterm.translation import gettext as _


def add_here(parser: Parser, *, group: Options | None = None) -> None:
    """Add the option `--here` to a parser, or to a group of it."""
    (group or parser.options).add_argument(
        "--here",
        action="store_true",
        help=_(
            "play here, even if another sleepterm runs (default: that one plays it)"
        ),
    )
