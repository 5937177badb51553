"""Changes the voice of a guided track."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sleepterm.library.catalog.track import Track
from sleepterm.playback.notice import Notice
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.ports.voices import VoiceService

_SPEAKERS = {
    "woman": _("It is being spoken by a woman's voice. That may take some minutes."),
    "man": _("It is being spoken by a man's voice. That may take some minutes."),
    "soft": _("It is being spoken by a soft voice. That may take some minutes."),
}


class VoiceController:
    """Has sessions spoken with another voice, or with their own again.

    Args:
        shell: the app.
        open_service: opens what speaks; None if nothing can.
        catalog: loads the new sound.
    """

    def __init__(
        self,
        shell: Shell,
        open_service: Callable[[], VoiceService] | None,
        catalog: CatalogController,
    ) -> None:
        self._shell = shell
        self._open_service = open_service
        self._catalog = catalog
        self._service: VoiceService | None = None

    @property
    def can_change(self) -> bool:
        """Whether anything can speak."""
        return self._open_service is not None

    def change(self, track: Track) -> None:
        """Give a track the other voice, or its own again."""
        if self._open_service is None:
            return
        service = self._service = self._service or self._open_service()
        other = partial(service.other_voice, track.id)
        begin = partial(self._begin, service, track)
        self._shell.in_thread(other, begin, group="voice-choice")

    def close(self) -> None:
        """End what is being spoken."""
        if self._service is not None:
            self._service.close()

    def _begin(self, service: VoiceService, track: Track, voice: str) -> None:
        if voice:
            other = _(
                "It is being spoken by the voice {name}. That may take some minutes."
            ).format(name=sanitize_line(voice))
            text = _SPEAKERS.get(voice, other)
            self._tell(track, text)
        self._shell.in_thread(
            partial(service.change, track.id, voice),
            partial(self._done, track, voice),
            group="voice",
        )

    def _done(self, track: Track, voice: str, _result: None) -> None:
        self._catalog.load()
        text = (
            _("It has the other voice, from its next start on.")
            if voice
            else _("It has its own voice again, from its next start on.")
        )
        self._tell(track, text)

    def _tell(self, track: Track, text: str) -> None:
        self._shell.show_notice(Notice(text, sanitize_line(track.title)))
