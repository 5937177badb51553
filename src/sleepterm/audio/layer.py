"""One track in the mix, with its own volume, fade and position."""

from __future__ import annotations

import math
from collections.abc import Mapping

from sleepterm.audio.fade_place import FadePlace
from sleepterm.audio.glide import VolumeGlide
from sleepterm.audio.guided.guided_reader import GuidedReader
from sleepterm.audio.level_drift import LevelDrift
from sleepterm.audio.ramp import SHORT, CurvedRamp, Ramp
from sleepterm.audio.sample_format import RATE
from sleepterm.audio.samples import Block, factor
from sleepterm.audio.slider import amplitude
from sleepterm.audio.sources.sound_source import SoundSource
from sleepterm.audio.state import LayerState
from sleepterm.audio.tone import Tone
from sleepterm.formats.chapters.chapter import Chapter
from sleepterm.library.catalog.track import Track
from sleepterm.night.chapters import chapter_at, chapter_from
from sleepterm.night.guidance import Guidance
from sleepterm.night.narration import Narration
from sleepterm.units import Decibels, Percent, Seconds

LAYER_FADE = Seconds(0.6)
"""Seconds that a layer takes to fade in or out."""

_SENTENCE_LEAD = Seconds(SHORT + 0.05)
"""Seconds before a sentence at which a seek lands, so that its ramp cuts nothing."""

HOLD_FADE = Seconds(0.1)
"""Seconds that a voice takes to stop after a word."""

_CAPTION_OFFSET = Seconds(0.012)
"""Half a short block: captions change with a block, so this centres their error."""

_NO_NARRATION = Narration()
_NO_BELLS: Mapping[str, Block] = {}
_DEFAULT_GUIDANCE = Guidance()


class Layer:
    """A track with its own volume, sounding once it has a source.

    Args:
        track: what it plays.
        percent: its volume, 0 to 100.
        position: seconds into a guided track where it begins.

    Attributes:
        track: what it plays.
        percent: its volume, 0 to 100.
        is_fading_out: whether it is on its way out of the mix.
        is_waiting: whether it is opened ahead and silent until `begin`.
        narration: captions, bells and beds of a guided track.
        bed: id of the bed that a guided track asked for last; "" is its own.
    """

    def __init__(self, track: Track, percent: Percent, position: Seconds) -> None:
        self.track = track
        self.percent = percent
        self.is_fading_out = False
        self.is_waiting = False
        self.narration = _NO_NARRATION
        self.bed = ""
        self._start = position
        self._length = Seconds(0.0)
        self._source: SoundSource | None = None
        self._guided_reader: GuidedReader | None = None
        self._drift: LevelDrift | None = None
        self._volume = Ramp(self._target_gain())
        self._glide: VolumeGlide | None = None
        self._fade = CurvedRamp(0.0)
        self._fade_in = LAYER_FADE
        self._on_its_way: FadePlace | None = None
        self._fade_after: tuple[float, Seconds] | None = None
        self._seek_gain = Ramp(1.0)
        self._seek_to: Seconds | None = None
        self._hold_gain = Ramp(1.0)
        self._held_at: Seconds | None = None
        self._tone: Tone | None = None

    @property
    def source(self) -> SoundSource | None:
        """The track's opened sound; None while it is not open."""
        return self._source

    @property
    def position(self) -> Seconds:
        """Seconds into a guided track, or where it will begin; 0 for loops."""
        if self.track.is_loop:
            return Seconds(0.0)
        if self._held_at is not None:
            return self._held_at
        if self._seek_to is not None:
            return self._seek_to
        return self._source.position if self._source else self._start

    @property
    def length(self) -> Seconds:
        """Length of a guided track in seconds; 0 for loops, and while unknown."""
        if self.track.is_loop:
            return Seconds(0.0)
        return self._length or self.track.length or Seconds(0.0)

    @property
    def is_in_mix(self) -> bool:
        """Whether it is neither on its way out nor held for later."""
        return not (self.is_fading_out or self.is_waiting)

    @property
    def is_finished(self) -> bool:
        """Whether it has ended or faded out, so that it can be removed."""
        if self._source and self._source.ended:
            return True
        return self.is_fading_out and (self._source is None or self._fade.silent)

    @property
    def is_speaking(self) -> bool:
        """Whether a guided track speaks now, or is about to."""
        speaks = self.percent > 0 and not self.is_held
        return speaks and self.narration.is_speaking(self.position)

    @property
    def is_held(self) -> bool:
        """Whether it stands still, or is about to."""
        return self._held_at is not None

    @property
    def is_silent(self) -> bool:
        """Whether it stands still."""
        return self._hold_gain.silent

    def state(self) -> LayerState:
        """A snapshot for the screen."""
        return LayerState(
            track_id=self.track.id,
            title=self.track.title,
            percent=self.percent,
            is_loop=self.track.is_loop,
            position=self.position,
            length=self.length,
            words=self.narration.words_at(Seconds(self.position - _CAPTION_OFFSET)),
            has_words=bool(self.narration.cues) or self._may_have_words,
            has_bells=bool(self.narration.bells),
            is_session=self.narration.is_session,
            is_opening=self._source is None,
            chapter=chapter_at(self.chapters, self.position),
        )

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """The chapters of a guided track; none of a loop."""
        return () if self.track.is_loop else self.track.chapters

    @property
    def _may_have_words(self) -> bool:
        return self._source is None and self.track.captions is not None

    def open(
        self,
        source: SoundSource,
        narration: Narration = _NO_NARRATION,
        strokes: Mapping[str, Block] = _NO_BELLS,
        guidance: Guidance = _DEFAULT_GUIDANCE,
        drift: LevelDrift | None = None,
    ) -> None:
        """Fade in from silence.

        Args:
            source: the track's sound.
            narration: captions, bells and beds of a guided track.
            strokes: the sound of each kind of bell, shape (frames, 2).
            guidance: voice, bell volume and pace of a guided track.
            drift: of a loop's level; None keeps it.
        """
        self._source = source
        self._drift = drift
        self._length = source.length
        self.narration = narration
        if not self.track.is_loop:
            self._guided_reader = GuidedReader(source, narration, strokes, guidance)
        if (place := self._on_its_way) is not None:
            self.is_waiting, self.is_fading_out = False, place.is_out
            ahead = place.advanced(LAYER_FADE)
            self._fade.to(ahead.value, LAYER_FADE)
            self._fade_after = (ahead.target, ahead.left)
        elif not self.is_waiting:
            self._fade.to(1.0, self._fade_in)

    @property
    def fade_place(self) -> FadePlace | None:
        """Where it is on its way in or out; None if that takes no longer than a key."""
        left = self._fade.seconds_left
        if self._source is None or left <= 2 * LAYER_FADE:
            return None
        value, is_out = self._fade.value, self.is_fading_out
        return FadePlace(self.track.id, self.percent, value, left, is_out)

    def fade_on(self, place: FadePlace) -> None:
        """Once it is open, go on with a fade from its place."""
        self._on_its_way = place

    def begin(self, fade: Seconds) -> None:
        """Fade in from silence in `fade` seconds, now or once it is open."""
        self.is_waiting = False
        self._fade_in = fade
        if self._source:
            self._fade.to(1.0, fade)

    def update_track(self, track: Track) -> None:
        """Replace the track's description, with effect on the gain at the next change.

        A new loop mode counts from the next opening. A layer that plays cannot turn
        from a loop into a guided track, nor back: then nothing changes.
        """
        if self._source is None or track.is_loop == self.track.is_loop:
            self.track = track

    def rewind_to(self, position: Seconds) -> None:
        """Close the file; a guided track will begin at `position` when opened again."""
        if self._source:
            self._source.close()
        self._source = self._guided_reader = None
        self._start = position
        self._seek_to = None
        self._fade, self._seek_gain = CurvedRamp(0.0), Ramp(1.0)
        self._on_its_way = self._fade_after = None
        self._hold_gain, self._held_at = Ramp(1.0), None

    def cancel_fade_out(self, fade: Seconds = LAYER_FADE) -> None:
        """Fade back in within `fade` seconds and stay in the mix."""
        self.is_fading_out = False
        self._on_its_way = self._fade_after = None
        if self._source:
            self._fade.to(1.0, fade)

    def fade_out(self, fade: Seconds = LAYER_FADE) -> None:
        """Fade out in `fade` seconds; `is_finished` is true once that is done."""
        self.is_fading_out = True
        self._on_its_way = self._fade_after = None
        self._fade.to(0.0, fade)

    def hold(self, position: Seconds) -> None:
        """Fade out briefly and stand still; it will continue at `position`."""
        self._held_at = position
        self._hold_gain.to(0.0, HOLD_FADE)

    def release(self) -> None:
        """Continue after `hold`."""
        if self._held_at is None:
            return
        if self._hold_gain.silent and self._source is not None:
            self._seek_now(self._source, self._held_at)
        self._held_at = None
        self._hold_gain.to(1.0, SHORT)

    def set_percent(self, percent: Percent) -> None:
        """Set the volume, 0 to 100; the gain follows in a ramp."""
        self.percent = percent
        self._glide = None
        self._volume.to(self._target_gain(), SHORT)

    def sentence_from(self, by: int) -> Seconds | None:
        """Where a seek to a guided track's next sentence (+1), or a start (-1), lands.

        Without captions, to the next chapter or a chapter's start. None: none is left.
        """
        ahead = Seconds(self.position + _SENTENCE_LEAD)
        if self.narration.cues:
            start = self.narration.sentence_from(ahead, by)
        else:
            start = chapter_from(self.chapters, ahead, by)
        return None if start is None else Seconds(start - _SENTENCE_LEAD)

    def changed_bed(self) -> str | None:
        """The bed that a guided track wants from here on; None if it is as before."""
        bed = self.narration.bed_at(self.position) if self._source else self.bed
        if bed == self.bed:
            return None
        self.bed = bed
        return bed

    @property
    def is_gliding(self) -> bool:
        """Whether its volume moves slowly to another one."""
        return self._glide is not None

    def glide_to(
        self, percent: Percent, seconds: Seconds, start: Percent | None = None
    ) -> None:
        """Move the volume slowly; `set_percent` ends that.

        Args:
            percent: the volume at the end, 0 to 100.
            seconds: how long it takes.
            start: where it begins, for a layer that is silent; None is where it is.
        """
        if start is not None:
            self.percent = start
            self._volume = Ramp(self._target_gain())
        now = float(self.percent) if self._glide is None else self._glide.percent
        if now == percent:
            return
        self._glide = VolumeGlide(now, float(percent), max(seconds, SHORT))

    def pass_time(self, seconds: Seconds) -> None:
        """Let time pass in which nothing is rendered."""
        if self._glide is not None:
            self._glide.advance(seconds)

    def seek(self, position: Seconds) -> None:
        """Fade out, move to `position` and fade in.

        Further calls before the move replace its target.
        """
        position = Seconds(min(max(0.0, position), self.length or math.inf))
        self.release()
        if self._source is None:
            self._start = position
            return
        self._seek_to = position
        self._seek_gain.to(0.0, SHORT)

    def set_guidance(self, guidance: Guidance) -> None:
        """Set voice, bell volume and pace of a guided track."""
        if self._guided_reader:
            self._guided_reader.set_guidance(guidance)

    def set_tilt(self, tilt: Decibels) -> None:
        """Set the tilt of its spectrum; once it sounds, it moves there smoothly."""
        if self._tone is None:
            self._tone = Tone(tilt)
        else:
            self._tone.to(tilt)

    def add_to(self, mix: Block) -> None:
        """Add the next frames to a block, shape (frames, 2), in place."""
        if self._source is None or self.is_waiting or self._hold_gain.silent:
            return
        if self._glide is not None:
            self._move_volume(self._glide, Seconds(len(mix) / RATE))
        if self._seek_to is not None and self._seek_gain.silent:
            self._seek_now(self._source, self._seek_to)
            self._seek_to = None
            self._seek_gain.to(1.0, SHORT)
        if self._guided_reader:
            block = self._guided_reader.read(len(mix), self._volume)
        else:
            block = self._read_loop(self._source, len(mix))
        if self._tone is not None:
            self._tone.apply(block)
        for ramp in (self._fade, self._seek_gain, self._hold_gain):
            ramp.apply(block)
        if self._fade_after is not None and not self._fade.moving:
            self._fade.to(*self._fade_after)
            self._fade_after = None
        mix += block

    def _read_loop(self, source: SoundSource, frames: int) -> Block:
        block = source.read(frames)
        if self._drift is None:
            self._volume.apply(block)
        else:
            gains = self._drift.gains(frames)
            self._volume.apply(gains)
            block *= gains
        return block

    def _seek_now(self, source: SoundSource, position: Seconds) -> None:
        if self._guided_reader:
            self._guided_reader.seek(position)
        else:
            source.seek(position)

    def _move_volume(self, glide: VolumeGlide, seconds: Seconds) -> None:
        glide.advance(seconds)
        self.percent = Percent(round(glide.percent))
        self._volume.to(amplitude(glide.percent) * factor(self.track.gain_db), seconds)
        if glide.is_over:
            self._glide = None

    def _target_gain(self) -> float:
        return amplitude(self.percent) * factor(self.track.gain_db)
