"""The option that asks for JSON."""

from __future__ import annotations

from sleepterm.commands.grammar.parser import Options, Parser
from sleepterm.translation import gettext as _


def add_json(parser: Parser, *, group: Options | None = None) -> None:
    """Add the option `--json` to a parser, or to a group of it."""
    (group or parser.options).add_argument(
        "--json", action="store_true", help=_("print JSON")
    )
