"""The parts that all screens of one run share."""

from __future__ import annotations

from typing import NamedTuple

from sleepterm.playback.bedtime import Bedtime
from sleepterm.playback.deck import Deck
from sleepterm.playback.mixing import Mixing
from sleepterm.playback.session_state import Memory
from sleepterm.tui.glyphs import Glyphs


class House(NamedTuple):
    """The controllers, and the signs to draw with."""

    glyphs: Glyphs
    memory: Memory
    deck: Deck
    bedtime: Bedtime
    mixing: Mixing
