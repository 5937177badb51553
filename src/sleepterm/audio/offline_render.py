"""Renders a session to a file with the player's audio graph, reproducibly."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sleepterm.audio.engine import Engine
from sleepterm.audio.events import (
    BedDue,
    Event,
    LayerFailed,
    PartBegan,
    PoolPartLost,
)
from sleepterm.audio.layer import Layer
from sleepterm.audio.limiter import LOOKAHEAD
from sleepterm.audio.opening_options import OpeningOptions
from sleepterm.audio.outputs.file_output import FileOutput
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.sequencer import Sequencer
from sleepterm.audio.state import Status
from sleepterm.audio.track_loader import LoadedTrack, open_track
from sleepterm.errors import SleeptermError
from sleepterm.formats.webvtt import Cue
from sleepterm.library.catalog.bed_policy import BedChange, BedPolicy
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.sequences.plan import Plan
from sleepterm.library.tones import Tones
from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import Narration
from sleepterm.night.rendered_cues import rendered_cues
from sleepterm.night.sequence_clock import SequenceClock
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.translation import gettext as _
from sleepterm.units import NO_DRIFT, Decibels, Percent, Seconds

_BLOCK = RATE // 10


@dataclass(frozen=True, slots=True)
class RenderedSound:
    """How a rendering sounds.

    Attributes:
        guidance: voice, bells and pace of guided tracks.
        tones: of the mix and of its tracks.
        drift: how far the level of textures drifts, as a standard deviation in dB.
    """

    guidance: Guidance = field(default_factory=Guidance)
    tones: Tones = field(default_factory=Tones)
    drift: Decibels = NO_DRIFT


_PLAIN = RenderedSound()


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


@dataclass(frozen=True)
class PlannedSequence:
    """The session of parts to render.

    Attributes:
        plan: the session.
        clock: of it, at its beginning.
        catalog: where beds are looked up.
    """

    plan: Plan
    clock: SequenceClock
    catalog: Catalog = field(default_factory=Catalog)


class OfflineRender:
    """Renders a mix or a session of parts to a file, faster than real time.

    Args:
        mix: what to render.
        master: master volume, 0 to 100.
        timer: the sleep timer; if it is not enabled, only the length ends the session.
        seed: the same seed gives the same samples.
        sound: how it sounds.

    Attributes:
        narration: captions, bells and beds of the guided track; empty without one, and
            for a session of parts.
        lost: parts of a pool that are left out, as they can't be played.

    Raises:
        SleeptermError: a layer can't be opened.
    """

    def __init__(
        self,
        mix: PlannedMix | PlannedSequence,
        *,
        master: Percent,
        timer: TimerSettings,
        seed: int,
        sound: RenderedSound = _PLAIN,
    ) -> None:
        self.narration = Narration()
        self.lost: list[PoolPartLost] = []
        self._pace = sound.guidance.pace
        self._written = 0
        self._engine = Engine(master, sound.drift)
        self._engine.set_guidance(sound.guidance)
        self._engine.mixer.tones = sound.tones
        self._seed = seed
        self._mix = mix
        self._beds = BedPolicy()
        self._opened: Counter[str] = Counter()
        if isinstance(mix, PlannedSequence):
            sequencer = Sequencer(mix.plan, mix.clock)
            for event in self._engine.sequence.play(sequencer, timer):
                self._follow(event)
            self._open_layers()
            return
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
            self._open_layers()
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
            raise SleeptermError(_("Damaged"), event.reason, exit_status=1)
        mix = self._mix
        if isinstance(event, PartBegan) and isinstance(mix, PlannedSequence):
            self._beds = mix.plan.parts[event.index].bed_policy(self._beds)
        guided = self._engine.guided
        if isinstance(event, BedDue) and guided is not None:
            self._change_bed(
                self._beds.requested(
                    guided.track, event.bed, self._sliders, mix.catalog
                )
            )

    def _add(self, track: Track, percent: Percent) -> None:
        opened = self._open(self._engine.add(track, percent, Seconds(0.0)))
        if not track.is_loop:
            self.narration = opened.narration

    def _open_layers(self) -> None:
        for layer in self._engine.layers:
            if layer.source is None:
                self._open(layer)

    def _open(self, layer: Layer) -> LoadedTrack:
        track = layer.track
        self._opened[track.id] += 1
        turn = self._opened[track.id]
        options = OpeningOptions(lost=self.lost.append)
        opened = open_track(track, Seconds(0.0), self._seed, turn, options=options)
        self._engine.open(layer, opened)
        return opened

    @property
    def _sliders(self) -> dict[str, Percent]:
        return {x.track_id: x.percent for x in self._engine.state().layers}

    def _change_bed(self, answer: tuple[BedPolicy, BedChange]) -> None:
        self._beds, change = answer
        if change.add is not None:
            self._add(change.add, change.percent)
        if change.remove:
            self._engine.remove(change.remove)
