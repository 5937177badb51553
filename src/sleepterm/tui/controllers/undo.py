"""Undoes the last removal, of a sound, a mix or a session."""

from __future__ import annotations

from sleepterm.playback.notice import Notice
from sleepterm.translation import gettext as _
from sleepterm.tui.controllers.mixes import MixController
from sleepterm.tui.controllers.own_sounds import OwnSoundsController
from sleepterm.tui.controllers.sequences import SequenceController
from sleepterm.tui.ports.shell import Shell


class UndoController:
    """Restores the sound, mix or session that was removed last.

    Args:
        shell: the app.
        mixes: restores mixes.
        sequences: restores sessions.
        own_sounds: restores sounds.
    """

    def __init__(
        self,
        shell: Shell,
        mixes: MixController,
        sequences: SequenceController,
        own_sounds: OwnSoundsController,
    ) -> None:
        self._shell = shell
        self._mixes = mixes
        self._sequences = sequences
        self._own_sounds = own_sounds

    def undo(self) -> None:
        """Restore what was last removed or overwritten."""

        def times() -> tuple[float, float, float]:
            return (
                self._own_sounds.removed_at(),
                self._mixes.deleted_at(),
                self._sequences.deleted_at(),
            )

        self._shell.in_thread(times, self._restore, group="undo")

    def _restore(self, times: tuple[float, float, float]) -> None:
        sound, mix, session = times
        if not any(times):
            self._shell.show_notice(Notice(_("Nothing was removed."), _("Restore")))
        elif sound > max(mix, session):
            self._own_sounds.restore()
        elif session > mix:
            self._sequences.undo()
        else:
            self._mixes.undo()
