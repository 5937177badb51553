"""The list of all engines, and finding one by name."""

from __future__ import annotations

from functools import cache

from sleepterm.speech.bundled_voices import VOICES
from sleepterm.speech.engines.engine import Engine, SpeechError
from sleepterm.speech.engines.espeak import Espeak
from sleepterm.speech.engines.festival import Festival
from sleepterm.speech.engines.flite import Flite
from sleepterm.speech.engines.hibari import Hibari
from sleepterm.speech.engines.kokoro import Kokoro
from sleepterm.speech.engines.model_files import INSTALL
from sleepterm.speech.engines.piper import Piper
from sleepterm.speech.engines.rhvoice import RHVoice
from sleepterm.speech.engines.sapi import Sapi
from sleepterm.speech.engines.say import Say
from sleepterm.translation import gettext as _

_ORIGINS = {
    "hibari": _("install it with {command}").format(command=INSTALL),
    "kokoro": _("install it with {command}").format(command=INSTALL),
    "say": _("it comes with macOS"),
    "sapi": _("it comes with Windows"),
    "piper": _("put the program 'piper' on the PATH, and keep a model (.onnx) for it"),
    "rhvoice": _("install RHVoice with its program RHVoice-test, and a voice"),
    "flite": _("install the package {package}").format(package="flite"),
    "festival": _(
        "install the packages festival and festvox-kallpc16k or another voice"
    ),
    "espeak-ng": _("install the package {package}").format(package="espeak-ng"),
}


@cache
def engines() -> tuple[Engine, ...]:
    """All supported engines, installed or not; best first."""
    return (
        *(Hibari(), Kokoro(), Say(), Sapi(), Piper()),
        *(RHVoice(), Flite(), Festival(), Espeak()),
    )


def find(spec: str) -> tuple[Engine, str]:
    """The engine and voice name of "ENGINE[:NAME]"; "" is the default voice.

    "woman", "man" and "soft" are the bundled voices. The voice is not checked before
    the engine speaks.

    Raises:
        SpeechError: the engine is unknown or not installed.
    """
    whole = VOICES.get(spec.strip().lower(), spec)
    name, _colon, voice = whole.partition(":")
    wanted = name.strip().lower()
    for engine in engines():
        if engine.name == wanted:
            if engine.available():
                return engine, voice.strip()
            raise SpeechError(
                _("No such voice"),
                _("{engine} is not on this machine.").format(engine=engine.name),
                _here(),
            )
    known = ", ".join(engine.name for engine in engines())
    raise SpeechError(
        _("No such voice"),
        _("There is no engine '{name}'; there are {known}.").format(
            name=name, known=known
        ),
        _here(),
    )


def origin(name: str) -> str:
    """How to get an engine, as half a sentence for the user."""
    return _ORIGINS[name]


def _here() -> str:
    here = ", ".join(engine.name for engine in engines() if engine.available())
    if not here:
        return _("This machine has none.")
    return _("This machine speaks with {engines}.").format(engines=here)
