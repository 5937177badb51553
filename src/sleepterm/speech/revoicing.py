"""Renders bundled sessions again with a voice of the user's choice."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from sleepterm.speech.engines.engine import Engine
from sleepterm.speech.rendering import Progress, render_session
from sleepterm.store.files.file_errors import cannot_read
from sleepterm.store.renditions import DamagedRenditionError, Rendition, Renditions


class Revoicing:
    """Renders sessions with another voice and stores the results.

    Args:
        engine: the speech engine.
        voice: one of the engine's voices, or "" for its default.
        renditions: the store of results.
        cache: a folder for the sentences of interrupted sessions.
    """

    def __init__(
        self, engine: Engine, voice: str, renditions: Renditions, cache: Path
    ) -> None:
        self._engine = engine
        self._voice = voice
        self._renditions = renditions
        self._cache = cache

    def present(self, session: str, script: Path) -> Rendition | None:
        """The stored rendition, if it was made from this script with this voice.

        Raises:
            SleeptermError: the script cannot be read.
        """
        try:
            rendition = self._renditions.get(session)
        except DamagedRenditionError:
            return None
        wanted = (_voice_spec(self._engine, self._voice), _digest(script))
        same = rendition and (rendition.voice, rendition.script) == wanted
        return rendition if same else None

    def make(self, session: str, script: Path, progress: Progress) -> Rendition:
        """Render a session and store it; an interrupted run is resumed.

        Args:
            session: id of the session.
            script: its script.
            progress: called after each step.

        Raises:
            ScriptError: the script has errors, or speech does not fit its slot.
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
                _voice_spec(self._engine, self._voice),
                digest,
                rendered.timeline.length,
                rendered.audio,
                rendered.captions,
            )
            kept = self._renditions.keep(rendition)
        shutil.rmtree(cache, ignore_errors=True)
        return kept


def _voice_spec(engine: Engine, voice: str) -> str:
    """ENGINE or ENGINE:NAME, as `registry.find` reads it."""
    return f"{engine.name}:{voice}" if voice else engine.name


def _digest(script: Path) -> str:
    try:
        return hashlib.sha256(script.read_bytes()).hexdigest()
    except OSError as error:
        raise cannot_read(script, error) from error
