"""The parts that all screens of one run share."""

from __future__ import annotations

from dataclasses import dataclass

from sleepterm.tui.controllers.bedtime import Bedtime
from sleepterm.tui.controllers.deck import Deck
from sleepterm.tui.controllers.memory import Memory
from sleepterm.tui.marks import Marks


@dataclass(frozen=True, slots=True)
class House:
    """The controllers, and the signs to draw with."""

    marks: Marks
    memory: Memory
    deck: Deck
    bedtime: Bedtime
