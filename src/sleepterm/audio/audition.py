"""One sound alone for a little while; the mix stands still behind it."""

from __future__ import annotations

from sleepterm.audio.layer import JOIN, Layer
from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.samples import RATE, Block, amplitude, silence
from sleepterm.audio.sources.source import Source
from sleepterm.audio.state import AuditionEnded, Event
from sleepterm.library.catalog.track import Track
from sleepterm.units import DEFAULT_LAYER, Percent, Seconds

LONGEST = Seconds(20.0)
"""An audition ends by itself after so long."""

LEAD = Seconds(3.0)
"""It begins so long before the sound is joined to itself, or ends."""


class Audition:
    """Holds the mix down with a ramp and lays one sound over it.

    Nothing of it is in the player's state: neither the timer nor what is remembered
    of the mix knows of it.

    Args:
        master: where the master slider stands.
    """

    def __init__(self, master: Percent) -> None:
        self._layers: list[Layer] = []
        self._now: Layer | None = None
        self._left = 0
        self._mix = Ramp(1.0)
        self._volume = Ramp(amplitude(master))

    @property
    def hides_mix(self) -> bool:
        """Whether nothing of the mix is heard, so that it may stand still."""
        return self._mix.silent

    @property
    def at_rest(self) -> bool:
        """Whether the mix has everything to itself."""
        return not self._layers and not self._mix.moving and self._mix.value == 1.0

    def set_master(self, percent: Percent) -> None:
        """Move the master slider; the gain follows in a ramp."""
        self._volume.to(amplitude(percent), SHORT)

    def begin(self, track: Track) -> Layer:
        """A sound is to be heard instead of any before.

        Returns:
            Its layer, which wants opening; until then what sounds goes on.
        """
        self._now = Layer(track, DEFAULT_LAYER, Seconds(0.0))
        return self._now

    def open(self, layer: Layer, source: Source) -> None:
        """A layer has its source; if nobody waits for it any more, it is released."""
        if layer is not self._now:
            source.close()
            return
        self._dismiss()
        layer.open(source)
        self._layers.append(layer)
        self._left = round((LONGEST - JOIN) * RATE)
        self._mix.to(0.0, JOIN)

    def fail(self, layer: Layer, reason: str) -> list[Event]:
        """A layer could not be opened."""
        return self.end(reason) if layer is self._now else []

    def end(self, reason: str = "", fade: Seconds = JOIN) -> list[Event]:
        """The sound leaves, and the mix comes back as it was."""
        if self._now is None:
            return []
        self._now = None
        self._dismiss()
        self._mix.to(1.0, fade)
        return [AuditionEnded(reason)]

    def lay_over(self, mix: Block) -> list[Event]:
        """Turn a block of the mix, shape (frames, 2), into what is heard."""
        self._mix.apply(mix)
        if not self._layers:
            self._volume.skip(len(mix))
            return []
        sound = silence(len(mix))
        for layer in self._layers:
            layer.add_to(sound)
        self._volume.apply(sound)
        mix += sound
        self._left -= len(mix)
        return self._after()

    def _after(self) -> list[Event]:
        events: list[Event] = []
        for layer in [x for x in self._layers if x.gone]:
            self._layers.remove(layer)
            if layer.source is not None:
                layer.source.close()
            if layer is self._now:
                error = layer.source and layer.source.error
                events += self.end(str(error) if error else "")
        sounds = self._now is not None and self._now.source is not None
        if sounds and self._left <= 0:
            events += self.end()
        return events

    def _dismiss(self) -> None:
        for layer in self._layers:
            layer.leave()
