"""The tone of the mix and of its layers."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.library.tones import Tones
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.session_memory import SessionMemory


class ToneSetting:
    """Makes the mix, or a track, warmer or brighter.

    Args:
        link: the player.
        memory: stores the tones.
    """

    def __init__(self, link: PlayerLink, memory: SessionMemory) -> None:
        self._link = link
        self._memory = memory

    def change_master(self, direction: int) -> None:
        """Make the whole mix one step brighter (+1) or warmer (-1)."""
        tones = self._memory.tones
        self._set(tones.with_master(tones.master + direction))

    def change_layer(self, track_id: str, direction: int) -> None:
        """Make a layer's track one step brighter (+1) or warmer (-1), in every mix."""
        if self._link.state.layer(track_id) is not None:
            tones = self._memory.tones
            self._set(tones.with_track(track_id, tones.of(track_id) + direction))

    def _set(self, tones: Tones) -> None:
        link = self._link
        if link.player is not None:
            self._memory.tones = tones
            link.player.tone.set(tones)
            link.receive(replace(link.reported, tones=tones))
