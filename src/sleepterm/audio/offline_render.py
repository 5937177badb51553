"""The same graph into a file: as fast as it goes, and the same each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from sleepterm.audio.engine import Engine
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.audio.samples import RATE
from sleepterm.audio.state import BedDue, LayerFailed, Status
from sleepterm.audio.track_loader import open_track
from sleepterm.errors import SleeptermError
from sleepterm.formats.webvtt import Cue
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.heard_cues import heard_cues
from sleepterm.night.narration import Narration
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Percent, Seconds

_BLOCK = RATE // 10
_PLAIN = Guidance()


class PlannedLayer(Protocol):
    """A track and its place on the layer's slider."""

    @property
    def track(self) -> Track:
        """What it plays."""

    @property
    def percent(self) -> Percent:
        """Where its slider stands."""

    @property
    def is_bed(self) -> bool:
        """Whether it lies there for the guided track, which may ask for another."""


def _no_other_bed(_track_id: str) -> Track | None:
    return None


class OfflineRender:
    """A session without a listener.

    Args:
        layers: the mix.
        master: where the master slider stands.
        timer: how the session ends; not enabled, at the length asked for.
        seed: the same seed gives the same samples.
        guidance: how guided tracks are told.
        find_bed: the loop of an id, "" for the guided track's own; None keeps
            the bed there is.

    Attributes:
        narration: of its guided track; empty without one.

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
        guidance: Guidance = _PLAIN,
        find_bed: Callable[[str], Track | None] = _no_other_bed,
    ) -> None:
        self.narration = Narration()
        self._pace = guidance.pace
        self._written = 0
        self._engine = Engine(master)
        self._engine.set_guidance(guidance)
        self._seed = seed
        self._find_bed = find_bed
        self._bed = next((x.track.id for x in layers if x.is_bed), "")
        for planned in layers:
            self._add(planned.track, planned.percent)
        self._engine.arm(timer)
        self._engine.resume()

    @property
    def heard_cues(self) -> tuple[Cue, ...]:
        """The captions of what `into` has written, in its time."""
        length = Seconds(self._written / RATE)
        return heard_cues(self.narration, self._pace, length)

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
                if isinstance(event, BedDue):
                    self._change_bed(event.bed)
            block = block[drop:][: frames - done]
            drop = 0
            output.write(block)
            done += len(block)
            self._written = done
            if done // (10 * RATE) != (done - len(block)) // (10 * RATE):
                yield Seconds(done / RATE)
            if self._engine.status is Status.STOPPED and self._engine.at_rest:
                return

    def _add(self, track: Track, percent: Percent) -> None:
        start = Seconds(0.0)
        layer = self._engine.add(track, percent, start)
        opened = open_track(track, start, self._seed)
        self._engine.open(layer, opened)
        if not track.is_loop:
            self.narration = opened.narration

    def _change_bed(self, wanted: str) -> None:
        old, new = self._engine.find(self._bed), self._find_bed(wanted)
        if old is None or new is None or new.id == self._bed:
            return
        self._add(new, old.percent)
        self._engine.remove(self._bed)
        self._bed = new.id
