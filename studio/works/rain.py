"""Rain, and the thunder behind it."""

from __future__ import annotations

from studio.recipes import rain_steady
from studio.work import Work

WORKS = (Work("rain-steady", rain_steady.make, seed=1, texture="rain"),)
