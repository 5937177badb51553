"""The option that names the sound file to write."""

from __future__ import annotations

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.parser import Parser
from sleepterm.translation import gettext as _


def add_output(parser: Parser) -> None:
    """Add the option `--output`."""
    parser.options.add_argument(
        "-o",
        "--output",
        metavar=_("FILE"),
        type=values.path,
        required=True,
        help=_("the file to write; its name ends in .wav, .flac or .ogg"),
    )
