"""`sleepterm edit`: change title, type, topics ... of an own sound."""

from __future__ import annotations

import sys

from sleepterm.commands.requests.own_sounds import EditRequest
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.errors import SleeptermError
from sleepterm.importing.edit_sound import edit_sound
from sleepterm.library.catalog.edits import Edits
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds


def run(request: EditRequest) -> int:
    """Edit one own sound."""
    if request.edits == Edits():
        raise SleeptermError(
            _("Nothing to change"),
            _("There is nothing to change."),
            _("See 'sleepterm edit --help'."),
        )
    paths = Paths.of_user()
    loaded = load(paths)
    print_problems(loaded.problems)
    with muted_native_stderr(), ProgressLine(sys.stderr, _("Measuring")) as line:

        def tick(done: Seconds, total: Seconds) -> None:
            line.show(done / total if total else 0.0)

        track = edit_sound(request.id, request.edits, paths, loaded.catalog, tick)
    how = track.loop.value if track.is_loop else _("once")
    words = "; ".join(filter(None, (", ".join(track.topics), ", ".join(track.moods))))
    gain = _("{gain:+.1f} dB").format(gain=track.gain_db)
    say(f"{track.id}  {track.title} ({track.type}, {how}, {gain})")
    if words:
        say(f"    {words}")
    return 0
