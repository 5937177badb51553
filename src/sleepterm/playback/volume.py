"""The master volume."""

from __future__ import annotations

from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.volume_steps import stepped
from sleepterm.units import Percent


class MasterVolume:
    """Sets the master volume; mutes without changing it.

    Args:
        link: the player.
    """

    def __init__(self, link: PlayerLink) -> None:
        self._link = link
        self._unmuted: Percent | None = None

    @property
    def percent(self) -> Percent:
        """The master volume, muted or not."""
        return self._link.state.master if self._unmuted is None else self._unmuted

    @property
    def is_muted(self) -> bool:
        """Whether the sound is muted."""
        return self._unmuted is not None

    def set(self, percent: Percent) -> None:
        """Set the volume; ends muting."""
        if self._link.player is not None:
            self._unmuted = None
            self._send(percent)

    def change(self, direction: int) -> None:
        """Change the volume one step up (+1) or down (-1); ends muting."""
        self.set(stepped(self.percent, direction))

    def mute(self) -> None:
        """Mute, or unmute."""
        if self._link.player is None:
            return
        if self._unmuted is not None:
            self.set(self._unmuted)
            return
        # Noted first, so that no listener sees a volume of 0.
        self._unmuted = self._link.state.master
        self._send(Percent(0))

    def _send(self, percent: Percent) -> None:
        link = self._link
        if link.player is not None:
            link.requests.master(percent)
            link.player.set_master_volume(percent)
            link.changed()
