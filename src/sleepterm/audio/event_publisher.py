"""Sends the player's events to its listeners, and state changes that a screen shows."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.events import CaptionChanged, Event, StateChanged
from sleepterm.audio.player_api import Listener
from sleepterm.audio.state import LayerState, PlayerState
from sleepterm.night.nearby_sentences import Words
from sleepterm.night.sleep_timer import SleepTimer
from sleepterm.units import Seconds

_POSITION_STEP = 10.0


class EventPublisher:
    """Sends events, and a `StateChanged` only if a screen would look different.

    A position counts as changed every ten seconds, a timer every minute.
    """

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._last: object = None
        self._words: dict[str, Words] = {}

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` with every event from now on."""
        self._listeners.append(listener)

    def send(self, event: Event) -> None:
        """Call every listener with an event."""
        for listener in self._listeners:
            listener(event)

    def report(self, state: PlayerState) -> None:
        """Send caption and state changes since the last call."""
        self._report_captions(state)
        shown = (
            replace(state, layers=(), timer=SleepTimer()),
            tuple(_coarse(layer) for layer in state.layers),
            _coarse_timer(state.timer),
        )
        if shown != self._last:
            self._last = shown
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
    spares = timer.spares_voice
    return (
        timer.settings,
        timer.phase,
        timer.is_fading,
        timer.paused,
        spares,
        minutes,
    )
