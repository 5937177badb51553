"""Predicts the player's state, so that keys seem to work at once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sleepterm.audio.state import LayerState, PlayerState, Status
from sleepterm.units import Percent, Seconds

PATIENCE = Seconds(1.5)
"""A request that the player has not confirmed in this time is dropped."""


class OptimisticState:
    """Predicts the player's state from the requests that it has not confirmed.

    Each request lasts until the player's state shows it, or for `PATIENCE`.

    Args:
        ticks: gives monotonic seconds.
    """

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._status: tuple[Status, float] | None = None
        self._master: tuple[Percent, float] | None = None
        self._volumes: dict[str, tuple[Percent, float]] = {}
        self._joining: dict[str, tuple[LayerState, float]] = {}
        self._leaving: dict[str, float] = {}

    def status(self, status: Status) -> None:
        """Note a request to play, pause or stop."""
        self._status = (status, self._until())

    def master(self, percent: Percent) -> None:
        """Note a new master volume."""
        self._master = (percent, self._until())

    def volume(self, track_id: str, percent: Percent) -> None:
        """Note a new volume of a layer."""
        self._volumes[track_id] = (percent, self._until())

    def join(self, layer: LayerState) -> None:
        """Note that a layer was added."""
        self._leaving.pop(layer.track_id, None)
        self._joining[layer.track_id] = (layer, self._until())

    def leave(self, track_id: str) -> None:
        """Note that a layer was removed."""
        self._joining.pop(track_id, None)
        self._volumes.pop(track_id, None)
        self._leaving[track_id] = self._until()

    def forget(self, track_id: str) -> None:
        """Drop the requests about a layer, which failed."""
        self._joining.pop(track_id, None)
        self._volumes.pop(track_id, None)

    def applied(self, state: PlayerState) -> PlayerState:
        """The state as if every open request were carried out; drops confirmed ones."""
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
        present = {layer.track_id: layer.percent for layer in state.layers}
        if self._status and (self._status[0] is state.status or self._status[1] < now):
            self._status = None
        if self._master and (self._master[0] == state.master or self._master[1] < now):
            self._master = None
        self._volumes = {
            track_id: (percent, until)
            for track_id, (percent, until) in self._volumes.items()
            if present.get(track_id) != percent and until >= now
        }
        self._joining = {
            track_id: (layer, until)
            for track_id, (layer, until) in self._joining.items()
            if track_id not in present and until >= now
        }
        self._leaving = {
            track_id: until
            for track_id, until in self._leaving.items()
            if track_id in present and until >= now
        }

    def _until(self) -> float:
        return self._ticks() + PATIENCE
