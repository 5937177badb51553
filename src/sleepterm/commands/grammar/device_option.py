"""The option that names the sound device."""

from __future__ import annotations

from sleepterm.commands.grammar.parser import Parser
from sleepterm.translation import gettext as _

DEVICE = "--device"


def add_device(parser: Parser) -> None:
    """Add the option `--device`."""
    parser.options.add_argument(
        DEVICE,
        metavar=_("NAME"),
        help=_(
            "sound device to play on, as 'sleepterm devices' names it, or a part of "
            "that (default: the one in config.toml, else the system's)"
        ),
    )
