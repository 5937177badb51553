"""Renders one session with its own voice, measures and checks it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from sleepterm.audio.loudness.meter import measure_loudness
from sleepterm.formats.webvtt import Cue
from sleepterm.speech.bundled_voices import VOICES
from sleepterm.speech.cache import SentenceCache
from sleepterm.speech.engines.registry import engines, find
from sleepterm.speech.finishing import LOUDNESS
from sleepterm.speech.rendering import SpokenSession, write_session
from sleepterm.speech.script_file import read_script
from studio.provenance import ROOT
from studio.spoken.lines import Samples, captions_of, decoded, spans
from studio.spoken.opus import BIT_RATE, OpusFile
from studio.spoken.pace import pace
from studio.spoken.record import Spoken
from studio.spoken.scripts import key_of, script, voice_of

TOLERANCE = 1.0  # LU, within speech
TRUE_PEAK = -3.0  # dBTP
CACHE = ROOT / ".studio-cache"
BIT_RATES = {"man": 20_000}
"""Bits a second of voices that lose more than others at the usual rate."""


@dataclass(frozen=True)
class Level:
    """The level of a session.

    Attributes:
        lufs: integrated loudness of the speech, heard from two sides.
        true_peak: in dBTP.
    """

    lufs: float
    true_peak: float


def missing_packages(sessions: Iterable[str]) -> str:
    """What is needed to speak the sessions and is not installed, or ""."""
    wanted = {VOICES[voice_of(name)].partition(":")[0] for name in sessions}
    here = {engine.name for engine in engines() if engine.available()}
    absent = sorted(wanted - here)
    return ", ".join(absent if find_spec("av") else [*absent, "av"])


def speak(name: str, folder: Path) -> Spoken:
    """Write the sound and captions of a session, and measure the sound.

    Raises:
        SleeptermError: the script is wrong, or the voice is not installed or changed.
        ValueError: the encoded file fails a check.
    """
    # before speaking: a source edited meanwhile must not count as used
    key, name_of_voice = key_of(name), voice_of(name)
    engine, voice = find(VOICES[name_of_voice])
    cache = SentenceCache(CACHE / "sentences", engine, voice)
    spoken = SpokenSession(read_script(script(name)), cache)
    made = write_session(
        spoken, folder / name, OpusFile(BIT_RATES.get(name_of_voice, BIT_RATE))
    )
    sound, rate = decoded(made.audio)
    level = measured(sound, rate, captions_of(folder, name))
    if abs(level.lufs - LOUDNESS) > TOLERANCE or level.true_peak > TRUE_PEAK:
        raise ValueError(f"{name} came out with {level}")
    file = made.audio.read_bytes()
    return Spoken(
        key=key,
        voice=name_of_voice,
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
    found = measure_loudness([np.repeat(speech[:, None], 2, axis=1)], rate)
    return Level(round(found.lufs, 2), round(found.true_peak_db, 2))
