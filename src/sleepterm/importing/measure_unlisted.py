"""Measures sounds that lie in the user's folder without a catalogue entry."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from sleepterm.importing.analysis import UnusableSoundError, analyse_sound
from sleepterm.importing.gain import gain_for, guard_for
from sleepterm.importing.progress import AddProgress, ProgressReporter
from sleepterm.importing.readable import loss_in_place
from sleepterm.library.catalog.track import Track
from sleepterm.store.files.file_facts import FileFacts
from sleepterm.store.paths import Paths


def measure_unlisted(
    tracks: Sequence[Track], paths: Paths, progress: Callable[[AddProgress], None]
) -> tuple[tuple[Path, str], ...]:
    """Measure gain, length and guard of sounds, and log each result at once.

    Results go to the log of measurements, not into the user's tracks.toml. A file that
    cannot be read is logged too, without values, until it changes.

    Args:
        tracks: unlisted sounds that were not measured yet.
        paths: the user's folders.
        progress: gets the progress, at most ten times a second; what it raises ends
            the work.

    Returns:
        The files that do not play whole, and what of each is left out.
    """
    losses: list[tuple[Path, str]] = []
    reporter = ProgressReporter(progress)
    log = FileFacts(paths.measured_log)
    for number, track in enumerate(tracks, 1):
        reporter.start_file(track.file, number, len(tracks))
        found: tuple[float | None, ...] = ()
        with contextlib.suppress(UnusableSoundError):
            sound = analyse_sound(track.file, reporter.update)
            loudness = sound.loudness
            found = gain_for(loudness), float(sound.length), guard_for(loudness)
            with contextlib.suppress(OSError):
                losses.append((track.file, loss_in_place(track.file, sound.length)))
        with contextlib.suppress(OSError):
            log.put([(track.file, found)])
    return tuple((file, loss) for file, loss in losses if loss)
