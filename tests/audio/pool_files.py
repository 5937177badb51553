"""Tiny pools of parts: tones where the captions are, silence between them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from tests.audio.fakes import write_sound

from sleepterm.formats.webvtt import Cue, format_webvtt
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.night.narration import SESSION_COMMENT
from sleepterm.units import Seconds

FILE_RATE = 8000
NAMES = ("allium", "bean", "chard", "dill", "endive", "fennel", "garlic", "hop")
SPOKEN = ((0.5, 1.5), (2.5, 3.5), (5.0, 6.0))
"""When a part speaks, in seconds of its 7."""

LENGTH = 7.0


def frequency(name: str) -> float:
    """The tone of a part, in Hz, by which it is known."""
    return 200.0 + 60.0 * (["opening", *NAMES, "ending"].index(name))


def write_part(folder: Path, name: str) -> Path:
    at = np.arange(round(LENGTH * FILE_RATE)) / FILE_RATE
    sound = np.zeros_like(at)
    for start, end in SPOKEN:
        shape = np.clip(np.minimum(at - start, end - at) / 0.05, 0, 1)
        sound += 0.3 * shape * np.sin(2 * np.pi * frequency(name) * at)
    cues = [Cue(Seconds(s), Seconds(e), f"{name} {s}") for s, e in SPOKEN]
    (folder / f"{name}.vtt").write_text(format_webvtt(cues, SESSION_COMMENT))
    return write_sound(
        folder / f"{name}.wav", sound[:, None].astype(np.float32), FILE_RATE
    )


def make_pool(
    folder: Path, names: Sequence[str] = NAMES, minutes: float = 1.0
) -> Track:
    """Write a pool, and describe it as the catalogue does."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in ("opening", *names, "ending"):
        write_part(folder, name)
    return Track(
        id="cast",
        title="Cast",
        type=ContentType.STORY,
        file=folder / "opening.wav",
        captions=folder / "opening.vtt",
        playback=PlaybackMode.ONCE,
        length=Seconds(60 * minutes),
        pool_length=Seconds(60 * minutes),
    )
