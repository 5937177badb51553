"""`sleepterm voices`: the voices of this machine."""

from __future__ import annotations

from collections.abc import Iterator

from sleepterm.commands.requests.general import EmptyRequest
from sleepterm.commands.shared.console import say
from sleepterm.speech.bundled_voices import VOICES
from sleepterm.speech.engines.engine import Engine, SpeechError
from sleepterm.speech.engines.registry import engines, origin
from sleepterm.store.paths import Paths
from sleepterm.store.renditions import DamagedRenditionError, Renditions

_UNLISTED = {"piper": "piper:MODEL.onnx  with the path of a model of yours"}
"""For an engine that cannot list its voices."""

_SHORT = {voice: name for name, voice in VOICES.items()}
"""Names of the bundled voices."""


def run(_request: EmptyRequest) -> int:
    """Print the voices, the engines that are missing, and the revoiced sessions."""
    here = [engine for engine in engines() if engine.available()]
    blocks = (
        list(_voices(here)),
        [
            f"{engine.name} is not installed: {origin(engine.name)}"
            for engine in engines()
            if engine not in here
        ],
        list(_sessions(Renditions(Paths.of_user().renditions))),
    )
    say("\n\n".join("\n".join(lines) for lines in blocks if lines))
    return 0


def _voices(here: list[Engine]) -> Iterator[str]:
    if not here:
        yield "This machine has no speech engine. The bundled voice needs none."
    for engine in here:
        try:
            names = engine.voices()
        except SpeechError as error:
            yield f"{engine.name}  cannot list its voices: {error}"
            continue
        if not names:
            yield _UNLISTED.get(engine.name, f"{engine.name}  default voice")
        for name in names:
            voice = f"{engine.name}:{name}"
            short = _SHORT.get(voice)
            yield f"{voice}  the bundled voice '{short}'" if short else voice


def _sessions(renditions: Renditions) -> Iterator[str]:
    revoiced = renditions.sessions()
    for session in revoiced:
        try:
            rendition = renditions.get(session)
            voice = f"spoken by {rendition.voice}" if rendition else "bundled"
        except DamagedRenditionError as error:
            voice = f"the bundled voice, because {error}"
        yield f"{session}  {voice}"
    if not revoiced:
        yield "All guided tracks have the bundled voice."
    else:
        yield "All other guided tracks have the bundled voice."
