"""The audio graph, without thread or clock: it advances by the frames rendered.

Source ─▶ loop ─┐
Source ─▶ loop ─┴─▶ ducking ─┐
Source ─▶ guided track ──────┴─▶ sleep fade ─▶ master ─▶ transport ─▶ limiter ─▶ block

A wake-up has a volume of its own, which rises, in place of the master volume. An
audition fades all of that out in front of the limiter and plays its own sound.
"""

from __future__ import annotations

from sleepterm.audio.audition import Audition
from sleepterm.audio.events import (
    BedDue,
    Event,
    LayerFailed,
    PlaybackStopped,
    TimerFinished,
    TrackEnded,
)
from sleepterm.audio.guided.fade_start import FadeStart
from sleepterm.audio.layer import LAYER_FADE, Layer
from sleepterm.audio.layer_mixer import LayerMixer
from sleepterm.audio.level_drift import drift_of
from sleepterm.audio.limiter import Limiter
from sleepterm.audio.ramp import SHORT, Ramp
from sleepterm.audio.rise_gain import RiseGain
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sequence_player import SequencePlayer
from sleepterm.audio.slider import master_amplitude
from sleepterm.audio.state import PlayerState, Status
from sleepterm.audio.track_loader import LoadedTrack
from sleepterm.audio.yielding_volume import YieldingVolume
from sleepterm.library.catalog.track import Track
from sleepterm.night.guidance import Guidance
from sleepterm.night.sleep_timer import Phase, SleepTimer, TimerSettings
from sleepterm.night.wake_rise import WakeRise
from sleepterm.units import DEFAULT_MASTER, NO_DRIFT, Decibels, Percent, Seconds

STOP_FADE = Seconds(0.8)
PAUSE_FADE = SHORT
RISE_LEAD = Seconds(6.0)
"""Seconds in which a wake-up begins, or returns after the device was lost."""


class Engine:
    """Mixes the layers and renders blocks on demand.

    Args:
        master: master volume, 0 to 100.
        drift: how far the level of textures drifts, as a standard deviation in dB.

    Attributes:
        layers: the mix, in the order its layers joined.
        status: PAUSED and STOPPED may still be fading out.
        master: master volume, 0 to 100.
        timer: the sleep timer; it advances by the frames rendered.
        guidance: voice, bell volume and pace of guided tracks.
        audition: the sound that is tried in front of the mix.
        sequence: the session of parts that plays, or none.
        mixer: adds the layers up, and has their tones.
        volume: the gain of `master`, which yields to other media.
    """

    def __init__(
        self, master: Percent = DEFAULT_MASTER, drift: Decibels = NO_DRIFT
    ) -> None:
        self.layers: list[Layer] = []
        self.status = Status.STOPPED
        self.master = master
        self.timer = SleepTimer()
        self.guidance = Guidance()
        self.audition = Audition(master)
        self.sequence = SequencePlayer(self)
        self.mixer = LayerMixer()
        self._timer_settings = self.timer.settings
        self._rested = SleepTimer()
        self.volume = YieldingVolume(master_amplitude(master))
        self._rise = RiseGain()
        self._transport = Ramp(0.0)
        self._limiter = Limiter()
        self._drift = drift
        self._in_session = False
        self._fade_start = FadeStart()

    @property
    def at_rest(self) -> bool:
        """Whether it is silent and stays so until the next command."""
        return (
            self.status is not Status.PLAYING
            and self._transport.silent
            and not self._limiter.holds_sound
            and self.audition.at_rest
        )

    @property
    def guided(self) -> Layer | None:
        """The guided track's layer, unless it is fading out."""
        for layer in self.layers:
            if not layer.track.is_loop and layer.is_in_mix:
                return layer
        return None

    def find(self, track_id: str) -> Layer | None:
        """The layer of a track, fading out or not; None if it is not in the mix."""
        return next((x for x in self.layers if x.track.id == track_id), None)

    def state(self) -> PlayerState:
        """A snapshot, without the device, which only the player knows."""
        return PlayerState(
            status=self.status,
            master=self.master,
            layers=tuple(x.state() for x in self.layers if x.is_in_mix),
            timer=self.timer,
            guidance=self.guidance,
            rise=self._rise.rise,
            part=self.sequence.part,
            tones=self.mixer.tones,
        )

    def add(self, track: Track, percent: Percent, position: Seconds) -> Layer:
        """Add a track to the mix; a guided track replaces the guided one.

        A guided track ends the session of parts, if one plays.

        Returns:
            Its layer; without a source it must be opened.
        """
        if not track.is_loop:
            self.sequence.end()
        layer = self.find(track.id)
        if layer is None:
            layer = Layer(track, percent, position)
        elif layer.is_fading_out:
            layer.cancel_fade_out()
        layer.update_track(track)
        layer.set_percent(percent)
        if not layer.track.is_loop:
            self._make_guided(layer)
        if layer not in self.layers:
            self.layers.append(layer)
        return layer

    def open(self, layer: Layer, loaded: LoadedTrack) -> None:
        """Start a layer with its opened files."""
        drift = drift_of(layer.track, self._drift, loaded.drift_seed)
        words, strokes = loaded.narration, loaded.strokes
        layer.open(loaded.source, words, strokes, self.guidance, drift)

    def fail(self, track_id: str, reason: str) -> list[Event]:
        """Remove a layer that could not be opened; the others play on."""
        layer = self.find(track_id)
        if layer is None:
            return []
        events: list[Event] = [LayerFailed(track_id, layer.track.title, reason)]
        self._remove_layer(layer, events)
        return events + self._settle()

    def remove(self, track_id: str) -> None:
        """Fade a layer out; stop if it was the last."""
        layer = self.find(track_id)
        if layer is None or layer.is_fading_out:
            return
        guided = layer is self.guided
        self.fade_out(layer)
        if guided:
            self.timer = self.timer.track_lost()
        if not any(x.is_in_mix for x in self.layers):
            self.stop()

    def clear(self) -> None:
        """Fade every layer out and stop."""
        self.sequence.end()
        for layer in list(self.layers):
            self.fade_out(layer)
        self.stop()

    def set_master(self, percent: Percent) -> None:
        """Set the master volume, 0 to 100; the gain follows in a ramp."""
        self.master = percent
        self.volume.to(master_amplitude(percent), SHORT)
        self.audition.set_master(percent)

    def resume(self, fade: Seconds = PAUSE_FADE) -> None:
        """Play: continue after a pause, or begin a session and arm its timer."""
        if self.status is Status.STOPPED:
            timer = self._rested if self.at_rest else self.timer
            guided = self.guided is not None
            self.timer = timer.armed(self._timer_settings, guided=guided)
            self._forget_fade()
            self._in_session = True
            self._rested = SleepTimer()
            self._rise.release()
        self.timer = self.timer.with_pause(paused=False)
        self.status = Status.PLAYING
        self._transport.to(1.0, fade)

    def pause(self) -> None:
        """Fade to silence; layers and timer stand still."""
        if self.status is Status.PLAYING:
            self._fade_to_silence(Status.PAUSED, PAUSE_FADE)

    def stop(self, fade: Seconds = STOP_FADE) -> None:
        """Fade to silence within `fade` seconds; the mix and its positions stay."""
        if self.status is not Status.STOPPED:
            self._fade_to_silence(Status.STOPPED, fade)
        elif self._transport.seconds_left > fade:
            self._transport.to(0.0, fade)

    def begin_rise(self, rise: WakeRise) -> None:
        """Play the mix with a volume that rises, and without a timer."""
        self.sequence.end()
        is_silent = self._transport.silent
        self._rise.begin(rise, from_silence=is_silent)
        timer = SleepTimer() if is_silent else self.timer.cancelled()
        self.timer = timer.with_pause(paused=False)
        self._in_session = True
        self.status = Status.PLAYING
        self._transport.to(1.0, RISE_LEAD)

    def seek(self, by: Seconds) -> None:
        """Move the guided track's position, within its length."""
        if guided := self.guided:
            guided.seek(Seconds(guided.position + by))
            self._forget_fade()

    def seek_sentence(self, by: int) -> None:
        """Seek to the next sentence (+1), or a start (-1); without any, to chapters."""
        guided = self.guided
        if guided is not None and (start := guided.sentence_from(by)) is not None:
            self.seek(Seconds(start - guided.position))

    def set_guidance(self, guidance: Guidance) -> None:
        """Set voice, bell volume and pace of guided tracks."""
        self.guidance = guidance
        for layer in self.layers:
            layer.set_guidance(guidance)

    def restart_softly(self) -> list[Event]:
        """Fade in from silence, after the device lost the blocks on their way."""
        self._transport = Ramp(0.0)
        self._limiter = Limiter()
        if self.status is Status.PLAYING:
            lead = RISE_LEAD if self._rise.is_active else STOP_FADE
            self._transport.to(1.0, lead)
        return self._settle()

    def arm(self, settings: TimerSettings) -> None:
        """Arm or cancel the timer; while stopped, keep the settings for `resume`."""
        self._timer_settings = settings
        if self._rise.is_active:
            return
        if self.status is not Status.STOPPED:
            self.timer = self.timer.armed(settings, guided=self.guided is not None)
            self._forget_fade()
            self.sequence.timer_set()
        elif not self._in_session:
            self.timer = SleepTimer(settings=settings)

    def extend(self, by: Seconds) -> None:
        """Move the timer's end by some seconds; negative is earlier."""
        if self.status is not Status.STOPPED and not self._rise.is_active:
            self.sequence.extend_timer(by)
            self._forget_fade()

    def set_timer_left(self, left: Seconds) -> None:
        """Bring the timer's end forward, so that `left` seconds are left."""
        if self.status is not Status.STOPPED:
            self.timer = self.timer.due_in(left)

    def pass_time(self, seconds: Seconds) -> list[Event]:
        """Advance the timer alone, as while no device is there."""
        if self.status is Status.PLAYING:
            # No voice comes to the end of its sentence meanwhile.
            spared = self.timer.spares_voice
            self.timer = self.timer.with_voice(spared=spared, held=False)
            self.sequence.wait(seconds)
            self._rise.advance(seconds)
        return self._settle()

    def render(self, frames: int) -> tuple[Block, list[Event]]:
        """The next block, shape (frames, 2), and the events of that time."""
        was_silent = self._transport.silent
        # Timer and rise start with the first sound, not while files are opened.
        has_sound = any(layer.source for layer in self.layers)
        mix = silence(frames)
        if self.audition.mix_is_silent:
            self.volume.skip(frames)
            self._transport.skip(frames)
        elif not was_silent:
            speaks = self.guidance.voice and bool(
                self.guided and self.guided.is_speaking
            )
            self.mixer.add_to(mix, self.layers, self.timer, is_speaking=speaks)
            rises = has_sound and self.status is Status.PLAYING
            self._rise.apply(mix, self.volume, moves=rises)
            self._transport.apply(mix)
            if has_sound:
                self.timer = self.timer.advanced(Seconds(frames / RATE))
                if not self.timer.paused:
                    self.sequence.advance(Seconds(frames / RATE))
            if self.status is Status.PLAYING:
                ending = self.mixer.voice_ending
                self.timer = ending.follow(self.timer, self.guided, self.layers)
        events = self.audition.process(mix)
        return self._limiter.process(mix), [*events, *self._settle()]

    def _settle(self) -> list[Event]:
        """Remove finished layers, end what is over, and return the events."""
        events: list[Event] = []
        for layer in [x for x in self.layers if x.is_finished]:
            self._remove_layer(layer, events)
        if self.status is Status.PLAYING:
            events += self.sequence.follow()
        self._fade_start.follow(self.timer, self.guided)
        if (guided := self.guided) and (bed := guided.changed_bed()) is not None:
            events.append(BedDue(guided.track.id, bed))
        if self.status is Status.PLAYING:
            if self.timer.phase is Phase.FINISHED:
                self._finish_timer(events)
            elif not self.layers:
                self._stop_without_layers(events)
        if self.status is Status.STOPPED and self._transport.silent:
            self._end_session(events)
        return events

    def _remove_layer(self, layer: Layer, events: list[Event]) -> None:
        self.layers.remove(layer)
        source = layer.source
        if source is not None:
            source.close()
        if layer.is_fading_out:
            return
        if source is None or source.error is not None:
            if source is not None:
                track, reason = layer.track, str(source.error)
                events.append(LayerFailed(track.id, track.title, reason))
            if not layer.track.is_loop:
                self.timer = self.timer.track_lost()
        else:
            events.append(TrackEnded(layer.track.id))
            self.sequence.track_ended(layer.track)
            self.timer = self.timer.track_ended()

    def _finish_timer(self, events: list[Event]) -> None:
        """Stop at the timer's end, which is silent already."""
        events.append(TimerFinished(self.timer.settings.then))
        self._fade_to_silence(Status.STOPPED, SHORT)
        self._transport = Ramp(0.0)
        # Whoever is still awake must not be startled: it returns from silence.
        self._rested = SleepTimer(phase=Phase.FINISHED)
        self._fade_start.rewind(self.guided)

    def _stop_without_layers(self, events: list[Event]) -> None:
        """Stop as no layer is left; if they ended by themselves, so does the timer."""
        if events and self.timer.phase in {Phase.RUNNING, Phase.WAITING}:
            events.append(TimerFinished(self.timer.settings.then))
        self._fade_to_silence(Status.STOPPED, SHORT)

    def _fade_to_silence(self, status: Status, fade: Seconds) -> None:
        self.status = status
        self.timer = self.timer.with_pause(paused=True)
        self._transport.to(0.0, fade)

    def _forget_fade(self) -> None:
        self._fade_start.forget()
        self.mixer.voice_ending.forget(self.guided)
        # A voice that is called back at the deadline has to end again first.
        spared = self.timer.spares_voice
        held = spared or self.mixer.voice_ending.spares_voice
        self.timer = self.timer.with_voice(spared=spared, held=held)

    def _end_session(self, events: list[Event]) -> None:
        if not self._in_session:
            return
        self._in_session = False
        self._rise.end()
        self.sequence.end()
        self.timer = SleepTimer(settings=self._timer_settings)
        for layer in self.layers:
            layer.rewind_to(layer.position)
        self.layers = [x for x in self.layers if not x.is_fading_out]
        events.append(PlaybackStopped())

    def _make_guided(self, layer: Layer) -> None:
        if (old := self.guided) and old is not layer:
            self.fade_out(old)
        if old is not layer:
            self._forget_fade()
        self.timer = self.timer.track_joined()

    def fade_out(self, layer: Layer, fade: Seconds = LAYER_FADE) -> None:
        """Fade a layer out of the mix; nothing else is done about it."""
        if self.at_rest or layer.source is None:
            layer.rewind_to(layer.position)
            self.layers.remove(layer)
        else:
            layer.fade_out(fade)
