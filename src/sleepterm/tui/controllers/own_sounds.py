"""Edits, removes and restores own sounds."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.library.catalog.track import Track
from sleepterm.playback.notice import Notice
from sleepterm.playback.screen_api import ScreenPlayback
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.browse import BrowseController
from sleepterm.tui.controllers.catalog import CatalogController
from sleepterm.tui.controllers.stored_change import UNDO, removed_text
from sleepterm.tui.glyphs import Glyphs
from sleepterm.tui.ports.services import Services
from sleepterm.tui.ports.shell import Shell
from sleepterm.tui.screens import lazy

if TYPE_CHECKING:
    from sleepterm.importing.restore_sound import RestoredSound
    from sleepterm.tui.screens.edit import EditDialog


class OwnSoundsController:
    """Edits and removes the highlighted own sound, and restores a removed one.

    Args:
        shell: the app.
        services: edits and removes sounds.
        playback: plays the edited sound alone, and drops the layer of a removed one.
        browse: has the highlighted sound.
        catalog: loads the catalogue again after a change.
        glyphs: characters to draw with.
    """

    def __init__(
        self,
        shell: Shell,
        services: Services,
        playback: ScreenPlayback,
        browse: BrowseController,
        catalog: CatalogController,
        glyphs: Glyphs,
    ) -> None:
        self._shell = shell
        self._services = services
        self._playback = playback
        self._browse = browse
        self._catalog = catalog
        self._glyphs = glyphs
        self._dialog: EditDialog | None = None

    def edit(self) -> None:
        """Open the dialog that edits the highlighted sound."""
        track = self._browse.highlighted
        if track is not None:
            self._dialog = lazy.edit_dialog(
                track,
                self._services.edit_sound,
                self._playback.audition,
                self._glyphs,
            )
            self._shell.open_dialog(self._dialog, self._edited)

    def audition_ended(self, reason: str) -> None:
        """Show that the audition ended; `reason` is "" if it did not fail."""
        if self._dialog is not None:
            self._dialog.audition_ended(reason)

    def close(self) -> None:
        """End the audition: the screen is left."""
        if self._dialog is not None:
            self._dialog.end_audition()

    def remove(self) -> None:
        """Remove the highlighted sound, after asking."""
        track = self._browse.highlighted
        if track is None:
            return

        def answered(agreed: bool | None) -> None:  # noqa: FBT001 - Textual's callback
            if agreed:
                self._remove(track)

        question = _(
            "Remove '{title}'? You can press {key} to restore it, until you have "
            "removed five others. A linked file stays where it is."
        ).format(title=sanitize_line(track.title), key=self._shell.key_of(UNDO))
        self._shell.open_dialog(
            lazy.confirm_dialog(_("Remove a sound"), question), answered
        )

    def removed_at(self) -> float:
        """When a sound was last removed; 0.0 if none can be restored. Slow."""
        return self._services.sound_removed_at()

    def restore(self) -> None:
        """Restore the sound that was removed last."""
        work = self._services.restore_sound
        self._shell.in_thread(work, self._restored, group="remove")

    def _edited(self, track: Track | None) -> None:
        self._dialog = None
        if track is not None:
            self._playback.refresh(track)
            self._catalog.load(track.id)

    def _remove(self, track: Track) -> None:
        self._playback.remove_layer(track.id)
        work = partial(self._services.remove_sound, track.id)
        self._shell.in_thread(work, self._removed, group="remove")

    def _removed(self, track: Track) -> None:
        self._shell.show_notice(Notice(removed_text(self._shell), track.title))
        self._catalog.load()

    def _restored(self, sound: RestoredSound) -> None:
        self._shell.show_notice(Notice(_("Restored."), sound.title))
        self._catalog.load(sound.track_id)
