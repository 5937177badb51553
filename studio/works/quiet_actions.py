"""Quiet actions heard close by: pages, a brush, tapping, a pencil."""

from __future__ import annotations

from studio.codec import Opus
from studio.recipes import gentle_tapping, page_turning, pencil_on_paper, soft_brushing
from studio.work import Work

WORKS = (
    # single knocks and rustles stand so far over their pauses that they are quieter
    Work(
        "page-turning",
        page_turning.make,
        seed=1,
        seconds=300.0,
        loudness=-30.0,
        codec=Opus(56),
    ),
    Work("soft-brushing", soft_brushing.make, seed=1),
    Work("gentle-tapping", gentle_tapping.make, seed=3, loudness=-32.0, codec=Opus(72)),
    Work("pencil-on-paper", pencil_on_paper.make, seed=1, seconds=90.0, codec=Opus(56)),
)
