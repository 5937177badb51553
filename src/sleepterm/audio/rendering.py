"""The same graph into a file: as fast as it goes, and the same each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from sleepterm.audio.engine import Engine
from sleepterm.audio.file_output import FileOutput
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.opening import open_track
from sleepterm.audio.samples import RATE
from sleepterm.audio.state import LayerFailed, Status
from sleepterm.errors import SleeptermError
from sleepterm.library.track import Track
from sleepterm.night.captions import Cue, heard
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Percent, Seconds

_BLOCK = RATE // 10


class PlannedLayer(Protocol):
    """A track and its place on the layer's slider."""

    @property
    def track(self) -> Track:
        """What it plays."""

    @property
    def percent(self) -> Percent:
        """Where its slider stands."""


class Rendering:
    """A session without a listener.

    Args:
        layers: the mix.
        master: where the master slider stands.
        timer: how the session ends; not enabled, at the length asked for.
        seed: the same seed gives the same samples.

    Attributes:
        cues: the captions of its guided track, in order; () without one.

    Raises:
        SleeptermError: a layer can't be opened.
    """

    def __init__(
        self,
        layers: Sequence[PlannedLayer],
        *,
        master: Percent,
        timer: TimerSettings,
        seed: int,
    ) -> None:
        self.cues: tuple[Cue, ...] = ()
        self._written = 0
        self._engine = Engine(master)
        for planned in layers:
            start = Seconds(0.0)
            layer = self._engine.add(planned.track, planned.percent, start)
            opened = open_track(planned.track, start, seed)
            layer.open(opened.source, opened.cues)
            self.cues += opened.cues
        self._engine.arm(timer)
        self._engine.resume()

    @property
    def heard_cues(self) -> tuple[Cue, ...]:
        """The captions of what `into` has written, cut where it ends."""
        return heard(self.cues, Seconds(self._written / RATE))

    def into(self, output: FileOutput, length: Seconds) -> Iterator[Seconds]:
        """Write `length` seconds, or fewer if all ends before.

        Yields:
            How many seconds are written, now and then.

        Raises:
            SleeptermError: a layer is damaged, or the file can't be written;
                nothing is left behind.
        """
        output.open()
        try:
            yield from self._write(output, round(length * RATE))
            output.close()
        finally:
            output.discard()

    def _write(self, output: FileOutput, frames: int) -> Iterator[Seconds]:
        # The limiter is late: its first frames are none of the session's.
        drop, done = LOOKAHEAD, 0
        while done < frames:
            block, events = self._engine.render(_BLOCK)
            for event in events:
                if isinstance(event, LayerFailed):
                    raise SleeptermError("Damaged", event.reason, exit_status=1)
            block = block[drop:][: frames - done]
            drop = 0
            output.write(block)
            done += len(block)
            self._written = done
            if done // (10 * RATE) != (done - len(block)) // (10 * RATE):
                yield Seconds(done / RATE)
            if self._engine.status is Status.STOPPED and self._engine.at_rest:
                return
