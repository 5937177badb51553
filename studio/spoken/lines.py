"""Cuts a finished session into its lines: captions and their sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from pathlib import Path

import numpy as np
import numpy.typing as npt
import soundfile

from sleepterm.formats.webvtt import Cue, parse_webvtt
from sleepterm.speech.timeline import LINGER

Samples = npt.NDArray[np.float32]

_BEFORE = 0.1
"""Seconds before a caption that are cut with its line."""


@dataclass(frozen=True)
class Line:
    """One caption and its sound.

    Attributes:
        text: the caption.
        sound: float32, one channel.
        rate: frames per second.
    """

    text: str
    sound: Samples
    rate: int

    @property
    def seconds(self) -> float:
        """Its length, with a little silence around the speech."""
        return len(self.sound) / self.rate


def decoded(file: Path) -> tuple[Samples, int]:
    """The samples of a session's file, float32, one channel, and its rate."""
    samples, rate = soundfile.read(file, dtype="float32")
    return np.asarray(samples), rate


def sound_of(folder: Path, name: str) -> Path:
    """The sound file of a session, which may not be there yet."""
    return folder / f"{name}.opus"


def captions_of(folder: Path, name: str) -> tuple[Cue, ...]:
    """The captions of a session."""
    return parse_webvtt((folder / f"{name}.vtt").read_text("utf-8"))


def spans(cues: Sequence[Cue]) -> list[tuple[float, float]]:
    """Start and end of the speech of each line, in seconds.

    Speech ends `LINGER` before its caption, unless the next caption cuts it short.
    """
    following = [*(cue.start for cue in cues[1:]), inf]
    return [
        (cue.start, cue.end - (LINGER if cue.end < start - 0.002 else 0.0))
        for cue, start in zip(cues, following, strict=True)
    ]


def lines(folder: Path, name: str) -> Iterator[Line]:
    """Every line of a session, in order."""
    sound, rate = decoded(sound_of(folder, name))
    for cue in captions_of(folder, name):
        first = max(0, round((cue.start - _BEFORE) * rate))
        yield Line(cue.text, sound[first : round(cue.end * rate)], rate)
