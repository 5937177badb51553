"""What the app does about sounds that are added and measured behind the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on

from sleepterm.playback.notice import Notice
from sleepterm.tui.library_app import LibraryApp
from sleepterm.tui.messages import AddingHeard, CatalogLoaded
from sleepterm.tui.ports.adding import (
    Added,
    AtRest,
    AtWork,
    Entered,
    Failed,
    Measured,
    Told,
)
from sleepterm.tui.screens import lazy
from sleepterm.tui.screens.main import MainScreen
from sleepterm.tui.wording import added_words, skipped_words, work_words

if TYPE_CHECKING:
    from sleepterm.tui.ports.services import Services
    from sleepterm.tui.screens.add import AddDialog

_REASONS_IN_NOTICE = 3


class AddingApp(LibraryApp):
    """Shows in one quiet line how far it is, and the list as it grows.

    Args:
        services: the real parts.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self._dialog: AddDialog | None = None
        self._at_work: AtWork | None = None
        self._seen: set[str] = set()
        services.adding.listen(self._hear_adding)

    def _hear_adding(self, told: Told) -> None:
        if self.is_running:
            self.post_message(AddingHeard(told))

    @on(CatalogLoaded)
    def _go_on_adding(self, event: CatalogLoaded) -> None:
        if self._at_work is not None:
            return
        # What can't be measured or noted is not tried again and again.
        unmeasured = {track.id for track in event.loaded.unmeasured} - self._seen
        self._seen |= unmeasured
        go_on = partial(self._services.adding.go_on, unmeasured=bool(unmeasured))
        self.in_thread(go_on, "adding")

    @on(MainScreen.SoundsWanted)
    def _sounds_wanted(self, event: MainScreen.SoundsWanted) -> None:
        def left(_: None) -> None:
            self._dialog = None

        self._dialog = lazy.adding(self._add, self.house.glyphs, event.paths)
        if self._at_work is not None:
            self._dialog.hear(self._at_work)
        _ = self.push_screen(self._dialog, left)

    def _add(self, sources: Sequence[Path]) -> None:
        def work() -> None:
            try:
                self._services.adding.add(sources)
            except Exception as error:  # noqa: BLE001 - told in the dialog
                self.post_message(AddingHeard(Failed(str(error))))

        self.in_thread(work, "adding")

    def on_add_dialog_call_off_wanted(self) -> None:
        """Stop adding for good; what was added stays."""
        self.in_thread(self._services.adding.call_off, "adding")

    @on(AddingHeard)
    def _adding_heard(self, event: AddingHeard) -> None:
        told = event.told
        if isinstance(told, AtWork | AtRest | Failed):
            self._at_work = told if isinstance(told, AtWork) else None
            at, glyphs = self._at_work, self.house.glyphs
            self.main.show_work(work_words(at, glyphs) if at else "")
        is_told = self._dialog is not None and self._dialog.hear(told)
        match told:
            case Entered() | Measured():
                self.load_catalog()
            case Added():
                self.load_catalog(told.track_id if is_told else "")
                if not is_told:
                    self._tell_added(told)
            case Failed(reason) if not is_told:
                self.say(Notice(reason, "Sounds", is_warning=True))
            case AtWork() | AtRest() | Failed():
                pass

    def _tell_added(self, added: Added) -> None:
        lines = list(filter(None, [added_words(added)]))
        if skipped := skipped_words(added, _REASONS_IN_NOTICE):
            lines.append(f"Left out: {'; '.join(skipped)}.")
        if lines:
            self.say(Notice(" ".join(lines), "Sounds", is_warning=bool(skipped)))
