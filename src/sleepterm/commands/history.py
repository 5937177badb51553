"""`sleepterm history`: show or delete what was played on this machine."""

from __future__ import annotations

import sys
import time

from sleepterm.commands.requests.finding import HistoryRequest
from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.library.history.plays import Ending, Play
from sleepterm.night.durations import format_position
from sleepterm.store.history import History
from sleepterm.store.paths import Paths

_WORDS = {
    Ending.END: "to the end",
    Ending.TIMER: "by timer",
    Ending.STOPPED: "stopped",
    Ending.SKIPPED: "skipped",
}


def run(request: HistoryRequest) -> int:
    """Print the plays, the latest last, or delete them."""
    history = History(Paths.of_user().history_file)
    if request.clear:
        history.forget_plays()
        if request.favourites:
            history.forget_favourites()
        kept = "" if request.favourites else " Favourites are kept; --all deletes them."
        print(f"History cleared.{kept}")
    elif plays := history.plays():
        _print_table(plays)
    else:
        print("sleepterm: Nothing was played yet.", file=sys.stderr)
    print_problems(history.problems)
    return 0


def _print_table(plays: tuple[Play, ...]) -> None:
    width = max((len(play.track_id) for play in plays), default=0)
    for play in plays:
        began = time.strftime("%Y-%m-%d %H:%M", time.localtime(play.at))
        heard = format_position(play.heard).rjust(8)
        print(f"{began}  {play.track_id:<{width}}  {heard}  {_WORDS[play.ended]}")
