"""Sounds of travel and home: train, cabin, fan, cat, clock, heartbeat."""

from __future__ import annotations

from studio.codec import Opus
from studio.recipes import (
    aeroplane_cabin,
    fan,
    heartbeat,
    night_train,
    purring_cat,
    slow_clock,
)
from studio.work import Work

WORKS: tuple[Work, ...] = (
    Work(
        "night-train",
        night_train.make,
        seed=1,
        seconds=66.0,
        texture="train",
        codec=Opus(56),
    ),
    Work(
        "aeroplane-cabin", aeroplane_cabin.make, seed=1, texture="cabin", codec=Opus(72)
    ),
    Work("fan", fan.make, seed=1, texture="fan", codec=Opus(56)),
    Work("purring-cat", purring_cat.make, seed=1, seconds=66.0, codec=Opus(72)),
    Work("slow-clock", slow_clock.make, seed=1, seconds=66.0, codec=Opus(72)),
    Work("heartbeat", heartbeat.make, seed=1, seconds=66.0, codec=Opus(72)),
)
