"""The graph: layers, mix, master volume, sleep fade, limiter. No thread, no clock.

Source ─▶ loop ─┐
Source ─▶ loop ─┴─▶ ducking ─┐
Source ─▶ guided track ──────┴─▶ master ─▶ transport ─▶ sleep fade ─▶ limiter ─▶ block

An audition stands in the place of all that before the limiter.
"""

from __future__ import annotations

import numpy as np

from sleepterm.audio.audition import Audition
from sleepterm.audio.guided.ducking import Ducking
from sleepterm.audio.layer import Layer
from sleepterm.audio.limiter import LOOKAHEAD, Limiter
from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.samples import RATE, Block, amplitude, silence
from sleepterm.audio.state import (
    BedDue,
    Event,
    LayerFailed,
    PlaybackStopped,
    PlayerState,
    Status,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.track_loader import Opened
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import EndWith, Phase, SleepTimer, TimerSettings
from sleepterm.units import DEFAULT_MASTER, Percent, Seconds

STOP_FADE = Seconds(0.8)
PAUSE_FADE = SHORT
_BEFORE = Seconds(SHORT + 0.05)
_FADE_GRID = RATE // 200
"""The sleep fade is computed this often, in frames, and straight between."""


class Engine:
    """Everything that sounds; blocks are pulled out of it.

    Attributes:
        layers: the mix, in the order its layers joined.
        status: what it does; PAUSED and STOPPED may still be fading out.
        master: the master slider.
        timer: the sleep timer; it advances by what is rendered.
        guidance: how guided tracks are told.
        audition: a sound that is tried, in front of all that.
    """

    def __init__(self, master: Percent = DEFAULT_MASTER) -> None:
        self.layers: list[Layer] = []
        self.status = Status.STOPPED
        self.master = master
        self.timer = SleepTimer()
        self.guidance = Guidance()
        self.audition = Audition(master)
        self._timer_settings = self.timer.settings
        self._volume = Ramp(amplitude(master))
        self._transport = Ramp(0.0)
        self._ducking = Ducking()
        self._limiter = Limiter()
        self._tail = 0
        self._in_session = False
        self._guided_at_fade: Seconds | None = None

    @property
    def at_rest(self) -> bool:
        """Whether nothing sounds and nothing will until a command comes."""
        return (
            self.status is not Status.PLAYING
            and self._transport.silent
            and self._tail == 0
            and self.audition.at_rest
        )

    @property
    def guided(self) -> Layer | None:
        """The guided track's layer that is not on its way out."""
        for layer in self.layers:
            if not layer.track.is_loop and not layer.leaving:
                return layer
        return None

    def find(self, track_id: str) -> Layer | None:
        """The layer of a track, leaving or not."""
        return next((x for x in self.layers if x.track.id == track_id), None)

    def state(self) -> PlayerState:
        """A snapshot without what only the player knows of the device."""
        return PlayerState(
            status=self.status,
            master=self.master,
            layers=tuple(x.state() for x in self.layers if not x.leaving),
            timer=self.timer,
            guidance=self.guidance,
        )

    def add(self, track: Track, percent: Percent, position: Seconds) -> Layer:
        """Put a track into the mix; a guided one sends the guided one away.

        Returns:
            Its layer, which wants opening if it has no source.
        """
        layer = self.find(track.id)
        if layer is None:
            layer = Layer(track, percent, position)
        elif layer.leaving:
            layer.stay()
        layer.become(track)
        layer.set_percent(percent)
        if not layer.track.is_loop:
            self._make_guided(layer)
        if layer not in self.layers:
            self.layers.append(layer)
        return layer

    def open(self, layer: Layer, opened: Opened) -> None:
        """A layer has its source: it begins to sound."""
        layer.open(opened.source, opened.narration, opened.strokes, self.guidance)

    def fail(self, track_id: str, reason: str) -> list[Event]:
        """A layer could not be opened: it goes, the rest plays on."""
        layer = self.find(track_id)
        if layer is None:
            return []
        events: list[Event] = [LayerFailed(track_id, layer.track.title, reason)]
        self._drop(layer, events)
        return events + self._after()

    def remove(self, track_id: str) -> None:
        """Send a layer away; without any left, stop."""
        layer = self.find(track_id)
        if layer is None or layer.leaving:
            return
        guided = layer is self.guided
        self._dismiss(layer)
        if guided:
            self.timer = self.timer.track_lost()
        if not any(not x.leaving for x in self.layers):
            self.stop()

    def clear(self) -> None:
        """Send every layer away and stop."""
        for layer in list(self.layers):
            self._dismiss(layer)
        self.stop()

    def set_master(self, percent: Percent) -> None:
        """Move the master slider; the gain follows in a ramp."""
        self.master = percent
        self._volume.to(amplitude(percent), SHORT)
        self.audition.set_master(percent)

    def resume(self, fade: Seconds = PAUSE_FADE) -> None:
        """Play: go on after a pause, or begin a session and arm its timer."""
        if self.status is Status.STOPPED:
            timer = SleepTimer() if self.at_rest else self.timer
            guided = self.guided is not None
            self.timer = timer.armed(self._timer_settings, guided=guided)
            self._guided_at_fade = None
            self._in_session = True
        self.timer = self.timer.with_pause(paused=False)
        self.status = Status.PLAYING
        self._transport.to(1.0, fade)

    def pause(self) -> None:
        """Fade to silence and stand still there, timer and all."""
        if self.status is Status.PLAYING:
            self._go_quiet(Status.PAUSED, PAUSE_FADE)

    def stop(self, fade: Seconds = STOP_FADE) -> None:
        """Fade to silence; the mix stays, guided tracks where they are."""
        if self.status is not Status.STOPPED:
            self._go_quiet(Status.STOPPED, fade)

    def seek(self, by: Seconds) -> None:
        """Move the guided track's position, within its length."""
        if guided := self.guided:
            guided.seek(Seconds(guided.position + by))
            self._guided_at_fade = None

    def seek_sentence(self, by: int) -> None:
        """To the next sentence (+1), or back to where this or the last one began.

        A little earlier, so that its first sound is not lost in the ramp of the jump.
        """
        guided = self.guided
        if guided is None:
            return
        start = guided.narration.sentence_from(Seconds(guided.position + _BEFORE), by)
        if start is not None:
            self.seek(Seconds(start - _BEFORE - guided.position))

    def guide(self, guidance: Guidance) -> None:
        """Tell guided tracks in another way from now on."""
        self.guidance = guidance
        for layer in self.layers:
            layer.tell(guidance)

    def restart_softly(self) -> list[Event]:
        """What was on its way was lost with the device: come back from silence."""
        self._transport = Ramp(0.0)
        self._limiter = Limiter()
        self._tail = 0
        if self.status is Status.PLAYING:
            self._transport.to(1.0, STOP_FADE)
        return self._after()

    def arm(self, settings: TimerSettings) -> None:
        """Arm the timer, or cancel it; while stopped, keep it for the start."""
        self._timer_settings = settings
        if self.status is not Status.STOPPED:
            self.timer = self.timer.armed(settings, guided=self.guided is not None)
            self._guided_at_fade = None
        elif not self._in_session:
            self.timer = SleepTimer(settings=settings)

    def extend(self, by: Seconds) -> None:
        """Let the timer end later, or earlier if negative."""
        if self.status is not Status.STOPPED:
            self.timer = self.timer.extended(by)
            self._guided_at_fade = None

    def pass_time(self, seconds: Seconds) -> list[Event]:
        """Time goes by unheard, as without a device: only the timer moves."""
        if self.status is Status.PLAYING:
            self.timer = self.timer.advanced(seconds)
        return self._after()

    def render(self, frames: int) -> tuple[Block, list[Event]]:
        """The next block, shape (frames, 2), and what happened meanwhile."""
        was_silent = self._transport.silent
        mix = silence(frames)
        if self.audition.hides_mix:
            self._volume.skip(frames)
            self._transport.skip(frames)
        elif not was_silent:
            self._lay_out(mix)
            self._volume.apply(mix)
            self._transport.apply(mix)
            self._fade(mix)
            # The night begins with its first sound, not while files are opened.
            if any(layer.source for layer in self.layers):
                self.timer = self.timer.advanced(Seconds(frames / RATE))
        elif self._tail:
            self._tail = max(0, self._tail - frames)
        if not self.audition.at_rest:
            # What the limiter keeps of it is to be heard, too.
            self._tail = LOOKAHEAD
        events = self.audition.lay_over(mix)
        return self._limiter.process(mix), [*events, *self._after()]

    def _lay_out(self, mix: Block) -> None:
        for layer in self.layers:
            if layer.track.is_loop:
                layer.add_to(mix)
        guided = self.guided
        speaks = guided is not None and self.guidance.voice and guided.is_speaking
        self._ducking.apply(mix, is_speaking=speaks)
        for layer in self.layers:
            if not layer.track.is_loop:
                layer.add_to(mix)

    def _fade(self, mix: Block) -> None:
        length = Seconds(len(mix) / RATE)
        if self.timer.paused:
            length = Seconds(0.0)
        if self.timer.gain() == 1.0 == self.timer.gain(length):
            return
        at = np.arange(0, len(mix) + _FADE_GRID, _FADE_GRID)
        moving = 0.0 if self.timer.paused else 1.0 / RATE
        gains = [self.timer.gain(Seconds(float(x) * moving)) for x in at]
        curve = np.interp(np.arange(len(mix)), at, gains)
        mix *= curve.astype(np.float32)[:, None]

    def _after(self) -> list[Event]:
        """Let go of what has ended, and say so."""
        events: list[Event] = []
        for layer in [x for x in self.layers if x.gone]:
            self._drop(layer, events)
        self._note_fade()
        self._note_bed(events)
        if self.status is Status.PLAYING:
            if self.timer.phase is Phase.FINISHED:
                self._finish(events)
            elif not self.layers:
                self._run_out(events)
        if self.status is Status.STOPPED and self._transport.silent:
            self._end_session(events)
        return events

    def _drop(self, layer: Layer, events: list[Event]) -> None:
        self.layers.remove(layer)
        source = layer.source
        if source is not None:
            source.close()
        if layer.leaving:
            return
        if source is None or source.error is not None:
            if source is not None:
                reason = str(source.error)
                failed = LayerFailed(layer.track.id, layer.track.title, reason)
                events.append(failed)
            if not layer.track.is_loop:
                self.timer = self.timer.track_lost()
        else:
            events.append(TrackEnded(layer.track.id))
            self.timer = self.timer.track_ended()

    def _finish(self, events: list[Event]) -> None:
        """The timer's end: silent already, so nothing more needs fading."""
        events.append(TimerFinished(self.timer.settings.then))
        self._go_quiet(Status.STOPPED, SHORT)
        self._transport = Ramp(0.0)
        if (guided := self.guided) and self._guided_at_fade is not None:
            guided.rewind_to(self._guided_at_fade)

    def _run_out(self, events: list[Event]) -> None:
        """No layer is left: if they ended by themselves, so has the night."""
        if events and self.timer.phase in {Phase.RUNNING, Phase.WAITING}:
            events.append(TimerFinished(self.timer.settings.then))
        self._go_quiet(Status.STOPPED, SHORT)

    def _go_quiet(self, status: Status, fade: Seconds) -> None:
        self.status = status
        self.timer = self.timer.with_pause(paused=True)
        self._transport.to(0.0, fade)
        self._tail = LOOKAHEAD

    def _note_fade(self) -> None:
        if self.timer.is_fading and self._guided_at_fade is None and self.guided:
            self._guided_at_fade = self.guided.position

    def _note_bed(self, events: list[Event]) -> None:
        guided = self.guided
        if guided is None or guided.source is None:
            return
        bed = guided.narration.bed_at(guided.position)
        if bed != guided.bed:
            guided.bed = bed
            events.append(BedDue(guided.track.id, bed))

    def _end_session(self, events: list[Event]) -> None:
        if not self._in_session:
            return
        self._in_session = False
        self.timer = SleepTimer(settings=self._timer_settings)
        for layer in self.layers:
            layer.rewind_to(layer.position)
        self.layers = [x for x in self.layers if not x.leaving]
        events.append(PlaybackStopped())

    def _make_guided(self, layer: Layer) -> None:
        if (old := self.guided) and old is not layer:
            self._dismiss(old)
        if old is not layer:
            self._guided_at_fade = None
        settings = self.timer.settings
        if self.timer.phase is Phase.RUNNING and settings.end is EndWith.TRACK:
            self.timer = self.timer.armed(settings, guided=True)

    def _dismiss(self, layer: Layer) -> None:
        if self.at_rest or layer.source is None:
            layer.rewind_to(layer.position)
            self.layers.remove(layer)
        else:
            layer.leave()
