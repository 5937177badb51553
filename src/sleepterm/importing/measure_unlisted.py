"""Measures sounds that lie in the user's folder without a catalogue entry."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from sleepterm.importing.analysis import UnusableSoundError, analyse_sound
from sleepterm.importing.gain import gain_for, guard_for
from sleepterm.importing.progress import AddProgress, ProgressReporter
from sleepterm.importing.read_ahead import ReadAhead, Reading
from sleepterm.importing.read_watch import UNWATCHED, ReadWatch
from sleepterm.importing.readable import loss_in_place
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.paths import Paths

_Measured = tuple[tuple[float | None, ...], str]
"""Gain, length and guard, or nothing, and what does not play."""


def measure_unlisted(
    tracks: Sequence[Track],
    paths: Paths,
    progress: Callable[[AddProgress], None],
    watch: ReadWatch = UNWATCHED,
) -> tuple[tuple[Path, str], ...]:
    """Measure gain, length and guard of sounds, and log each result at once.

    As many are read at once as there are cores.

    Results go to the log of measurements, not into the user's tracks.toml. A file that
    cannot be read is logged too, without values, until it changes.

    Args:
        tracks: unlisted sounds that were not measured yet.
        paths: the user's folders.
        progress: gets the progress, at most ten times a second; what it raises ends
            the work.
        watch: is told which files are being read.

    Returns:
        The files that do not play whole, and what of each is left out.
    """

    def measured(file: Path, reading: Reading) -> _Measured:
        try:
            with watch.reading(file):
                return _measured(file, reading)
        except UnusableSoundError:
            return (), ""

    losses: list[tuple[Path, str]] = []
    reporter = ProgressReporter(progress)
    log = FileFacts(paths.measured_log)
    files = [track.file for track in tracks]
    with ReadAhead(files, measured, reporter, at_once=watch.at_once) as ahead:
        for number, file in enumerate(files, 1):
            reporter.start_file(file, number, len(files))
            found, loss = ahead.result(file)
            if loss:
                losses.append((file, loss))
            with contextlib.suppress(OSError):
                log.put([(file, found)])
    return tuple(losses)


def _measured(file: Path, reading: Reading) -> _Measured:
    """Measure a file.

    Raises:
        UnusableSoundError: it can't be read.
    """
    sound = analyse_sound(file, reading.tick)
    loudness = sound.loudness
    found = gain_for(loudness), float(sound.length), guard_for(loudness)
    try:
        return found, loss_in_place(file, sound.length)
    except OSError:
        return found, ""
