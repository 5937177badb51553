"""Has the shuffle of words spoken, as the guided track over what plays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.state import LayerState, Status
from sleepterm.playback.events import PlaybackChanged, PlaybackEvent
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.playback.spoken_words import play_words
from sleepterm.translation import gettext as _
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.library.catalog.track import Track
    from sleepterm.tui.ports.bedtime import WordSpeaker

_IDS = ("shuffle-of-words", "shuffle-of-words-2")
"""In turn: a track that fades out would come back if its id was played again."""

_IDS_ATTACHED = ("shuffle-of-words-3", "shuffle-of-words-4")
"""Others than those of the process that plays: their files are named after them."""

Answered = Callable[[str], None]
"""Called when the words play, with "", or with why they can't be spoken."""


class SpokenWordsController:
    """Has words spoken and plays them; one set of words at a time.

    Args:
        shell: the app.
        services: open what speaks.
        playback: plays them; in another process if the screen is attached.
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
        self._there = services.attached.playback if services.attached else None
        self._speaker: WordSpeaker | None = None
        self._begun = 0
        self._is_wanted = False
        self._playing = ""
        self._awaits: Answered | None = None
        if self._there is not None:
            playback.subscribe(self._follow)

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
        if self._open_speaker is None:
            answered(_("No voice can speak here."))
            return
        speaker = self._speaker = self._speaker or self._open_speaker()
        self._begun += 1
        self._is_wanted = True
        begin = partial(self._begin, len(words), every, answered)
        self._shell.in_thread(
            partial(_track_or_reason, speaker, self._unused_id(), words, every),
            partial(self._made, self._begun, begin, answered),
            group="spoken-words",
        )

    def end(self) -> None:
        """Fade the words out, and speak no more of them."""
        self._begun += 1
        self._is_wanted = False
        self._awaits = None
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

    def _unused_id(self) -> str:
        ids = _IDS if self._there is None else _IDS_ATTACHED
        wanted = ids[self._begun % len(ids)]
        if self._there is None or self._playback.state.layer(wanted) is None:
            return wanted
        # Another attached screen has words spoken, too.
        return ids[(self._begun + 1) % len(ids)]

    def _made(
        self,
        begun: int,
        begin: Callable[[Track], None],
        answered: Answered,
        made: Track | str,
    ) -> None:
        if begun != self._begun:
            # It may have begun to speak after it was told to end.
            if not self._is_wanted:
                self.close()
        elif isinstance(made, str):
            answered(made)
        else:
            self._playing = made.id
            begin(made)

    def _begin(
        self, count: int, every: Seconds, answered: Answered, made: Track
    ) -> None:
        if self._there is None:
            play_words(self._playback, made)
            answered("")
        else:
            self._awaits = answered
            refused = partial(self._refused, self._begun)
            self._there.play_words(made.id, count, every, refused)

    def _follow(self, event: PlaybackEvent) -> None:
        """Answer once the other process plays the words."""
        if not isinstance(event, PlaybackChanged) or self.layer is None:
            return
        # If nothing played there, the mix has the words a moment before it begins.
        if event.state.status is not Status.STOPPED:
            self._answer("")

    def _refused(self, begun: int, why: str) -> None:
        if begun == self._begun and self._awaits is not None:
            self._playing = ""
            self.close()
            self._answer(why)

    def _answer(self, why_not: str) -> None:
        answered, self._awaits = self._awaits, None
        if answered is not None:
            answered(why_not)


def _track_or_reason(
    speaker: WordSpeaker, track_id: str, words: Sequence[str], every: Seconds
) -> Track | str:
    """The track of the words, or why they can't be spoken."""
    try:
        return speaker.speak(track_id, words, every)
    except Exception as error:  # noqa: BLE001 - shown to the user
        return Notice.of(error).text
