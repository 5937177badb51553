"""Sounds of travel and home: train, cabin, fan, cat, clock, heartbeat."""

from __future__ import annotations

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
        quality=0.4,
    ),
    Work("aeroplane-cabin", aeroplane_cabin.make, seed=1, quality=0.3, texture="cabin"),
    Work("fan", fan.make, seed=1, quality=0.4, texture="fan"),
    Work("purring-cat", purring_cat.make, seed=1, seconds=66.0, quality=0.3),
    Work("slow-clock", slow_clock.make, seed=1, seconds=66.0, quality=0.2),
    Work("heartbeat", heartbeat.make, seed=1, seconds=66.0, quality=0.1),
)
