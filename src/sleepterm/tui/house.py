"""The parts that all screens of one run share."""

from __future__ import annotations

from typing import NamedTuple

from sleepterm.tui.controllers.bedtime import Bedtime
from sleepterm.tui.controllers.deck import Deck
from sleepterm.tui.controllers.memory import Memory
from sleepterm.tui.controllers.mixing import Mixing
from sleepterm.tui.marks import Marks


class House(NamedTuple):
    """The controllers, and the signs to draw with."""

    marks: Marks
    memory: Memory
    deck: Deck
    bedtime: Bedtime
    mixing: Mixing
