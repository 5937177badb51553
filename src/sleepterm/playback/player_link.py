"""The player as all parts of playback share it."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.audio.player_api import PlayerApi
from sleepterm.audio.state import (
    PlayerState,
    Status,
)
from sleepterm.library.catalog.bed_policy import Sliders
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.playback.host import Host
from sleepterm.playback.notice import Notice
from sleepterm.playback.optimistic_state import OptimisticState


class PlayerLink:
    """The player, and its state with the commands it has not answered yet.

    Args:
        host: for its clock.
        notify: shows a notice.
        changed: called whenever something that is shown may have changed.

    Attributes:
        player: None until it has been built.
        catalog: what can be played.
        asked: commands that the player has not answered yet.
        heard: the player's own last word.
    """

    def __init__(
        self,
        host: Host,
        notify: Callable[[Notice], None],
        changed: Callable[[], None],
    ) -> None:
        self.player: PlayerApi | None = None
        self.catalog = Catalog()
        self.asked = OptimisticState(lambda: host.now().ticks)
        self.heard = PlayerState()
        self.notify = notify
        self.changed = changed

    @property
    def state(self) -> PlayerState:
        """The player's state with the last commands carried out."""
        return self.asked.applied(self.heard)

    @property
    def sliders(self) -> Sliders:
        """The layers there are, with their percents."""
        return {layer.track_id: layer.percent for layer in self.state.layers}

    def is_stopped(self) -> bool:
        """Whether nothing plays and nothing is paused."""
        return self.state.status is Status.STOPPED

    def receive(self, state: PlayerState) -> None:
        """Take over what the player says of itself."""
        self.heard = state
        self.changed()

    def ask_for_state(self) -> None:
        """Take over the player's state where it has no reason to tell it."""
        if self.player is not None:
            self.receive(self.player.state)
