"""What was asked of the player and not answered yet, so that keys feel instant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sleepterm.audio.state import (
    LayerState,
    PlayerState,
    Status,
)
from sleepterm.units import Percent, Seconds

PATIENCE = Seconds(1.5)
"""Without an answer for so long, the player's own word counts again."""


class OptimisticState:
    """A player's state as it will be once it has carried out the last commands.

    Each request lasts until the player's state shows it, or until patience ends.

    Args:
        ticks: seconds on a clock that never goes back.
    """

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._status: tuple[Status, float] | None = None
        self._master: tuple[Percent, float] | None = None
        self._volumes: dict[str, tuple[Percent, float]] = {}
        self._joining: dict[str, tuple[LayerState, float]] = {}
        self._leaving: dict[str, float] = {}

    def status(self, status: Status) -> None:
        """The player was asked to play, pause or stop."""
        self._status = (status, self._until())

    def master(self, percent: Percent) -> None:
        """The master slider was moved."""
        self._master = (percent, self._until())

    def volume(self, track_id: str, percent: Percent) -> None:
        """A layer's slider was moved."""
        self._volumes[track_id] = (percent, self._until())

    def join(self, layer: LayerState) -> None:
        """A layer was added to the mix."""
        self._leaving.pop(layer.track_id, None)
        self._joining[layer.track_id] = (layer, self._until())

    def leave(self, track_id: str) -> None:
        """A layer was removed from the mix."""
        self._joining.pop(track_id, None)
        self._volumes.pop(track_id, None)
        self._leaving[track_id] = self._until()

    def forget(self, track_id: str) -> None:
        """Drop what was asked of a layer: it could not be done."""
        self._joining.pop(track_id, None)
        self._volumes.pop(track_id, None)

    def applied(self, state: PlayerState) -> PlayerState:
        """The state with every open request carried out; answered ones are dropped."""
        self._settle(state)
        layers = [x for x in state.layers if x.track_id not in self._leaving]
        for layer, _ in self._joining.values():
            if not layer.is_loop:
                layers = [x for x in layers if x.is_loop]
            layers.append(layer)
        layers = [
            replace(x, percent=self._volumes[x.track_id][0])
            if x.track_id in self._volumes
            else x
            for x in layers
        ]
        return replace(
            state,
            status=self._status[0] if self._status else state.status,
            master=self._master[0] if self._master else state.master,
            layers=tuple(layers),
        )

    def _settle(self, state: PlayerState) -> None:
        now = self._ticks()
        here = {layer.track_id: layer.percent for layer in state.layers}
        if self._status and (self._status[0] is state.status or self._status[1] < now):
            self._status = None
        if self._master and (self._master[0] == state.master or self._master[1] < now):
            self._master = None
        self._volumes = {
            track_id: (percent, until)
            for track_id, (percent, until) in self._volumes.items()
            if here.get(track_id) != percent and until >= now
        }
        self._joining = {
            track_id: (layer, until)
            for track_id, (layer, until) in self._joining.items()
            if track_id not in here and until >= now
        }
        self._leaving = {
            track_id: until
            for track_id, until in self._leaving.items()
            if track_id in here and until >= now
        }

    def _until(self) -> float:
        return self._ticks() + PATIENCE
