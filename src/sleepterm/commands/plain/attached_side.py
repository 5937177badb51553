"""Plain mode that is attached: another process plays what it commands."""

from __future__ import annotations

from enum import Enum, auto

from sleepterm.audio.events import Event
from sleepterm.audio.state import Status
from sleepterm.commands.plain.numbered import Numbered
from sleepterm.commands.plain.sides import PlainFront, PlainHost
from sleepterm.commands.shared.after_end import EndWait
from sleepterm.night.sleep_timer import AfterEnd
from sleepterm.playback.notice import Notice
from sleepterm.remote.attachment import Attachment
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.attached import NO_ANSWER, PATIENCE
from sleepterm.units import Seconds

_ANSWERS_WITHIN = Seconds(1.0)
"""For so long, the next line waits for what was asked before it."""
_CLOSES_WITHIN = Seconds(2.0)


class _Leave(Enum):
    STOP = auto()
    LEAVE = auto()
    STAY = auto()


class AttachedSide:
    """Implements `PlayerSide` with the player of another process.

    Args:
        host: brings events to playback's thread.
        attachment: the connection to that process.

    Attributes:
        has_gone: whether plain mode ended because that process has.
    """

    def __init__(self, host: PlainHost, attachment: Attachment) -> None:
        self.has_gone = False
        self._host = host
        self._attachment = attachment
        self._playback = attachment.playback
        self._last_minute = AfterEnd.NOTHING
        self._quits = self._is_over = False
        self._is_watching = self._is_told = False
        self._front: PlainFront
        self._wait: EndWait

    @property
    def is_busy(self) -> bool:
        """Whether an answer is on its way, and not late."""
        attachment = self._attachment
        return attachment.is_waiting and attachment.waited < _ANSWERS_WITHIN

    @property
    def any_key_is_still_awake(self) -> bool:
        """Whether any line is to mean `still_awake`.

        The other process does not tell when that is over after an end.
        """
        return self._playback.any_key_is_still_awake and not self._is_over

    def begin(self, front: PlainFront, wait: EndWait) -> None:
        """Follow the other process."""
        self._front, self._wait = front, wait
        self._attachment.asked = self._watch
        self._attachment.begin(lambda work, _: self._host.put(work), self._gone)

    def receive(self, _event: Event) -> None:
        """Nothing: no player of this process has events."""

    def follow(self) -> None:
        """Tell what follows the end, which the other process does."""
        if self._playback.state.status is Status.PLAYING:
            self._quits = self._is_over = False
        then = self._playback.last_minute
        if then is not self._last_minute:
            self._last_minute = then
            if then is AfterEnd.NOTHING:
                self._wait.cancel()
            else:
                self._wait.begin(then, has_keys=True)

    def ended(self, then: AfterEnd) -> None:
        """Tell how to play on; of a suspend only once the other one announces it."""
        self._quits = then is AfterEnd.QUIT
        if self._last_minute is AfterEnd.NOTHING:
            self._wait.begin(then if self._quits else AfterEnd.NOTHING, has_keys=True)

    def over(self, _then: AfterEnd) -> None:
        """The other process does it, and a line is a command again."""
        self._is_over = True

    def called_off(self) -> None:
        """Let the other process do nothing of what was to follow."""
        self._playback.stay()

    def quit(self) -> None:
        """Leave; ask first whether what plays is to stop."""
        status = self._playback.state.status
        if status is Status.STOPPED:
            self._front.leave()
            return
        question, leave = (
            (_("Stop, or leave it paused"), _("leave it paused"))
            if status is Status.PAUSED
            else (_("Stop, or leave it playing"), _("leave it playing"))
        )
        answers = [
            (_("stop"), _Leave.STOP),
            (leave, _Leave.LEAVE),
            (_("stay"), _Leave.STAY),
        ]
        self._front.offer(Numbered(question, answers, is_question=True), self._answered)

    def close(self) -> None:
        """End the connection, once what was asked is done."""
        self._playback.lifecycle.close(_CLOSES_WITHIN)

    def finish(self) -> None:
        """Nothing: the other process does what follows."""

    def _answered(self, answer: _Leave) -> None:
        if answer is _Leave.STAY:
            self._front.say_status()
            return
        if answer is _Leave.STOP:
            self._playback.stop()
        self._front.leave()

    def _watch(self) -> None:
        """See in a while whether there is an answer."""
        if not self._is_watching:
            self._is_watching = True
            _ = self._host.call_later(PATIENCE, self._look)

    def _look(self) -> None:
        self._is_watching = False
        if not self._attachment.is_waiting:
            self._is_told = False
            return
        if self._attachment.waited >= PATIENCE and not self._is_told:
            self._is_told = True
            self._front.show_notice(Notice(NO_ANSWER, is_warning=True))
        self._watch()

    def _gone(self) -> None:
        """The other process has ended, so this mode does, too.

        If it was to quit after the end, the user wants nothing more.
        """
        self.has_gone = not self._quits
        self._front.leave()
