"""Birdsong: notes in motifs, motifs in phrases, phrases with pauses."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from studio.dsp.bells import laid
from studio.dsp.ring import RATE, Ring, Signal
from studio.dsp.spectrum import amplitude
from studio.dsp.voices import Note, whistled

_MOTIFS = 5  # in a bird's repertoire
_STRENGTHS = (-7.0, 0.0)  # dB, of phrases
_OVERTONES = (-26.0, -36.0)  # dB
_BUZZ, _BUZZ_DEPTH = (40.0, 110.0), (0.04, 0.1)  # Hz, share of the pitch
_TREMOR = 0.02  # share by which no note is like the one before


@dataclass(frozen=True)
class Kind:
    """How birds of one kind sing.

    Attributes:
        pitch: lowest and highest, in Hz.
        notes: fewest and most different notes in a motif.
        seconds: shortest and longest note.
        gap: seconds between two notes.
        repeats: how often a motif is sung in one phrase, fewest and most.
        pause: shortest and longest seconds between phrases.
        glide: octaves a note may move through.
        descent: octaves the phrase sinks by.
        buzz: share of the notes that tremble too fast to be told apart.
    """

    pitch: tuple[float, float]
    notes: tuple[int, int]
    seconds: tuple[float, float]
    gap: tuple[float, float]
    repeats: tuple[int, int]
    pause: tuple[float, float]
    glide: float
    descent: float = 0.0
    buzz: float = 0.0


def song(ring: Ring, kind: Kind) -> Signal:
    """One bird round the ring: phrases and pauses, from a repertoire of its own."""
    draw = ring.rng
    line = np.zeros(ring.frames)
    repertoire = [_motif(ring, kind) for _ in range(_MOTIFS)]
    at = first = float(draw.uniform(0, ring.seconds))
    while True:
        repeats = int(draw.integers(kind.repeats[0], kind.repeats[1] + 1))
        phrase = _phrase(ring, kind, repertoire[draw.integers(_MOTIFS)] * repeats)
        length = len(phrase) / RATE
        if at > first and at + length > first + ring.seconds:
            return line
        laid(line, phrase, at, float(amplitude(draw.uniform(*_STRENGTHS))))
        at += length + float(draw.uniform(*kind.pause))


def _motif(ring: Ring, kind: Kind) -> list[tuple[Note, float]]:
    """Notes, each with the gap after it."""
    draw = ring.rng
    motif = []
    octaves = np.log2(kind.pitch)
    for _ in range(int(draw.integers(kind.notes[0], kind.notes[1] + 1))):
        middle = draw.uniform(*octaves)
        turns = middle + kind.glide * draw.uniform(-0.5, 0.5, 3)
        seconds = float(draw.uniform(*kind.seconds))
        note = Note(
            seconds,
            tuple(float(hz) for hz in 2 ** np.clip(turns, *octaves)),
            rise=0.35 * seconds,
            fall=0.5 * seconds,
            overtones=_OVERTONES,
            warble=float(draw.uniform(*_BUZZ)),
            depth=float(draw.uniform(*_BUZZ_DEPTH)) * (draw.random() < kind.buzz),
        )
        motif.append((note, float(draw.uniform(*kind.gap))))
    return motif


def _phrase(ring: Ring, kind: Kind, notes: list[tuple[Note, float]]) -> Signal:
    """Notes after one another, none quite like its model, softer at both ends."""
    parts = []
    for index, (note, gap) in enumerate(notes):
        share = (index + 0.5) / len(notes)
        lower = 2 ** (-kind.descent * share) * (
            1 + _TREMOR * ring.rng.uniform(-0.5, 0.5)
        )
        varied = replace(note, pitch=tuple(hz * lower for hz in note.pitch))
        level = np.sin(np.pi * share) ** 0.5 * np.exp(0.15 * ring.rng.standard_normal())
        parts += [level * whistled(ring, varied), np.zeros(round(gap * RATE))]
    return np.concatenate(parts)
