"""`sleepterm park`: write down what is on your mind for tomorrow, or read it."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Sequence
from datetime import datetime

from sleepterm.commands.requests.bedtime import ParkAction, ParkRequest
from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.commands.shared.console import say, tell
from sleepterm.errors import SleeptermError
from sleepterm.store.parked import LONGEST, ParkedPage, ParkedPages, clean
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

_INDENT = "  "


def run(request: ParkRequest) -> int:
    """Write a page, print all pages, or print the path of their file."""
    pages = ParkedPages(Paths.of_user().parked)
    if request.action is ParkAction.PATH:
        say(str(pages.path))
    elif request.action is ParkAction.LIST:
        _print_pages(pages.pages())
    else:
        text = _read_input() if request.text is None else request.text
        if not clean(text):
            raise SleeptermError(
                _("Nothing to write"), _("The text is empty, so nothing was written.")
            )
        pages.save(datetime.now(), text)  # noqa: DTZ005 - the user's clock
        print_problems(pages.problems)
        say(_("Written down for tomorrow."))
    return 0


def _read_input() -> str:
    """What standard input has; little more than is allowed at most."""
    # Under "<&-" there is none.
    data = sys.stdin.buffer.read(4 * LONGEST + 1) if sys.stdin else b""
    return data.decode("utf-8", "replace")


def _print_pages(pages: Sequence[ParkedPage]) -> None:
    if not pages:
        tell(_("No page was written yet."))
        return
    shown = (
        f"{x.at:%Y-%m-%d %H:%M}\n{textwrap.indent(x.text, _INDENT)}" for x in pages
    )
    say("\n\n".join(shown))
