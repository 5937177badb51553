"""Animals at night and at dawn."""

from __future__ import annotations

from studio.recipes import crickets, dawn_birds, frogs, owl, summer_night
from studio.work import Work

WORKS = (
    Work("crickets", crickets.make, seed=1, texture="crickets", quality=0.4),
    Work("summer-night", summer_night.make, seed=1, quality=0.4),
    Work("frogs", frogs.make, seed=1, seconds=90.0, quality=0.4),
    Work("owl", owl.make, seed=1, seconds=84.0, quality=0.4, events=6),
    Work(
        "dawn-birds",
        dawn_birds.make,
        seed=2,
        seconds=96.0,
        texture="birds",
        quality=0.4,
    ),
)
