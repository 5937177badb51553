"""Guided sessions."""

from __future__ import annotations

from studio.codec import Vorbis
from studio.recipes import breathing_bells
from studio.work import Work

WORKS = (
    Work(
        "breathing-bells",
        breathing_bells.make,
        seed=1,
        seconds=285.0,
        codec=Vorbis(0.2),
        once=True,
        cues=breathing_bells.cues,
    ),
)
