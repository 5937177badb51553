"""A shipped session, spoken by a voice of the user's choice."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.speech.engines.engine import Engine
from sleepterm.speech.rendering import Progress, render_session
from sleepterm.store.renditions import DamagedRenditionError, Rendition, Renditions


def voice_name(engine: Engine, voice: str) -> str:
    """ENGINE or ENGINE:NAME, which `registry.find` finds again."""
    return f"{engine.name}:{voice}" if voice else engine.name


class Revoicing:
    """Speaks sessions anew, one by one.

    Args:
        engine: what speaks.
        voice: one of the engine's, or "" for its own choice.
        renditions: where the results go.
        cache: a folder for sentences of sessions that were broken off.
    """

    def __init__(
        self, engine: Engine, voice: str, renditions: Renditions, cache: Path
    ) -> None:
        self._engine = engine
        self._voice = voice
        self._renditions = renditions
        self._cache = cache

    def present(self, session: str, script: Path) -> Rendition | None:
        """What the session has, if it was made of this script by this voice.

        Raises:
            SleeptermError: the script cannot be read.
        """
        try:
            rendition = self._renditions.get(session)
        except DamagedRenditionError:
            return None
        wanted = (voice_name(self._engine, self._voice), _digest(script))
        same = rendition and (rendition.voice, rendition.script) == wanted
        return rendition if same else None

    def make(self, session: str, script: Path, progress: Progress) -> Rendition:
        """Speak a session. Broken off, it goes on the next time.

        Args:
            session: its id.
            script: its file.
            progress: is called after each step of the work.

        Raises:
            ScriptError: the voice cannot speak this script.
            SpeechError: the engine is missing, does not know the voice, or fails.
            SleeptermError: a file cannot be read or written.
        """
        digest = _digest(script)
        cache = self._cache / session
        with self._renditions.staging_folder(session) as folder:
            rendered = render_session(
                script,
                self._engine,
                self._voice,
                folder,
                cache=cache,
                progress=progress,
            )
            rendition = Rendition(
                session,
                voice_name(self._engine, self._voice),
                digest,
                rendered.timeline.length,
                rendered.audio,
                rendered.captions,
            )
            kept = self._renditions.keep(rendition)
        shutil.rmtree(cache, ignore_errors=True)
        return kept


def _digest(script: Path) -> str:
    try:
        return hashlib.sha256(script.read_bytes()).hexdigest()
    except OSError as error:
        raise SleeptermError(
            "Cannot read",
            f"{script} cannot be read: {error.strerror or error}.",
            exit_status=1,
        ) from error
