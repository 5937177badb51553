"""All engines, and the one that the user means."""

from __future__ import annotations

from functools import cache

from sleepterm.speech.engines.engine import Engine, SpeechError
from sleepterm.speech.engines.espeak import Espeak
from sleepterm.speech.engines.festival import Festival
from sleepterm.speech.engines.flite import Flite
from sleepterm.speech.engines.piper import Piper
from sleepterm.speech.engines.rhvoice import RHVoice
from sleepterm.speech.engines.sapi import Sapi
from sleepterm.speech.engines.say import Say

BUNDLED = "flite:rms"
"""What the shipped sessions are spoken with."""

_ORIGINS = {
    "say": "it comes with macOS",
    "sapi": "it comes with Windows",
    "piper": "put the program 'piper' on the PATH, and keep a model (.onnx) for it",
    "rhvoice": "install RHVoice with its program RHVoice-test, and a voice",
    "flite": "install the package flite",
    "festival": "install the packages festival and festvox-kallpc16k or another voice",
    "espeak-ng": "install the package espeak-ng",
}


@cache
def engines() -> tuple[Engine, ...]:
    """Every engine there is, whether this machine has it or not; best first."""
    return (Say(), Sapi(), Piper(), RHVoice(), Flite(), Festival(), Espeak())


def find(spec: str) -> tuple[Engine, str]:
    """The engine and the voice of an "ENGINE[:NAME]"; "" is the engine's own choice.

    Whether the engine knows the voice is seen when it speaks.

    Raises:
        SpeechError: there is no such engine, or not on this machine.
    """
    name, _, voice = spec.partition(":")
    wanted = name.strip().lower()
    for engine in engines():
        if engine.name == wanted:
            if engine.available():
                return engine, voice.strip()
            raise SpeechError(
                "No such voice", f"{engine.name} is not on this machine.", _here()
            )
    known = ", ".join(engine.name for engine in engines())
    raise SpeechError(
        "No such voice", f"There is no engine '{name}'; there are {known}.", _here()
    )


def origin(name: str) -> str:
    """How one comes by an engine, as half a sentence."""
    return _ORIGINS[name]


def _here() -> str:
    here = ", ".join(engine.name for engine in engines() if engine.available())
    return f"This machine speaks with {here}." if here else "This machine has none."
