"""`sleepterm sleep-well`: what may help to sleep, besides sounds."""

from __future__ import annotations

import shutil
import textwrap

from sleepterm.commands.requests.general import EmptyRequest
from sleepterm.commands.shared.console import say
from sleepterm.store.sleep_well import load_sleep_well

_WIDEST = 72
_NARROWEST = 20


def run(_request: EmptyRequest) -> int:
    """Print the text, as wide as the terminal, but no wider than is easy to read."""
    columns = shutil.get_terminal_size().columns - 1
    width = max(_NARROWEST, min(columns, _WIDEST))
    shown = [
        each.text.upper() if each.is_heading else textwrap.fill(each.text, width)
        for each in load_sleep_well()
    ]
    say("\n\n".join(shown))
    return 0
