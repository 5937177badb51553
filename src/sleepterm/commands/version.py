"""`sleepterm --version`."""

from __future__ import annotations

from importlib.metadata import version

from sleepterm.commands.requests.general import EmptyRequest


def run(_request: EmptyRequest) -> int:
    """Print the version."""
    print(f"sleepterm {version('sleepterm')}")
    return 0
