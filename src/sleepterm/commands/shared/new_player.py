"""Makes the player, with the memory of the nights of sleepcasts."""

from __future__ import annotations

import time

from sleepterm.audio.outputs.sound_card import sound_card
from sleepterm.audio.player import Player
from sleepterm.audio.player_options import PlayerOptions
from sleepterm.store.paths import Paths
from sleepterm.store.pool_nights import PoolNights
from sleepterm.units import NO_DRIFT, Decibels, Percent


def new_player(
    paths: Paths,
    master: Percent,
    seed: int | None = None,
    drift: Decibels = NO_DRIFT,
    device: str = "",
) -> Player:
    """A player on the sound card.

    Args:
        paths: the user's folders.
        master: master volume at the start, 0 to 100.
        seed: if the user gave one; it alone chooses the parts of a sleepcast then, and
            nothing is remembered of them.
        drift: how far the level of textures drifts, as a standard deviation in dB.
        device: name of the sound device, or enough of it; "" for the default one.
    """
    nights = PoolNights(paths.pool_nights, time.time) if seed is None else None
    options = PlayerOptions(drift, nights)
    return Player(sound_card(device), master=master, seed=seed, options=options)
