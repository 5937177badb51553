"""`sleepterm revoice`: speak the bundled sessions with another voice."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from sleepterm.commands.requests.playing import RevoiceRequest
from sleepterm.commands.shared.best_match import best_match
from sleepterm.commands.shared.catalog_access import load
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.progress import ProgressLine
from sleepterm.desktop.signals import EndedError, ended_by_signals, exit_status
from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.prefix_lookup import resolve_prefix
from sleepterm.night.durations import format_position
from sleepterm.speech.engines.engine import SpeechError
from sleepterm.speech.engines.registry import find
from sleepterm.speech.guided_session import ScriptError
from sleepterm.speech.revoicing import Revoicing
from sleepterm.store.bundled import bundled_scripts
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import Rendition, Renditions
from sleepterm.translation import gettext as _


def run(request: RevoiceRequest) -> int:
    """Speak sessions with another voice, or return to the bundled one.

    Returns:
        1 if a session could not be spoken by this voice, 128 + n for signal n.
    """
    paths = Paths.of_user()
    scripts = bundled_scripts()
    named = _named(request.sessions, scripts, paths)
    renditions = Renditions(paths.renditions)
    if request.voice is None:
        return _back(named, renditions, paths.speech_cache)
    engine, voice = find(request.voice)
    revoicing = Revoicing(engine, voice, renditions, paths.speech_cache)
    wanted = list(dict.fromkeys(named or scripts))
    try:
        with ended_by_signals():
            return _revoice(wanted, scripts, revoicing)
    except EndedError as ended:
        return exit_status(ended.number)


def _named(
    names: Sequence[str], scripts: Mapping[str, Path], paths: Paths
) -> list[str]:
    """The ids of the sessions that were named."""
    if not names:
        return []
    tracks = load(paths).catalog
    sessions = Catalog(tuple(track for track in tracks if track.id in scripts))
    hint = _("Guided tracks: {ids}.").format(ids=", ".join(scripts))
    found = ((name, best_match(name, sessions)) for name in names)
    return [
        track.id if track else resolve_prefix(name, scripts, "guided track", hint)
        for name, track in found
    ]


def _revoice(
    sessions: Sequence[str], scripts: Mapping[str, Path], revoicing: Revoicing
) -> int:
    status = 0
    for number, session in enumerate(sessions, 1):
        script = scripts[session]
        if kept := revoicing.present(session, script):
            words = _("{session}  {length}, spoken by {voice} already")
            say(_summary(words, kept), flush=True)
            continue
        try:
            made = _made(session, script, revoicing, f"{number}/{len(sessions)}")
        except ScriptError as error:
            # other sessions may fit this voice
            tell(f"{_failure(session, error)}")
            status = 1
        except SleeptermError as error:
            if isinstance(error, SpeechError) and error.exit_status != 1:
                raise
            raise _failure(session, error) from error
        else:
            words = _("{session}  {length}, spoken by {voice}")
            say(_summary(words, made), flush=True)
    return status


def _made(session: str, script: Path, revoicing: Revoicing, number: str) -> Rendition:
    with ProgressLine(sys.stderr, f"{number} {session}") as line:
        line.show(0.0)
        return revoicing.make(
            session, script, lambda done, total: line.show(done / total)
        )


def _summary(words: str, rendition: Rendition) -> str:
    return words.format(
        session=rendition.session,
        length=format_position(rendition.length),
        voice=rendition.voice,
    )


def _failure(session: str, error: SleeptermError) -> SleeptermError:
    return SleeptermError(
        error.title,
        _("{session} was not revoiced: {reason}").format(
            session=session, reason=error.message
        ),
        error.hint,
        exit_status=1,
    )


def _back(named: Sequence[str], renditions: Renditions, cache: Path) -> int:
    revoiced = renditions.sessions()
    if not (named or revoiced):
        say(_("All guided tracks have the bundled voice."))
    for session in dict.fromkeys(named or revoiced):
        renditions.drop(session)
        shutil.rmtree(cache / session, ignore_errors=True)
        words = (
            _("{session}  is back to the bundled voice")
            if session in revoiced
            else _("{session}  had the bundled voice")
        )
        say(words.format(session=session))
    if not named:
        shutil.rmtree(cache, ignore_errors=True)
    return 0
