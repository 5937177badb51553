"""Adds up the layers of a mix, and fades them with the sleep timer."""

from __future__ import annotations

from collections.abc import Sequence

from sleepterm.audio.fade_easing import FadeEasing
from sleepterm.audio.guided.ducking import Ducking
from sleepterm.audio.guided.voice_ending import VoiceEnding
from sleepterm.audio.layer import Layer
from sleepterm.audio.samples import Block, silence
from sleepterm.audio.sleep_fade import apply_curve, fade_curve
from sleepterm.audio.tone import Tone
from sleepterm.library.tones import Tones, tilt_of
from sleepterm.night.sleep_timer import SleepTimer


class LayerMixer:
    """Adds up layers, block by block.

    Attributes:
        voice_ending: ends a voice apart from its bed, if the timer says so.
        tones: how warm or bright the mix and its layers sound.
    """

    def __init__(self) -> None:
        self._ducking = Ducking()
        self._easing = FadeEasing()
        self.voice_ending = VoiceEnding()
        self.tones = Tones()
        self._tone = Tone()

    def add_to(
        self,
        mix: Block,
        layers: Sequence[Layer],
        timer: SleepTimer,
        *,
        is_speaking: bool,
    ) -> None:
        """Add the next frames of all layers to a block, shape (frames, 2), in place.

        Args:
            mix: the block, silent so far.
            layers: of the mix.
            timer: fades them.
            is_speaking: whether the guided track's voice is heard, so that loops are
                lowered under it.
        """
        self._tone.to(tilt_of(self.tones.master))
        for layer in layers:
            layer.set_tilt(tilt_of(self.tones.of(layer.track.id)))
        loops = [layer for layer in layers if layer.track.is_loop]
        self._easing.add_loops(mix, loops, timer.gain())
        self._ducking.apply(mix, is_speaking=is_speaking)
        curve = fade_curve(timer, len(mix))
        is_spared = self.voice_ending.spares_voice
        voice = silence(len(mix)) if is_spared else mix
        for layer in layers:
            if not layer.track.is_loop:
                layer.add_to(voice)
        apply_curve(mix, curve)
        if is_spared:
            self.voice_ending.fade_voice(voice, curve)
            mix += voice
        self._tone.apply(mix)
