"""Speaks sessions with another voice for the screen, in a process of its own."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence

from sleepterm.desktop.program import own_command
from sleepterm.errors import SleeptermError
from sleepterm.speech.bundled_voices import DEFAULT_VOICE
from sleepterm.speech.engines.registry import find
from sleepterm.speech.script_file import read_script
from sleepterm.store.bundled import bundled_scripts
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import DamagedRenditionError, Renditions
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _

COMMAND = own_command("revoice")

_MAN = "man"


class RevoicedSessions:
    """Voices of the bundled sessions, by `sleepterm revoice`.

    Args:
        paths: the user's folders.
        wanted: the user's setting, "man" for example; "" for none.
        command: what to run; the session and the voice are appended.
    """

    def __init__(
        self, paths: Paths, wanted: str, command: Sequence[str] = COMMAND
    ) -> None:
        self._renditions = Renditions(paths.renditions)
        self._wanted = wanted
        self._command = command
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None
        self._is_closed = False

    def other_voice(self, track_id: str) -> str:
        """The voice that a session would get next; "" for the bundled one.

        Raises:
            SleeptermError: no other voice can speak this track here; says why.
        """
        script = bundled_scripts().get(track_id)
        if script is None:
            raise SleeptermError(_("Voice"), _("This track has no other voice."))
        try:
            is_revoiced = self._renditions.get(track_id) is not None
        except DamagedRenditionError:
            is_revoiced = True
        if is_revoiced:
            return ""
        own = read_script(script).voice
        other = _MAN if own == DEFAULT_VOICE else DEFAULT_VOICE
        voice = other if self._wanted in {"", own} else self._wanted
        find(voice)
        return voice

    def change(self, track_id: str, voice: str) -> None:
        """Speak a session with a voice, which takes minutes, or return to "".

        Raises:
            SleeptermError: it cannot be spoken or stored; the old voice stays.
        """
        if not voice:
            self._renditions.drop(track_id)
            return
        with self._lock:
            if self._is_closed:
                return
            if self._process is not None:
                raise SleeptermError(
                    _("Voice"),
                    _("Another track is being spoken."),
                    _("Wait until it is done."),
                )
            process = self._process = self._begin(track_id, voice)
        try:
            said = process.communicate()[1]
        finally:
            with self._lock:
                self._process = None
        if process.returncode and not self._is_closed:
            lines = [sanitize_line(line) for line in said.splitlines() if line.strip()]
            reason = lines[-1] if lines else _("The voice could not be changed.")
            raise SleeptermError(_("Voice"), reason)

    def close(self) -> None:
        """End what is being spoken; it is resumed when asked for again."""
        with self._lock:
            self._is_closed = True
            if self._process is not None:
                self._process.terminate()

    def _begin(self, track_id: str, voice: str) -> subprocess.Popen[str]:
        try:
            return subprocess.Popen(  # noqa: S603 - our own program
                [*self._command, track_id, "--voice", voice],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                # Ctrl+C is for the screen only.
                start_new_session=True,
            )
        except OSError as error:
            reason = _("The voice cannot start: {reason}.").format(
                reason=error.strerror
            )
            raise SleeptermError(_("Voice"), reason) from error
