"""Nights of several kinds, for the real player."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tests.playback.night_run import LEVEL, TALK, NightRun, flat_tracks

from benchmarks.heard import Span
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import factor
from sleepterm.audio.slider import amplitude
from sleepterm.audio.sources.decoder import Decoder
from sleepterm.audio.sources.resampler import ResampledStream
from sleepterm.audio.track_loader import open_track
from sleepterm.commands.shared.catalog_access import load_with_mixes, with_lengths
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.time_of_day import TimeOfDay
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.store.paths import Paths
from sleepterm.units import Percent, Seconds

FULL = Percent(100)
SETTLING = 3.0
"""Seconds until a sound has come in."""
RISE = Seconds(300.0)
FASTEST = 0.03
"""Seconds of the fastest ramp from silence to full that is no click."""
NOISE = 60.0
"""Seconds of a noise that are looked at, which has no file."""

Begin = Callable[[NightRun, float], None]


@dataclass(frozen=True)
class Scene:
    """One kind of night, of a length in seconds.

    Attributes:
        name: its description.
        begin: starts it.
        layers: ids and volumes of what plays; those of one part at a time for a
            session of parts.
        timer: the sleep timer of a night of this length.
        sounding: spans in which there is to be sound; None from beginning to end.
        stop: seconds before the end of the night at which the alarm is stopped; 0
            without one.
        is_session: whether its parts say how long it is.
    """

    name: str
    begin: Begin
    layers: Sequence[tuple[str, int]]
    timer: Callable[[float], TimerSettings]
    sounding: Callable[[float], Sequence[Span]] | None = None
    stop: float = 0.0
    is_session: bool = False

    def catalog(self, folder: Path) -> Catalog:
        """What can be played."""
        if self is EVEN:
            return Catalog(flat_tracks(folder))
        paths = Paths.of_user()
        return with_lengths(load_with_mixes(paths).catalog, paths)

    def largest_step(self, catalog: Catalog) -> float:
        """The largest step from sample to sample that its sounds have by themselves."""
        if self is EVEN:
            return len(self.layers) * LEVEL * np.pi / 2 / (FASTEST * RATE)
        return sum(
            step_of(track) * amplitude(percent) * factor(track.gain_db)
            for track_id, percent in self.layers
            if (track := catalog.get(track_id)) is not None
        )


def step_of(track: Track) -> float:
    """The largest step from sample to sample of a track, without its gain."""
    largest, before = 0.0, np.zeros((1, 2), np.float32)
    if track.noise is not None:
        source = open_track(track, Seconds(0.0), 1).source
        return float(np.abs(np.diff(source.read(round(NOISE * RATE)), axis=0)).max())
    with Decoder(track.file) as decoder:
        stream = ResampledStream(decoder, decoder.rate)
        while len(block := stream.read(RATE)):
            steps = np.abs(np.diff(block, axis=0, prepend=before))
            largest, before = max(largest, float(steps.max())), block[-1:]
    return largest


def _layers(*layers: tuple[str, int]) -> Begin:
    def begin(run: NightRun, _length: float) -> None:
        run.playback.play_layers([(x, Percent(percent)) for x, percent in layers])

    return begin


def _session(run: NightRun, _length: float) -> None:
    run.playback.play("session-a-long-night-of-rain")


def _and_wake(run: NightRun, length: float) -> None:
    run.playback.play("rain-steady")
    wake(run, length - WAKING.stop, "dawn-birds")


def _even(run: NightRun, _length: float) -> None:
    run.playback.play_layers([(x, FULL) for x, _ in EVEN.layers])


def wake(run: NightRun, after: float, sound: str) -> None:
    """Set a wake-up, full so many seconds from now."""
    settings = WakeSettings(
        TimeOfDay(7), rise=RISE, sound=sound, end=FULL, at=run.host.at + after
    )
    run.playback.waking.set_wake(settings)


def _all_night(length: float) -> TimerSettings:
    return TimerSettings(duration=Seconds(length), fade=Seconds(length / 16))


def _an_eighth(length: float) -> TimerSettings:
    return TimerSettings(duration=Seconds(length / 8), fade=Seconds(length / 48))


def _night_and_morning(length: float) -> Sequence[Span]:
    risen = length - WAKING.stop - RISE
    return ((SETTLING, length / 8 - 1), (risen + SETTLING, length - 1))


FIVE = (
    ("rain-steady", 80),
    ("ocean-waves", 60),
    ("wind-in-trees", 60),
    ("crickets", 40),
    ("brown-noise", 60),
)
GUIDED = (("body-scan-long", 100), ("rain-steady", 60))
WAKING = Scene(
    "rain, silence, a wake-up",
    _and_wake,
    (("rain-steady", 100),),
    _an_eighth,
    _night_and_morning,
    stop=300.0,
)
EVEN = Scene(
    "even sounds: the gain itself",
    _even,
    ((TALK, 100), ("plain", 100), ("even", 100)),
    _all_night,
)
SCENES = {
    "one": Scene(
        "one layer", _layers(("rain-steady", 100)), (("rain-steady", 100),), _all_night
    ),
    "five": Scene("five layers", _layers(*FIVE), FIVE, _all_night),
    "guided": Scene(
        "a guided session, then its loop", _layers(*GUIDED), GUIDED, _all_night
    ),
    "parts": Scene(
        "a session of three parts, six hours",
        _session,
        (("rain-heavy", 80), ("rain-steady", 75)),
        _all_night,
        is_session=True,
    ),
    "waking": WAKING,
    "even": EVEN,
}
