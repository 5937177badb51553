"""Renders a session to a file with the player's audio graph, reproducibly."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sleepterm.audio.engine import Engine
from sleepterm.audio.events import BedDue, Event, LayerFailed
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.state import Status
from sleepterm.audio.track_loader import open_track
from sleepterm.errors import SleeptermError
from sleepterm.formats.webvtt import Cue
from sleepterm.library.catalog.bed_policy import BedChange, BedPolicy
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import Narration
from sleepterm.night.rendered_cues import rendered_cues
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.units import Percent, Seconds

_BLOCK = RATE // 10
_PLAIN = Guidance()


@dataclass(frozen=True)
class PlannedMix:
    """The mix to render.

    Attributes:
        layers: tracks and their volumes; one guided track at most.
        catalog: where beds are looked up.
        bed: id of the bed, `NO_BED`, or "" for the track's own bed, and those that it
            changes to; None means the same, unless the layers have loops.
    """

    layers: Sequence[tuple[Track, Percent]]
    catalog: Catalog = field(default_factory=Catalog)
    bed: str | None = None

    @property
    def guided(self) -> Track | None:
        """The guided track; None without one."""
        return next((track for track, _ in self.layers if not track.is_loop), None)


class OfflineRender:
    """Renders a session to a file, faster than real time.

    Args:
        mix: the mix to render.
        master: master volume, 0 to 100.
        timer: the sleep timer; if it is not enabled, only the length ends the session.
        seed: the same seed gives the same samples.
        guidance: voice, bells and pace of guided tracks.

    Attributes:
        narration: captions, bells and beds of the guided track; empty without one.

    Raises:
        SleeptermError: a layer can't be opened.
    """

    def __init__(
        self,
        mix: PlannedMix,
        *,
        master: Percent,
        timer: TimerSettings,
        seed: int,
        guidance: Guidance = _PLAIN,
    ) -> None:
        self.narration = Narration()
        self._pace = guidance.pace
        self._written = 0
        self._engine = Engine(master)
        self._engine.set_guidance(guidance)
        self._seed = seed
        self._mix = mix
        self._beds = BedPolicy()
        for track, percent in mix.layers:
            self._add(track, percent)
        if mix.guided is not None:
            self._change_bed(
                self._beds.started(mix.guided, self._sliders, mix.catalog, mix.bed)
            )
        self._engine.arm(timer)
        self._engine.resume()

    @property
    def rendered_cues(self) -> tuple[Cue, ...]:
        """The captions of the rendered file, with their times in it."""
        length = Seconds(self._written / RATE)
        return rendered_cues(self.narration, self._pace, length)

    def into(self, output: FileOutput, length: Seconds) -> Iterator[Seconds]:
        """Render `length` seconds to an output, or fewer if the session ends before.

        Yields:
            The seconds written so far, from time to time.

        Raises:
            SleeptermError: a layer is damaged, or the file can't be written;
                the unfinished file is deleted then.
        """
        output.open()
        try:
            yield from self._write(output, round(length * RATE))
            output.close()
        finally:
            output.discard()

    def _write(self, output: FileOutput, frames: int) -> Iterator[Seconds]:
        # Skip the limiter's delay, which precedes the session.
        drop, done = LOOKAHEAD, 0
        while done < frames:
            block, events = self._engine.render(_BLOCK)
            for event in events:
                self._follow(event)
            block = block[drop:][: frames - done]
            drop = 0
            output.write(block)
            done += len(block)
            self._written = done
            if done // (10 * RATE) != (done - len(block)) // (10 * RATE):
                yield Seconds(done / RATE)
            if self._engine.status is Status.STOPPED and self._engine.at_rest:
                return

    def _follow(self, event: Event) -> None:
        if isinstance(event, LayerFailed):
            raise SleeptermError("Damaged", event.reason, exit_status=1)
        mix = self._mix
        if isinstance(event, BedDue) and mix.guided is not None:
            self._change_bed(
                self._beds.requested(mix.guided, event.bed, self._sliders, mix.catalog)
            )

    def _add(self, track: Track, percent: Percent) -> None:
        start = Seconds(0.0)
        layer = self._engine.add(track, percent, start)
        opened = open_track(track, start, self._seed)
        self._engine.open(layer, opened)
        if not track.is_loop:
            self.narration = opened.narration

    @property
    def _sliders(self) -> dict[str, Percent]:
        return {x.track_id: x.percent for x in self._engine.state().layers}

    def _change_bed(self, answer: tuple[BedPolicy, BedChange]) -> None:
        self._beds, change = answer
        if change.add is not None:
            self._add(change.add, change.percent)
        if change.remove:
            self._engine.remove(change.remove)
