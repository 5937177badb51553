"""Has words spoken for the screen, in a process of its own."""

from __future__ import annotations

import contextlib
import json
import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

from sleepterm.commands.word_worker import WordJob
from sleepterm.desktop.program import own_command
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.track import Track
from sleepterm.playback.spoken_words import words_track
from sleepterm.speech.word_sound import word_files
from sleepterm.store.paths import Paths
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

COMMAND = own_command("word-worker")


class SpokenWords:
    """Implements `WordSpeaker`, by `sleepterm word-worker`.

    Args:
        paths: the user's folders.
        voice: the user's setting; "" for the best voice that is installed.
        command: what to run.
    """

    def __init__(
        self, paths: Paths, voice: str, command: Sequence[str] = COMMAND
    ) -> None:
        self._folder = paths.spoken_words
        self._voice = voice
        self._command = command
        self._lock = threading.Lock()
        self._process: subprocess.Popen[str] | None = None

    def speak(self, track_id: str, words: Sequence[str], every: Seconds) -> Track:
        """Begin to speak words; returns when the first of them can be played.

        The others follow while these are played.

        Args:
            track_id: of the track; the file of an earlier one of this id is replaced.
            words: in their order.
            every: seconds from the start of one to the start of the next.

        Raises:
            SleeptermError: there is no voice, or it fails; says what to do.
        """
        self.end()
        target = self._target(track_id)
        job = WordJob(
            tuple(words), every, self._voice, str(target), str(self._folder / "words")
        )
        answer = self._first_line(job)
        if answer.get("problem", "?"):
            problem = answer.get("problem") or _(
                "The voice ended before the first word."
            )
            hint = sanitize_line(answer.get("hint", ""))
            raise SleeptermError(_("Voice"), sanitize_line(problem), hint)
        files = word_files(target, len(words), every)
        return words_track(track_id, files.sound, files.captions, files.length)

    def end(self) -> None:
        """Speak no more words; for any thread."""
        with self._lock:
            process, self._process = self._process, None
        if process is not None:
            process.terminate()
            threading.Thread(target=_reap, args=(process,), daemon=True).start()

    def _target(self, track_id: str) -> Path:
        """A path for the files, once those of earlier nights are removed."""
        target = self._folder / track_id
        for suffix in (".wav", ".vtt"):
            # Where a file that is open can't be removed, it is written over.
            with contextlib.suppress(OSError):
                target.with_suffix(suffix).unlink(missing_ok=True)
        return target

    def _first_line(self, job: WordJob) -> dict[str, str]:
        """What the process says of itself; {} if it ends without a word."""
        with self._lock:
            # Not between the two: what is begun must be known to `end`.
            process = self._process = self._begin()
        if process.stdin is None or process.stdout is None:
            return {}
        try:
            with process.stdout as output:
                process.stdin.write(job.line())
                process.stdin.flush()
                said = json.loads(output.readline())
        except (OSError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}

    def _begin(self) -> subprocess.Popen[str]:
        try:
            return subprocess.Popen(  # noqa: S603 - our own program
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
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


def _reap(process: subprocess.Popen[str]) -> None:
    """Wait for a process that is ending."""
    process.wait()
    if process.stdin is not None:
        with contextlib.suppress(OSError):
            process.stdin.close()
