"""`sleepterm add`: add the user's own sounds."""

from __future__ import annotations

import sys

from sleepterm.commands.requests.own_sounds import AddRequest
from sleepterm.commands.shared.catalog_access import load, print_problems
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.commands.shared.spoken_texts import SourceAdder
from sleepterm.desktop.terminal import muted_native_stderr
from sleepterm.importing.add_sounds import AddReport
from sleepterm.importing.options import AddOptions
from sleepterm.importing.progress import AddProgress
from sleepterm.night.durations import format_position
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _


def run(request: AddRequest) -> int:
    """Add files and folders; 1 if nothing could be added, 0 otherwise."""
    paths = Paths.of_user()
    loaded = load(paths)
    print_problems(loaded.problems)
    wanted = AddOptions(
        title=request.title,
        type=request.type,
        topics=request.topics,
        moods=request.moods,
        loop=request.loop,
        once=request.once,
        link=request.link,
    )
    settings, _problems = load_settings(paths.config_file)
    adder = SourceAdder(
        paths, lambda: load(paths).catalog, wanted, default_voice=settings.voice
    )
    with muted_native_stderr(), ProgressLine(sys.stderr, _("Adding")) as line:

        def progress(now: AddProgress) -> None:
            share = now.done_seconds / now.total_seconds if now.total_seconds else 0.0
            label = f"{now.index}/{now.count} {now.path.name}"
            line.show(share, label)

        report = adder.add(request.paths, progress)
    _print_report(report)
    if wanted.link and report.converted:
        tell(
            _(
                "Not linked: {files}. Files of this kind are converted into your sounds"
                " folder."
            ).format(files=", ".join(sorted(report.converted)))
        )
    return 0 if report.added or not report.skipped else 1


def _print_report(report: AddReport) -> None:
    for track in report.added:
        how = track.loop.value if track.is_loop else _("once")
        length = "" if track.length is None else format_position(track.length)
        about = ", ".join(
            filter(None, (how, length, _("{gain:+.1f} dB").format(gain=track.gain_db)))
        )
        say(f"{track.id}  {track.title} ({about})")
    for path, loss in report.losses:
        tell(_("Not whole: {path}: {loss}.").format(path=path, loss=loss))
    for skipped in report.skipped:
        tell(
            _("Not added: {path}: {reason}.").format(
                path=skipped.path, reason=skipped.reason
            )
        )
