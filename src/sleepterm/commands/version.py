"""`sleepterm --version`."""

from __future__ import annotations

from importlib.metadata import version

from sleepterm.commands.requests.general import EmptyRequest
from sleepterm.commands.shared.console import say


def run(_request: EmptyRequest) -> int:
    """Print the version."""
    say(f"sleepterm {version('sleepterm')}")
    return 0
