"""Undoes the last removal, of a sound or of a mix."""

from __future__ import annotations

from sleepterm.playback.notice import Notice
from sleepterm.tui.controllers.mixes import MixController
from sleepterm.tui.controllers.own_sounds import OwnSoundsController
from sleepterm.tui.ports.shell import Shell


class UndoController:
    """Restores the sound or mix that was removed last.

    Args:
        shell: the app.
        mixes: restores mixes.
        own_sounds: restores sounds.
    """

    def __init__(
        self, shell: Shell, mixes: MixController, own_sounds: OwnSoundsController
    ) -> None:
        self._shell = shell
        self._mixes = mixes
        self._own_sounds = own_sounds

    def undo(self) -> None:
        """Restore what was last removed or overwritten."""

        def times() -> tuple[float, float]:
            return self._own_sounds.removed_at(), self._mixes.deleted_at()

        self._shell.in_thread(times, self._restore, group="undo")

    def _restore(self, times: tuple[float, float]) -> None:
        sound, mix = times
        if not any(times):
            self._shell.show_notice(Notice("Nothing was removed.", "Restore"))
        elif sound > mix:
            self._own_sounds.restore()
        else:
            self._mixes.undo()
