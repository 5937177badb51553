"""Ends the voice of a guided track where its words allow, apart from its bed."""

from __future__ import annotations

import math
from collections.abc import Sequence

from sleepterm.audio.layer import HOLD_FADE, Layer
from sleepterm.audio.ramp import Ramp
from sleepterm.audio.samples import Block
from sleepterm.audio.sleep_fade import Curve, apply_curve
from sleepterm.night.chapters import chapter_end
from sleepterm.night.sleep_timer import EndWith, Phase, SleepTimer
from sleepterm.units import Seconds

_CHANGE = Seconds(1.0)
"""Time in which the voice leaves the bed's fade, or comes under it."""

_AHEAD = Seconds(0.5)
"""How long before the fade it is decided whether the track plays to its end."""


class VoiceEnding:
    """Ends the voice with its sentence or chapter; the fade is then the bed's alone.

    Near its end a track plays to its last word, and the bed fades behind it.
    """

    def __init__(self) -> None:
        self._spared = Ramp(0.0)
        self._ends_at: Seconds | None = None
        self._is_decided = False

    @property
    def spares_voice(self) -> bool:
        """Whether the voice is not, or not fully, under the sleep fade."""
        return not self._spared.silent

    def forget(self, guided: Layer | None) -> None:
        """Decide anew: the timer, the track or its position has changed."""
        self._ends_at = None
        self._is_decided = False
        if guided is not None:
            guided.release()

    def fade_voice(self, voice: Block, curve: Curve | None) -> None:
        """Apply the part of the sleep fade that is the voice's, in place.

        Args:
            voice: shape (frames, 2).
            curve: the sleep fade; None is a gain of 1.
        """
        if curve is None:
            self._spared.skip(len(voice))
            return
        spared = voice * (1.0 - curve)
        self._spared.apply(spared)
        apply_curve(voice, curve)
        voice += spared

    def follow(
        self, timer: SleepTimer, guided: Layer | None, layers: Sequence[Layer]
    ) -> SleepTimer:
        """The timer, which waits for the voice; holds the voice where it ends.

        Call it once for each block.

        Args:
            timer: the running timer.
            guided: the guided track that sounds; None without one.
            layers: all layers of the mix.
        """
        is_open = guided is not None and guided.source is not None
        if guided is not None and is_open and guided.is_held:
            has_bed = any(layer.track.is_loop for layer in layers)
            return self._follow_held(timer, guided, has_bed=has_bed)
        if guided is not None and is_open and _ends_with_chapter(timer):
            return self._follow_chapter(timer, guided)
        if guided is not None and is_open and _ends_with_sentence(timer, guided):
            return self._follow_sentence(timer, guided)
        self._spare(spares=False)
        if all(layer.track.is_loop for layer in layers):
            self._spared = Ramp(0.0)
        # What still sounds of a voice comes under the fade before the end.
        return timer.with_voice(spared=False, held=self.spares_voice)

    def _follow_held(
        self, timer: SleepTimer, guided: Layer, *, has_bed: bool
    ) -> SleepTimer:
        self._spare(spares=True)
        if guided.is_silent and not has_bed:
            timer = timer.finished()
        return timer.with_voice(spared=True, held=not guided.is_silent)

    def _follow_chapter(self, timer: SleepTimer, guided: Layer) -> SleepTimer:
        """Hold the voice at the end of the chapter that it was in when asked."""
        if self._ends_at is None:
            end = chapter_end(guided.chapters, guided.position)
            self._ends_at = Seconds(math.inf) if end is None else end
        if guided.position + HOLD_FADE >= self._ends_at:
            guided.hold(self._ends_at)
            timer = timer.track_ended()
        self._spare(spares=guided.is_held)
        return timer.with_voice(spared=guided.is_held, held=guided.is_held)

    def _follow_sentence(self, timer: SleepTimer, guided: Layer) -> SleepTimer:
        self._spare(spares=True)
        if self._plays_to_the_end(timer, guided):
            timer = timer.track_awaited()
        if timer.phase is Phase.WAITING:
            return timer.with_voice(spared=True, held=False)
        if timer.remaining == 0.0 and self._ends_at is None:
            self._ends_at = guided.narration.sentence_end(guided.position)
        if self._ends_at is not None and guided.position + HOLD_FADE >= self._ends_at:
            guided.hold(self._ends_at)
        return timer.with_voice(spared=True, held=True)

    def _plays_to_the_end(self, timer: SleepTimer, guided: Layer) -> bool:
        """Decide once, as the fade begins, whether little is left at the deadline."""
        if self._is_decided or timer.now < timer.fade_start - _AHEAD:
            return False
        self._is_decided = True
        left = guided.length - guided.position - (timer.remaining or 0.0)
        return 0.0 < left < timer.settings.finish_share * guided.length

    def _spare(self, *, spares: bool) -> None:
        target = 1.0 if spares else 0.0
        if target != self._spared.target:
            self._spared.to(target, _CHANGE)


def _ends_with_chapter(timer: SleepTimer) -> bool:
    return timer.settings.end is EndWith.CHAPTER and timer.phase is Phase.WAITING


def _ends_with_sentence(timer: SleepTimer, guided: Layer) -> bool:
    return (
        timer.settings.end is EndWith.SENTENCE
        and timer.phase in {Phase.RUNNING, Phase.WAITING}
        and bool(guided.narration.cues)
    )
