"""Controls the guided track: position, voice, bells, pace."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.night.guidance import Guidance
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.playback.volume_steps import stepped
from sleepterm.units import Percent, Seconds


class GuidedTrack:
    """Seeks in the guided track; sets voice, bells and pace.

    Args:
        link: the player.
        memory: stores guidance and resume positions.
    """

    def __init__(self, link: PlayerLink, memory: SessionMemory) -> None:
        self._link = link
        self._memory = memory

    @property
    def position(self) -> Seconds:
        """Where it is at this moment, 0 without one; for any thread."""
        player = self._link.player
        guided = None if player is None else player.state.guided
        return Seconds(0.0) if guided is None else guided.position

    def seek(self, by: Seconds) -> None:
        """Move the position by some seconds, within the length."""
        if self._link.player is not None and self._link.state.guided is not None:
            self._link.player.seek(by)

    def seek_sentence(self, by: int) -> None:
        """Seek to the next sentence (+1), or this one's start (-1)."""
        if self._link.player is not None and self._link.state.guided is not None:
            self._link.player.seek_sentence(by)

    def restart(self) -> None:
        """Play it from its beginning."""
        if (guided := self._link.state.guided) is not None:
            self._memory.forget_position(guided.track_id)
            self.seek(Seconds(-guided.length))

    def toggle_voice(self) -> None:
        """Switch the voice off or on."""
        guidance = self._memory.guidance
        self._set(replace(guidance, voice=not guidance.voice))

    def set_bells(self, percent: Percent) -> None:
        """Set the volume of the bells."""
        self._set(replace(self._memory.guidance, bells=percent))

    def change_bells(self, direction: int) -> None:
        """Change the volume of the bells one step up (+1) or down (-1)."""
        self.set_bells(stepped(self._memory.guidance.bells, direction))

    def change_pace(self, direction: int) -> None:
        """Make silences 10 % shorter (+1) or longer (-1)."""
        self._set(self._memory.guidance.with_pace_changed(direction))

    def _set(self, guidance: Guidance) -> None:
        link = self._link
        if link.player is not None:
            self._memory.guidance = guidance
            link.player.set_guidance(guidance)
            link.receive(replace(link.reported, guidance=guidance))
