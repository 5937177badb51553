"""`sleepterm history`: show or delete what was played on this machine."""

from __future__ import annotations

import time

from sleepterm.commands.requests.finding import HistoryRequest
from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.commands.shared.console import say, tell
from sleepterm.library.history.plays import Ending, Play
from sleepterm.night.durations import format_position
from sleepterm.store.diary_state import forget_keys
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

_WORDS = {
    Ending.END: _("to the end"),
    Ending.TIMER: _("by timer"),
    Ending.STOPPED: _("stopped"),
    Ending.SKIPPED: _("skipped"),
}


def run(request: HistoryRequest) -> int:
    """Print the plays, the latest last, or delete them."""
    paths = Paths.of_user()
    history = History(paths.history_file)
    if request.clear:
        history.forget_plays()
        forget_keys(paths.diary_state)
        if request.favourites:
            history.forget_favourites()
        say(
            _("History cleared.")
            if request.favourites
            else _("History cleared. Favourites are kept; --all deletes them.")
        )
    elif plays := history.plays():
        _print_table(plays)
    else:
        tell(_("Nothing was played yet."))
    print_problems(history.problems)
    return 0


def _print_table(plays: tuple[Play, ...]) -> None:
    width = max((len(play.track_id) for play in plays), default=0)
    for play in plays:
        began = time.strftime("%Y-%m-%d %H:%M", time.localtime(play.at))
        heard = format_position(play.heard).rjust(8)
        say(f"{began}  {play.track_id:<{width}}  {heard}  {_WORDS[play.ended]}")
