"""An engine with a bed on the left and a voice on the right, to measure their gains."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tests.audio.engine_driver import EngineDriver
from tests.audio.fakes import guided_track, loop_track, write_sound

from sleepterm.audio.layer import Layer
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.sources.source import Source
from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.formats.webvtt import Cue
from sleepterm.library.catalog.track import Track
from sleepterm.night.narration import Narration
from sleepterm.units import Percent, Seconds

LEVEL = 0.25
LENGTH = 20.0
"""Seconds of the voice."""

STEEPEST = 1.2 / (0.03 * RATE)
"""A little more than the steepest change of a gain, that of no fade."""

Gains = npt.NDArray[np.float32]


def cue(start: float, end: float, text: str = "One sentence.") -> Cue:
    return Cue(Seconds(start), Seconds(end), text)


class VoiceAndBed(EngineDriver):
    """The left channel is the gain of the bed, ducked; the right one of the voice."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        for name, seconds, channel in (("bed", 4, 0), ("voice", LENGTH, 1)):
            file = folder / f"{name}.wav"
            if not file.exists():
                sound = np.zeros((round(seconds * RATE), 2), np.float32)
                sound[:, channel] = LEVEL
                write_sound(file, sound, subtype="FLOAT")
        self.folder = folder

    def begin(self, *cues: Cue, at: float = 0.0, has_bed: bool = True) -> Layer:
        """Play bed and voice."""
        if has_bed:
            self.engine.add(
                loop_track(self.folder / "bed.wav"), Percent(100), Seconds(0.0)
            )
        voice = self.engine.add(self.voice_track(), Percent(100), Seconds(at))
        self.engine.resume()
        for layer in self.engine.layers:
            narration = Narration(cues) if layer is voice else Narration()
            source = Source(layer.track, random.Random(1), layer.position)
            layer.open(source, narration)
        return voice

    def voice_track(self) -> Track:
        return guided_track(self.folder / "voice.wav")

    @property
    def bed(self) -> Gains:
        """The bed's gain at each frame."""
        return self.sound[LOOKAHEAD:, 0] / LEVEL

    @property
    def voice(self) -> Gains:
        """The voice's gain at each frame."""
        return self.sound[LOOKAHEAD:, 1] / LEVEL

    def largest_step(self) -> float:
        """The largest change of either gain from one frame to the next."""
        return float(np.abs(np.diff(self.sound / LEVEL, axis=0)).max())


class Book(VoiceAndBed):
    """The voice has chapters at 0, 6 and 14 seconds."""

    def voice_track(self) -> Track:
        chapters = ((0, "One"), (6, "Two"), (14, "Three"))
        return replace(
            super().voice_track(),
            chapters=tuple(Chapter(Seconds(x), title) for x, title in chapters),
        )

    def seek_to(self, seconds: float) -> None:
        if self.engine.guided is not None:
            self.engine.seek(Seconds(seconds - position(self)))
        self.render(0.6)


def at(gains: Gains, seconds: float) -> float:
    """The gain at a time."""
    return float(gains[round(seconds * RATE)])


def end_of(gains: Gains) -> float:
    """When a gain comes to zero for good, in seconds."""
    return float(np.flatnonzero(gains)[-1] + 1) / RATE


def position(run: EngineDriver) -> float:
    """Where the voice is, in seconds."""
    assert run.engine.guided is not None
    return run.engine.guided.position
