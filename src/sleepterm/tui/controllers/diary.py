"""The sleep diary: offered in the morning, opened by its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import KeyPresses
from sleepterm.translation import gettext as _
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from sleepterm.night.diary.entry import Entry
    from sleepterm.tui.ports.diary import DiaryPage, DiaryService

_TITLE = _("Sleep diary")
_MOST_PROBLEMS = 3


class DiaryController:
    """Offers and opens the sleep diary.

    Args:
        shell: the app.
        service: the stored diary; None if there is none.
        keys: the keys that were pressed while something played.
        glyphs: the signs to draw with.
    """

    def __init__(
        self,
        shell: Shell,
        service: DiaryService | None,
        keys: KeyPresses,
        glyphs: Glyphs,
    ) -> None:
        self._shell = shell
        self._service = service
        self._keys = keys
        self._glyphs = glyphs

    @property
    def exists(self) -> bool:
        """Whether there is a diary."""
        return self._service is not None

    def offer(self) -> None:
        """Say once a morning which key opens the diary."""
        if (service := self._service) is None:
            return

        def show(is_due: bool) -> None:  # noqa: FBT001 - a callback
            if is_due:
                key = self._shell.key_of("open-diary")
                self._shell.show_notice(
                    Notice(_("{key} opens last night's page.").format(key=key), _TITLE)
                )

        self._shell.in_thread(service.is_due, show, group="diary")

    def open(self) -> None:
        """Show the diary, with this morning's page to fill in."""
        if (service := self._service) is None:
            return
        keys = self._keys.take()

        def read() -> DiaryPage:
            if keys:
                service.record_keys(keys)
            return service.page()

        self._shell.in_thread(read, self._show, group="diary")

    def _show(self, page: DiaryPage) -> None:
        if self._service is None:
            return
        if page.problems:
            text = " ".join(map(str, page.problems[:_MOST_PROBLEMS]))
            self._shell.show_notice(Notice(text, _TITLE, is_warning=True))
        dialog = lazy.diary_dialog(page, self._service.save, self._glyphs)
        self._shell.open_dialog(dialog, self._saved)

    def _saved(self, entry: Entry | None) -> None:
        if entry is not None:
            self._shell.show_notice(Notice(_("Saved."), _TITLE))
