"""Imports own sounds in the background."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sleepterm.playback.notice import Notice
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.import_words import (
    format_added,
    format_losses,
    format_progress,
    format_skipped,
)
from sleepterm.tui.ports.importing import (
    BatchAdded,
    ImportDone,
    ImportEvent,
    ImportFailed,
    ImportIdle,
    ImportProgress,
    ImportService,
    MeasuringDone,
)
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from sleepterm.store.catalogs import LoadedCatalog
    from sleepterm.tui.screens.add import AddDialog

_REASONS_IN_NOTICE = 3


class ImportController:
    """Starts imports, and shows their progress and results.

    Args:
        shell: the app.
        services: add the sounds.
        catalog: loads the new sounds.
        browse: shows them.
        glyphs: characters to draw with.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        catalog: CatalogController,
        browse: BrowseController,
        glyphs: Glyphs,
    ) -> None:
        self._shell = shell
        self._service: ImportService = services.import_service
        self._catalog = catalog
        self._browse = browse
        self._glyphs = glyphs
        self._dialog: AddDialog | None = None
        self._progress: ImportProgress | None = None
        self._seen: set[str] = set()

    def open_dialog(self, paths: str) -> None:
        """Open the dialog that asks for paths; an open one gets them too.

        Args:
            paths: initial text of the field.
        """
        if self._dialog is not None:
            self._dialog.take(paths)
            return

        def closed(_: None) -> None:
            self._dialog = None

        self._dialog = lazy.add_dialog(self._add, self._cancel, self._glyphs, paths)
        if self._progress is not None:
            self._dialog.receive(self._progress)
        self._shell.open_dialog(self._dialog, closed)

    def close(self) -> None:
        """Stop until the next start."""
        self._service.close()

    def resume(self, loaded: LoadedCatalog) -> None:
        """Start the work that is left: queued jobs and unmeasured sounds."""
        if self._progress is not None:
            return
        # Each is tried once, as some can't be measured.
        unmeasured = {track.id for track in loaded.unmeasured} - self._seen
        self._seen |= unmeasured
        resume = partial(self._service.resume, unmeasured=bool(unmeasured))
        self._shell.in_thread(resume, group="import")

    def receive(self, event: ImportEvent) -> None:
        """Show an event of the import service."""
        if isinstance(event, ImportProgress | ImportIdle | ImportFailed):
            self._progress = event if isinstance(event, ImportProgress) else None
            at = self._progress
            self._browse.main.show_work(format_progress(at, self._glyphs) if at else "")
        is_shown = self._dialog is not None and self._dialog.receive(event)
        match event:
            case BatchAdded():
                self._catalog.load()
            case MeasuringDone(losses):
                self._catalog.load()
                self._warn(" ".join(_sentences(losses)))
            case ImportDone():
                # Whoever types a search must not be led away from it.
                is_free = is_shown or not self._browse.main.is_searching
                self._catalog.load(event.track_id if is_free else "")
                if not is_shown:
                    self._notify(event)
            case ImportFailed(reason) if not is_shown:
                self._warn(reason)
            case ImportProgress() | ImportIdle() | ImportFailed():
                pass

    def _add(self, sources: Sequence[Path]) -> None:
        def work() -> ImportFailed | None:
            try:
                self._service.add(sources)
            except Exception as error:  # noqa: BLE001 - shown in the dialog
                return ImportFailed(str(error))
            return None

        def done(failed: ImportFailed | None) -> None:
            if failed is not None:
                self.receive(failed)

        self._shell.in_thread(work, done, group="import")

    def _cancel(self) -> None:
        self._shell.in_thread(self._service.cancel, group="import")

    def _warn(self, text: str) -> None:
        if text:
            self._shell.show_notice(Notice(text, _("Sounds"), is_warning=True))

    def _notify(self, added: ImportDone) -> None:
        lines = list(filter(None, [format_added(added)]))
        lines += _sentences(added.losses)
        if skipped := format_skipped(added, _REASONS_IN_NOTICE):
            lines.append(_("Skipped: {files}.").format(files="; ".join(skipped)))
        if lines:
            is_warning = bool(added.skipped or added.losses)
            notice = Notice(" ".join(lines), _("Sounds"), is_warning=is_warning)
            self._shell.show_notice(notice)


def _sentences(losses: Sequence[tuple[str, str]]) -> list[str]:
    return [f"{loss}." for loss in format_losses(losses, _REASONS_IN_NOTICE)]
