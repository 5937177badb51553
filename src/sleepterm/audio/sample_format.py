"""The form in which samples go to the output; known without NumPy."""

from __future__ import annotations

RATE = 48_000
"""Frames per second, from the resampler to the output."""

BYTES_PER_FRAME = 8
"""Two samples of float32, the left one first."""
