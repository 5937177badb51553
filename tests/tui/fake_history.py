"""A history made of lists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.browse.recommendations import Offer
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.history.habits import Habits
from sleepterm.library.history.plays import Play
from sleepterm.playback.timestamps import Timestamps


class FakeHistory:
    """Remembers in lists; its clock stands until it is moved."""

    def __init__(self, *offered: str, liked: Sequence[str] = ()) -> None:
        self.offered = offered
        self.liked = set(liked)
        self.plays: list[Play] = []
        self.now = 1000.0
        self.is_full = False
        self.found: tuple[Problem, ...] = ()

    def timestamps(self) -> Timestamps:
        return Timestamps(self.now, 23, self.now)

    def offers(self, catalog: Catalog) -> tuple[Offer, ...]:
        found = (catalog.get(name) for name in self.offered)
        return tuple(Offer(x, "yours at this hour") for x in found if x)

    def habits(self) -> Habits:
        return Habits.of(sorted(self.liked), self.plays, now=self.now)

    def problems(self) -> tuple[Problem, ...]:
        return self.found

    def like(self, track_id: str, *, liked: bool) -> None:
        if self.is_full:
            raise SleeptermError("Cannot write", "The disk is full.")
        (self.liked.add if liked else self.liked.discard)(track_id)

    def forget_plays(self) -> None:
        self.plays.clear()

    def rename(self, old: str, new: str) -> None:
        if old in self.liked:
            self.liked = (self.liked - {old}) | {new}
        self.plays = [
            replace(x, track_id=new) if x.track_id == old else x for x in self.plays
        ]

    def record(self, plays: Sequence[Play]) -> None:
        self.plays += plays
