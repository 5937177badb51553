"""Makes the player, with the memory of the nights of sleepcasts."""

from __future__ import annotations

import time

from sleepterm.audio.latency import Latency
from sleepterm.audio.outputs.sound_card import sound_card
from sleepterm.audio.player import Player
from sleepterm.audio.player_options import PlayerOptions
from sleepterm.audio.sources.decoded_copies import DecodedCopies
from sleepterm.desktop.terminal import is_typed_in
from sleepterm.store.decoded_files import DecodedFiles
from sleepterm.store.paths import Paths
from sleepterm.store.pool_nights import PoolNights
from sleepterm.store.settings import Settings
from sleepterm.units import Percent

_MEGABYTE = 1_000_000


def new_player(
    paths: Paths,
    settings: Settings,
    master: Percent,
    seed: int | None = None,
    latency: Latency = Latency.LOW,
) -> Player:
    """A player on the sound card.

    Args:
        paths: the user's folders.
        settings: the user's settings.
        master: master volume at the start, 0 to 100.
        seed: if the user gave one; it alone chooses the parts of a sleepcast then, and
            nothing is remembered of them.
        latency: how soon commands are heard. If it is high, the sound server also
            holds more sound, as long as the player lives.
    """
    nights = PoolNights(paths.pool_nights, time.time) if seed is None else None
    options = PlayerOptions(settings.drift, nights, latency, _copies(paths, settings))
    output = sound_card(settings.device, latency)
    return Player(output, master=master, seed=seed, options=options)


def headless_player(
    paths: Paths, settings: Settings, master: Percent, seed: int | None = None
) -> Player:
    """A player without a screen: calm where there is no terminal to type in."""
    latency = Latency.LOW if is_typed_in() else Latency.HIGH
    return new_player(paths, settings, master, seed, latency)


def _copies(paths: Paths, settings: Settings) -> DecodedCopies | None:
    files = DecodedFiles(paths.decoded_sounds, settings.sound_cache * _MEGABYTE)
    files.shrink()
    return DecodedCopies(files) if settings.sound_cache else None
