"""`sleepterm speak`: turn a text of the user's own into a guided track."""

from __future__ import annotations

import sys

from sleepterm.commands.requests.own_sounds import SpeakRequest
from sleepterm.commands.shared.best_match import best_match
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.console import say
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.commands.shared.spoken_texts import SourceAdder
from sleepterm.desktop.signals import EndedError, ended_by_signals, exit_status
from sleepterm.errors import SleeptermError
from sleepterm.importing.options import AddOptions
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.night.durations import format_position
from sleepterm.store.files.home_path import expanded
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _


def run(request: SpeakRequest) -> int:
    """Speak a text and add it to the user's sounds; 128 + n for signal n.

    Raises:
        SleeptermError: it cannot be read, spoken or added.
    """
    paths = Paths.of_user()
    loaded = load(paths)
    settings, problems = load_settings(paths.config_file)
    print_problems([*loaded.problems, *problems])
    options = AddOptions(
        title=request.title, topics=request.topics, bed=_bed(request, loaded.catalog)
    )
    adder = SourceAdder(
        paths, lambda: load(paths).catalog, options, request.voice, settings.voice
    )
    text = expanded(request.path)
    try:
        with ended_by_signals(), ProgressLine(sys.stderr, _("Speaking")) as line:
            report = adder.add_text(text, line.show)
    except EndedError as ended:
        return exit_status(ended.number)
    for skipped in report.skipped:
        raise SleeptermError(_("Not added"), f"{skipped.path}: {skipped.reason}.")
    for track in report.added:
        length = format_position(track.length) if track.length is not None else ""
        say(f"{track.id}  {track.title} ({length})")
        say(_("Play it with: sleepterm play {id}").format(id=track.id))
    return 0


def _bed(request: SpeakRequest, catalog: Catalog) -> str:
    """The id of the loop that was asked for; "" for none."""
    if not request.bed:
        return ""
    track = best_match(request.bed, catalog, lambda track: track.is_loop)
    track = track or catalog.find(request.bed)
    if not track.is_loop:
        raise SleeptermError(
            _("No bed"),
            _("'{track}' can't be a bed: it is no loop.").format(track=track.id),
        )
    return track.id
