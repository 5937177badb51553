"""`sleepterm add`: the user's own sounds."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.importing.add_remove import AddOptions, AddReport, add_sounds
from sleepterm.importing.importer import AddProgress
from sleepterm.night.durations import format_position
from sleepterm.store.paths import Paths


def run(options: argparse.Namespace) -> int:
    """Add files and folders; 1 if nothing could be added, 0 otherwise."""
    paths = Paths.of_user()
    loaded = load(paths)
    print_problems(loaded.problems)
    wanted = AddOptions(
        title=options.title or "",
        type=options.type,
        topics=tuple(options.topics),
        moods=tuple(options.moods),
        loop=options.loop,
        once=options.once,
        link=options.link,
    )
    sources = [Path(path) for path in options.paths]
    with muted_native_stderr(), ProgressLine(sys.stderr, "Adding") as line:

        def progress(now: AddProgress) -> None:
            share = now.done_seconds / now.total_seconds if now.total_seconds else 0.0
            label = f"{now.index}/{now.count} {now.path.name}"
            line.show(share, label)

        report = add_sounds(sources, paths, loaded.catalog, wanted, progress)
    _tell(report)
    if wanted.link and report.converted:
        print(
            f"sleepterm: {', '.join(sorted(report.converted))} could not be linked:"
            " files of that kind are converted into your sounds folder.",
            file=sys.stderr,
        )
    return 0 if report.added or not report.skipped else 1


def _tell(report: AddReport) -> None:
    for track in report.added:
        length = (
            f", {format_position(track.length)}" if track.length is not None else ""
        )
        how = track.loop.value if track.is_loop else "once"
        print(f"{track.id}  {track.title} ({how}{length}, {track.gain_db:+.1f} dB)")
    for skipped in report.skipped:
        print(
            f"sleepterm: {skipped.path} was not added: {skipped.reason}.",
            file=sys.stderr,
        )
