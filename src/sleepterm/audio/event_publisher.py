"""What listeners hear: every event, and of the state only what is seen to change."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.player_api import Listener
from sleepterm.audio.state import (
    CaptionChanged,
    Event,
    LayerState,
    PlayerState,
    StateChanged,
)
from sleepterm.night.narration import Words
from sleepterm.night.sleep_timer import SleepTimer
from sleepterm.units import Seconds

_POSITION_STEP = 10.0


class EventPublisher:
    """Hands events on and keeps quiet about what no screen would draw anew.

    A position counts as changed every ten seconds, a timer every minute.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._seen: object = None
        self._words: dict[str, Words] = {}

    def subscribe(self, listener: Listener) -> None:
        """Hear every event from now on."""
        self._listeners.append(listener)

    def send(self, event: Event) -> None:
        """Hand an event to every listener."""
        for listener in self._listeners:
            listener(event)

    def report(self, state: PlayerState) -> None:
        """Send what has changed since the last report, if a screen would show it."""
        self._report_captions(state)
        seen = (
            replace(state, layers=(), timer=SleepTimer()),
            tuple(_coarse(layer) for layer in state.layers),
            _coarse_timer(state.timer),
        )
        if seen != self._seen:
            self._seen = seen
            self.send(StateChanged(state))

    def _report_captions(self, state: PlayerState) -> None:
        for layer in state.layers:
            if layer.words != self._words.get(layer.track_id, Words()):
                self._words[layer.track_id] = layer.words
                self.send(CaptionChanged(layer.track_id, layer.words))


def _coarse(layer: LayerState) -> LayerState:
    step = layer.position // _POSITION_STEP
    return replace(layer, position=Seconds(step), words=Words())


def _coarse_timer(timer: SleepTimer) -> tuple[object, ...]:
    left = timer.remaining
    minutes = None if left is None else -int(-left // 60)
    return (timer.settings, timer.phase, timer.is_fading, timer.paused, minutes)
