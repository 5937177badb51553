"""The option that plays here, even if another sleepterm runs."""

from __future__ import annotations

from sleepterm.commands.grammar.parser import Parser
from sleepterm.translation import gettext as _


def add_here(parser: Parser) -> None:
    """Add the option `--here`."""
    parser.options.add_argument(
        "--here",
        action="store_true",
        help=_(
            "play here, even if another sleepterm runs (default: that one plays it)"
        ),
    )
