"""Renders one session with the bundled voice, measures and checks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.formats.webvtt import Cue
from sleepterm.speech.engines.registry import BUNDLED, engines, find
from sleepterm.speech.rendering import render_session
from studio.provenance import ROOT
from studio.spoken.lines import Samples, captions_of, decoded, spans
from studio.spoken.pace import pace
from studio.spoken.record import Spoken
from studio.spoken.scripts import key_of, script

LOUDNESS, TOLERANCE = -23.0, 1.0  # LUFS and LU, within speech
TRUE_PEAK = -3.0  # dBTP
CACHE = ROOT / ".studio-cache"


@dataclass(frozen=True)
class Level:
    """The level of a session.

    Attributes:
        lufs: integrated loudness of the speech.
        true_peak: in dBTP.
    """

    lufs: float
    true_peak: float


def voice_is_here() -> bool:
    """Whether the engine of the bundled sessions is installed."""
    name = BUNDLED.partition(":")[0]
    return any(each.name == name and each.available() for each in engines())


def speak(name: str, folder: Path) -> Spoken:
    """Write the sound and captions of a session, and measure the sound.

    Raises:
        SleeptermError: the script is wrong, or the voice is not installed.
        ValueError: the encoded file fails a check.
    """
    # before speaking: a source edited meanwhile must not count as used
    key = key_of(name)
    engine, voice = find(BUNDLED)
    made = render_session(
        script(name),
        engine,
        voice,
        (folder / name).parent,
        cache=CACHE / "sentences",
    )
    sound, rate = decoded(made.audio)
    level = measured(sound, rate, captions_of(folder, name))
    if abs(level.lufs - LOUDNESS) > TOLERANCE or level.true_peak > TRUE_PEAK:
        raise ValueError(f"{name} came out with {level}")
    file = made.audio.read_bytes()
    return Spoken(
        key=key,
        digest=sha256(file).hexdigest(),
        seconds=round(len(sound) / rate, 2),
        size=len(file),
        lufs=level.lufs,
        true_peak=level.true_peak,
        pace=pace(made.timeline.sentences),
        heard=None,
    )


def measured(sound: Samples, rate: int, cues: Sequence[Cue]) -> Level:
    """The loudness and peak of the sound during the captions."""
    ends = [(round(start * rate), round(end * rate)) for start, end in spans(cues)]
    speech = np.concatenate([sound[start:end] for start, end in ends])
    found = measure_loudness([speech[:, None]], rate)
    return Level(round(found.lufs, 2), round(found.true_peak_db, 2))
