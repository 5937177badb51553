"""`sleepterm help`: the same as COMMAND `--help`."""

from __future__ import annotations

from sleepterm.commands.grammar.reading import help_text
from sleepterm.commands.requests.general import HelpRequest
from sleepterm.commands.shared.console import say


def run(request: HelpRequest) -> int:
    """Print the help of one command, or of all."""
    say(help_text(request.words), end="")
    return 0
