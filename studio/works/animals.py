"""Animals at night and at dawn."""

from __future__ import annotations

from studio.codec import Opus, Vorbis
from studio.recipes import crickets, dawn_birds, frogs, owl, summer_night
from studio.work import Work

WORKS = (
    Work(
        "crickets",
        crickets.make,
        seed=1,
        seconds=180.0,
        texture="crickets",
        codec=Opus(56),
    ),
    Work("summer-night", summer_night.make, seed=1, seconds=180.0, codec=Opus(56)),
    Work("frogs", frogs.make, seed=1, seconds=90.0, codec=Opus(64)),
    Work("owl", owl.make, seed=1, seconds=84.0, events=6, codec=Vorbis(0.4)),
    Work(
        "dawn-birds",
        dawn_birds.make,
        seed=2,
        seconds=96.0,
        texture="birds",
        codec=Opus(56),
    ),
)
