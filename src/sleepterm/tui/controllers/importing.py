"""Adding own sounds, behind the screen."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.playback.notice import Notice
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.adding import (
    Added,
    Adding,
    AtRest,
    AtWork,
    Entered,
    Failed,
    Measured,
    Told,
)
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy
from sleepterm.tui.wording import format_added, format_progress, format_skipped

if TYPE_CHECKING:
    from sleepterm.store.catalogs import LoadedCatalog
    from sleepterm.tui.screens.add import AddDialog

_REASONS_IN_NOTICE = 3


class ImportController:
    """Starts the work, and shows how far it is and what came of it.

    Args:
        shell: the app.
        adding: the work.
        catalog: reads what was added.
        browse: shows it.
        glyphs: the signs to draw with.
    """

    def __init__(
        self,
        shell: Shell,
        adding: Adding,
        catalog: CatalogController,
        browse: BrowseController,
        glyphs: Glyphs,
    ) -> None:
        self._shell = shell
        self._adding = adding
        self._catalog = catalog
        self._browse = browse
        self._glyphs = glyphs
        self._dialog: AddDialog | None = None
        self._at_work: AtWork | None = None
        self._seen: set[str] = set()

    def open_dialog(self, paths: str) -> None:
        """Ask for paths.

        Args:
            paths: what stands in the field at first.
        """

        def left(_: None) -> None:
            self._dialog = None

        self._dialog = lazy.adding(self._add, self._call_off, self._glyphs, paths)
        if self._at_work is not None:
            self._dialog.follow(self._at_work)
        self._shell.open_dialog(self._dialog, left)

    def close(self) -> None:
        """Stop until the next start."""
        self._adding.close()

    def resume(self, loaded: LoadedCatalog) -> None:
        """Go on with what waits from before, or is not measured yet."""
        if self._at_work is not None:
            return
        # What can't be measured or noted is not tried again and again.
        unmeasured = {track.id for track in loaded.unmeasured} - self._seen
        self._seen |= unmeasured
        go_on = partial(self._adding.go_on, unmeasured=bool(unmeasured))
        self._shell.in_thread(go_on, group="adding")

    def follow(self, told: Told) -> None:
        """Show what the work says."""
        if isinstance(told, AtWork | AtRest | Failed):
            self._at_work = told if isinstance(told, AtWork) else None
            at = self._at_work
            self._browse.main.show_work(format_progress(at, self._glyphs) if at else "")
        is_told = self._dialog is not None and self._dialog.follow(told)
        match told:
            case Entered() | Measured():
                self._catalog.load()
            case Added():
                self._catalog.load(told.track_id if is_told else "")
                if not is_told:
                    self._tell_added(told)
            case Failed(reason) if not is_told:
                self._shell.show_notice(Notice(reason, "Sounds", is_warning=True))
            case AtWork() | AtRest() | Failed():
                pass

    def _add(self, sources: Sequence[Path]) -> None:
        def work() -> Failed | None:
            try:
                self._adding.add(sources)
            except Exception as error:  # noqa: BLE001 - told in the dialog
                return Failed(str(error))
            return None

        def done(failed: Failed | None) -> None:
            if failed is not None:
                self.follow(failed)

        self._shell.in_thread(work, done, group="adding")

    def _call_off(self) -> None:
        self._shell.in_thread(self._adding.call_off, group="adding")

    def _tell_added(self, added: Added) -> None:
        lines = list(filter(None, [format_added(added)]))
        if skipped := format_skipped(added, _REASONS_IN_NOTICE):
            lines.append(f"Skipped: {'; '.join(skipped)}.")
        if lines:
            notice = Notice(" ".join(lines), "Sounds", is_warning=bool(skipped))
            self._shell.show_notice(notice)
