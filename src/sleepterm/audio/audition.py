"""Plays one sound alone for a while, with the mix paused and silent."""

from __future__ import annotations

from sleepterm.audio.events import AuditionEnded, Event
from sleepterm.audio.layer import LAYER_FADE, Layer
from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.slider import master_amplitude
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.library.catalog.track import Track
from sleepterm.units import DEFAULT_LAYER, Percent, Seconds

MAX_LENGTH = Seconds(20.0)
"""An audition ends automatically after this time."""

LEAD = Seconds(3.0)
"""It begins this long before the loop's seam, or before the end of a guided track."""


class Audition:
    """Fades the mix out, plays one sound, and fades the mix back in.

    The player's state does not show it: timer and saved session are unaffected.

    Args:
        master: master volume, 0 to 100.
    """

    def __init__(self, master: Percent) -> None:
        self._layers: list[Layer] = []
        self._current: Layer | None = None
        self._frames_left = 0
        self._mix_gain = Ramp(1.0)
        self._volume = Ramp(master_amplitude(master))

    @property
    def mix_is_silent(self) -> bool:
        """Whether the mix is faded out, so that it need not advance."""
        return self._mix_gain.silent

    @property
    def at_rest(self) -> bool:
        """Whether no audition sounds and the mix is back at full gain."""
        return (
            not self._layers
            and not self._mix_gain.moving
            and self._mix_gain.value == 1.0
        )

    def set_master(self, percent: Percent) -> None:
        """Set the master volume, 0 to 100; the gain follows in a ramp."""
        self._volume.to(master_amplitude(percent), SHORT)

    def begin(self, track: Track) -> Layer:
        """Request an audition, which replaces any other once its sound is open.

        Returns:
            The layer to open with `open`, or to report with `fail`.
        """
        self._current = Layer(track, DEFAULT_LAYER, Seconds(0.0))
        return self._current

    def open(self, layer: Layer, source: SoundSource) -> None:
        """Start a layer's audition, or close its source if another was requested."""
        if layer is not self._current:
            source.close()
            return
        self._fade_out_all()
        layer.open(source)
        self._layers.append(layer)
        self._frames_left = round((MAX_LENGTH - LAYER_FADE) * RATE)
        self._mix_gain.to(0.0, LAYER_FADE)

    def fail(self, layer: Layer, reason: str) -> list[Event]:
        """End the audition of a layer that could not be opened."""
        return self.end(reason) if layer is self._current else []

    def end(self, reason: str = "", fade: Seconds = LAYER_FADE) -> list[Event]:
        """Fade the sound out and the mix back in.

        Args:
            reason: why it failed; empty if it did not.
            fade: seconds in which the mix comes back.
        """
        if self._current is None:
            return []
        self._current = None
        self._fade_out_all()
        self._mix_gain.to(1.0, fade)
        return [AuditionEnded(reason)]

    def process(self, mix: Block) -> list[Event]:
        """Apply the audition to a block of the mix, shape (frames, 2), in place."""
        self._mix_gain.apply(mix)
        if not self._layers:
            self._volume.skip(len(mix))
            return []
        sound = silence(len(mix))
        for layer in self._layers:
            layer.add_to(sound)
        self._volume.apply(sound)
        mix += sound
        self._frames_left -= len(mix)
        return self._remove_finished()

    def _remove_finished(self) -> list[Event]:
        events: list[Event] = []
        for layer in [x for x in self._layers if x.is_finished]:
            self._layers.remove(layer)
            if layer.source is not None:
                layer.source.close()
            if layer is self._current:
                error = layer.source and layer.source.error
                events += self.end(str(error) if error else "")
        sounds = self._current is not None and self._current.source is not None
        if sounds and self._frames_left <= 0:
            events += self.end()
        return events

    def _fade_out_all(self) -> None:
        for layer in self._layers:
            layer.fade_out()
