"""What becomes of requests that the running sleepterm refuses: the user is told."""

from __future__ import annotations

from collections.abc import Callable

from sleepterm.playback.event_emitter import EventEmitter
from sleepterm.playback.events import NoticeIssued
from sleepterm.playback.notice import Notice
from sleepterm.remote.protocol import Answer
from sleepterm.remote.requests import no_request
from sleepterm.translation import gettext as _

OLDER = _("The running sleepterm is too old for that. Start it again.")
GONE = _("The sleepterm that played has ended.")

Refused = Callable[[str], None]
"""Called with one sentence if a request was not carried out."""

_UNASKED = frozenset({"lifecycle.keys.press"})
"""The user has not asked for these, and is not told."""


class Refusals:
    """Notes what is asked, and tells what was refused.

    Args:
        events: gets a notice of each request that has no callback of its own.
    """

    def __init__(self, events: EventEmitter) -> None:
        self._events = events
        self._asked: dict[int, tuple[str, Refused | None]] = {}

    def asked(self, number: int, do: str, refused: Refused | None = None) -> None:
        """Note a request.

        Args:
            number: its id.
            do: its name.
            refused: is told instead of the user.
        """
        self._asked[number] = (do, refused)

    def answered(self, answer: Answer) -> None:
        """Tell why a request was refused, if it was."""
        do, refused = self._asked.pop(answer.id, ("", None))
        if answer.error and do not in _UNASKED:
            is_unknown = answer.error == str(no_request(do))
            (refused or self._notify)(OLDER if is_unknown else answer.error)

    def drop_all(self) -> None:
        """Nothing asked until now is answered any more."""
        asked, self._asked = self._asked, {}
        for _do, refused in asked.values():
            if refused is not None:
                refused(GONE)

    def _notify(self, why: str) -> None:
        self._events.emit(NoticeIssued(Notice(why, is_warning=True)))
