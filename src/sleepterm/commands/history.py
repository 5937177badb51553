"""`sleepterm history`: what was played on this machine, and forgetting it."""

from __future__ import annotations

import argparse
import time

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


def run(options: argparse.Namespace) -> int:
    """Print the plays, the latest last, or forget them."""
    history = History(Paths.of_user().history_file)
    if options.clear:
        history.forget_plays()
        if options.all:
            history.forget_favourites()
        kept = "" if options.all else " Your favourites stay; --all forgets them too."
        print(f"What was played is forgotten.{kept}")
    else:
        _print_table(history.plays())
    print_problems(history.problems)
    return 0


def _print_table(plays: tuple[Play, ...]) -> None:
    width = max((len(play.track_id) for play in plays), default=0)
    for play in plays:
        began = time.strftime("%Y-%m-%d %H:%M", time.localtime(play.at))
        heard = format_position(play.heard).rjust(8)
        print(f"{began}  {play.track_id:<{width}}  {heard}  {_WORDS[play.ended]}")
