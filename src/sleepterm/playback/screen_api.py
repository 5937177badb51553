"""What a screen needs of playback, which may be in another process."""

from __future__ import annotations

from typing import Protocol

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.night.wake_plan import WakeSettings
from sleepterm.playback.api import Playback, WakingPlayback
from sleepterm.units import Seconds


class KeyPresses(Protocol):
    """When the user was last awake."""

    def press(self) -> None:
        """Note that the user has pressed a key."""

    def take(self) -> tuple[float, ...]:
        """The times that are not stored yet, for the caller to store."""


class ScreenLifecycle(Protocol):
    """The end of a screen."""

    @property
    def keys(self) -> KeyPresses:
        """Gets each key that the user presses."""

    def set_watched(self, *, watched: bool) -> None:
        """Whether the user looks at the screen, and expects keys to be heard at once.

        In the dark they may take half a second, which costs less all night.
        """

    def leave(self) -> None:
        """Save what is to be remembered, as the user quits."""

    def close(self, fade: Seconds) -> None:
        """End what plays for this screen alone; blocks for about `fade` seconds."""

    def finish_plays(self) -> None:
        """Store what is not stored yet; waits for a disk."""


class ScreenMemory(Protocol):
    """What is remembered for the next start.

    Attributes:
        order: sort order of the track list; None lists the best first.
    """

    order: Order | None

    @property
    def timer(self) -> TimerSettings:
        """Settings of the timer at the next start."""

    def set_later_timer(self, settings: TimerSettings) -> None:
        """Set the timer of the next start; one that runs stays as it is."""

    def forget_position(self, track_id: str) -> None:
        """Let a guided track start at its beginning again."""


class ScreenWaking(WakingPlayback, Protocol):
    """Commands for the wake-up, and what it is set to."""

    @property
    def settings(self) -> WakeSettings | None:
        """What the user asked for; None without a wake-up."""


class ScreenPlayback(Playback, Protocol):
    """`Playback`, and what only screens use."""

    @property
    def waking(self) -> ScreenWaking:
        """Commands for the wake-up, and what it is set to."""

    @property
    def memory(self) -> ScreenMemory:
        """What is remembered for the next start."""

    @property
    def lifecycle(self) -> ScreenLifecycle:
        """The end of this screen."""

    @property
    def catalog(self) -> Catalog:
        """All tracks, mixes included."""

    @catalog.setter
    def catalog(self, catalog: Catalog) -> None: ...

    def prefer_mix(self, key: str) -> None:
        """Show this mix as the playing one, among those of the same tracks."""

    def refresh(self, track: Track) -> None:
        """Apply the edits of a track to its layer."""

    def audition(self, track: Track | None) -> bool:
        """Play a track alone, from shortly before its loop's seam; None ends that.

        Returns:
            Whether it can be played alone.
        """
