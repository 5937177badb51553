"""Has the shuffle of words spoken, as the guided track over what plays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.state import LayerState, Status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.beds import NO_BED
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.translation import gettext as _
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.units import DEFAULT_LAYER, Seconds

if TYPE_CHECKING:
    from sleepterm.library.catalog.track import Track
    from sleepterm.tui.ports.bedtime import WordSpeaker

_IDS = ("shuffle-of-words", "shuffle-of-words-2")
"""In turn: a track that fades out would come back if its id was played again."""

_ATTACHED = _("This screen is attached: only the one that plays can have words spoken.")

Answered = Callable[[str], None]
"""Called when the words play, with "", or with why they can't be spoken."""


class SpokenWordsController:
    """Has words spoken and plays them; one set of words at a time.

    Args:
        shell: the app.
        services: open what speaks.
        playback: plays them.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: ScreenPlayback,
    ) -> None:
        self._shell = shell
        self._open_speaker = services.open_speaker
        self._playback = playback
        self._is_attached = services.attached is not None
        self._speaker: WordSpeaker | None = None
        self._begun = 0
        self._is_wanted = False
        self._playing = ""

    @property
    def layer(self) -> LayerState | None:
        """The layer of the words; None if they aren't playing."""
        guided = self._playback.state.guided
        is_playing = guided is not None and guided.track_id == self._playing
        return guided if is_playing else None

    def speak(self, words: Sequence[str], every: Seconds, answered: Answered) -> None:
        """Have words spoken, and play them as soon as the first can be heard.

        Args:
            words: in their order.
            every: seconds from the start of one to the start of the next.
            answered: is not called if `end` was called before.
        """
        if self._is_attached:
            answered(_ATTACHED)
            return
        if self._open_speaker is None:
            answered(_("No voice can speak here."))
            return
        speaker = self._speaker = self._speaker or self._open_speaker()
        self._begun += 1
        self._is_wanted = True
        track_id = _IDS[self._begun % len(_IDS)]
        self._shell.in_thread(
            partial(_track_or_reason, speaker, track_id, words, every),
            partial(self._play, self._begun, answered),
            group="spoken-words",
        )

    def end(self) -> None:
        """Fade the words out, and speak no more of them."""
        self._begun += 1
        self._is_wanted = False
        if self._speaker is not None:
            self._speaker.end()
        if self._playing:
            self._playback.remove_layer(self._playing)
            self._playback.memory.forget_position(self._playing)
            self._playing = ""

    def change_volume(self, direction: int) -> None:
        """Change the volume of the voice one step up (+1) or down (-1)."""
        if self._playing:
            self._playback.change_layer(self._playing, direction)

    def close(self) -> None:
        """Speak no more; for any thread."""
        if self._speaker is not None:
            self._speaker.end()

    def _play(self, begun: int, answered: Answered, made: Track | str) -> None:
        if begun != self._begun:
            # It may have begun to speak after it was told to end.
            if not self._is_wanted:
                self.close()
            return
        if isinstance(made, str):
            answered(made)
            return
        playback = self._playback
        others = (track for track in playback.catalog if track.id != made.id)
        playback.catalog = type(playback.catalog)((*others, made))
        playback.memory.forget_position(made.id)
        if not playback.state.guidance.voice:
            playback.guided.toggle_voice()
        self._playing = made.id
        if playback.state.status is Status.STOPPED:
            playback.play_layers([(made.id, DEFAULT_LAYER)], NO_BED)
        else:
            playback.play(made.id)
        answered("")


def _track_or_reason(
    speaker: WordSpeaker, track_id: str, words: Sequence[str], every: Seconds
) -> Track | str:
    """The track of the words, or why they can't be spoken."""
    try:
        return speaker.speak(track_id, words, every)
    except SleeptermError as error:
        return f"{error.message} {error.hint}".strip()
