"""The player and its state, shared by all parts of playback."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import PlayerState, Status
from sleepterm.library.catalog.bed_policy import Sliders
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.playback.host import Host
from sleepterm.playback.notice import Notice
from sleepterm.playback.optimistic_state import OptimisticState


class PlayerLink:
    """The player, and its predicted state.

    Args:
        host: gives the time.
        notify: shows a notice.
        changed: called whenever the state may have changed.

    Attributes:
        player: the player; None until it has been built.
        catalog: all tracks.
        ticks: gives monotonic seconds.
        wall_time: gives seconds since the epoch (UTC).
        requests: requests that the player has not confirmed yet.
        reported: the last state that the player reported.
    """

    def __init__(
        self,
        host: Host,
        notify: Callable[[Notice], None],
        changed: Callable[[], None],
    ) -> None:
        self.player: PlayerApi | None = None
        self.catalog = Catalog()
        self.ticks: Callable[[], float] = lambda: host.now().ticks
        self.wall_time: Callable[[], float] = lambda: host.now().at
        self.requests = OptimisticState(self.ticks)
        self.reported = PlayerState()
        self.notify = notify
        self.changed = changed

    @property
    def state(self) -> PlayerState:
        """The player's state as if all commands were carried out."""
        return self.requests.applied(self.reported)

    @property
    def sliders(self) -> Sliders:
        """Track id of each layer to its volume."""
        return {layer.track_id: layer.percent for layer in self.state.layers}

    def is_stopped(self) -> bool:
        """Whether nothing plays and nothing is paused."""
        return self.state.status is Status.STOPPED

    def receive(self, state: PlayerState) -> None:
        """Use a new state of the player."""
        self.reported = state
        self.changed()

    def refresh_state(self) -> None:
        """Use the player's present state now, without waiting for its event."""
        if self.player is not None:
            self.receive(self.player.state)
