"""`sleepterm edit`: say something else of one of the user's own sounds."""

from __future__ import annotations

import argparse
import sys

from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.importing.edit_sound import edit_sound
from sleepterm.library.catalog.edits import Edits
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

MEASURE = "measure"
"""In the place of a gain: find it out."""


def run(options: argparse.Namespace) -> int:
    """Edit one own sound."""
    measure = options.gain == MEASURE
    edits = Edits(
        title=options.title,
        type=options.type,
        topics=_words(options.topics),
        moods=_words(options.moods),
        loop=options.loop,
        once=options.once,
        gain_db=None if measure else options.gain,
        measure=measure,
    )
    if edits == Edits():
        raise SleeptermError(
            "Nothing to change",
            "Nothing was said that should change.",
            "See 'sleepterm edit --help'.",
        )
    paths = Paths.of_user()
    loaded = load(paths)
    print_problems(loaded.problems)
    with muted_native_stderr(), ProgressLine(sys.stderr, "Measuring") as line:

        def tick(done: Seconds, total: Seconds) -> None:
            line.show(done / total if total else 0.0)

        track = edit_sound(options.id, edits, paths, loaded.catalog, tick)
    how = track.loop.value if track.is_loop else "once"
    words = "; ".join(filter(None, (", ".join(track.topics), ", ".join(track.moods))))
    print(f"{track.id}  {track.title} ({track.type}, {how}, {track.gain_db:+.1f} dB)")
    if words:
        print(f"    {words}")
    return 0


def _words(given: list[str] | None) -> tuple[str, ...] | None:
    """The words given; an empty one alone means none at all."""
    return None if given is None else tuple(word for word in given if word.strip())
