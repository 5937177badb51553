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
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

_UNLISTED = {"piper": _("piper:MODEL.onnx  with the path of a model of yours")}
"""For an engine that cannot list its voices."""

_SHORT = {voice: name for name, voice in VOICES.items()}
"""Names of the bundled voices."""


def run(_request: EmptyRequest) -> int:
    """Print the voices, the engines that are missing, and the revoiced sessions."""
    here = [engine for engine in engines() if engine.available()]
    blocks = (
        list(_voices(here)),
        [
            # Translators: {origin} is where to get it, like "https://..."
            _("{engine} is not installed: {origin}").format(
                engine=engine.name, origin=origin(engine.name)
            )
            for engine in engines()
            if engine not in here
        ],
        list(_sessions(Renditions(Paths.of_user().renditions))),
    )
    say("\n\n".join("\n".join(lines) for lines in blocks if lines))
    return 0


def _voices(here: list[Engine]) -> Iterator[str]:
    if not here:
        yield _("This machine has no speech engine. The bundled voice needs none.")
    for engine in here:
        try:
            names = engine.voices()
        except SpeechError as error:
            yield _("{engine}  cannot list its voices: {error}").format(
                engine=engine.name, error=error
            )
            continue
        if not names:
            yield _UNLISTED.get(
                engine.name, _("{engine}  default voice").format(engine=engine.name)
            )
        for name in names:
            voice = f"{engine.name}:{name}"
            short = _SHORT.get(voice)
            yield (
                _("{voice}  the bundled voice '{name}'").format(voice=voice, name=short)
                if short
                else voice
            )


def _sessions(renditions: Renditions) -> Iterator[str]:
    revoiced = renditions.sessions()
    for session in revoiced:
        try:
            rendition = renditions.get(session)
            voice = (
                _("spoken by {voice}").format(voice=rendition.voice)
                if rendition
                else pgettext("voice", "bundled")
            )
        except DamagedRenditionError as error:
            voice = _("the bundled voice, because {error}").format(error=error)
        yield f"{session}  {voice}"
    if not revoiced:
        yield _("All guided tracks have the bundled voice.")
    else:
        yield _("All other guided tracks have the bundled voice.")
