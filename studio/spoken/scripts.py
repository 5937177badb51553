"""Lists the session scripts, and computes a key of all that each depends on."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

from sleepterm.speech.bundled_voices import VOICES
from sleepterm.speech.script_file import read_script
from studio.provenance import ROOT, code_of, sources

SCRIPTS = ROOT / "studio" / "sessions"


def names() -> tuple[str, ...]:
    """The ids of all sessions: the names of their scripts."""
    return tuple(sorted(path.stem for path in SCRIPTS.glob("*.txt")))


def parts() -> tuple[str, ...]:
    """The names of all parts of pools: "POOL/PART", by folder and script."""
    return tuple(
        sorted(f"{path.parent.name}/{path.stem}" for path in SCRIPTS.glob("*/*.txt"))
    )


def spoken_names() -> tuple[str, ...]:
    """The names of all that is spoken: sessions, then parts of pools."""
    return (*names(), *parts())


def script(name: str) -> Path:
    """The script of a session, or of a part."""
    return SCRIPTS / f"{name}.txt"


def voice_of(name: str) -> str:
    """The name of the voice that speaks a session.

    Raises:
        ScriptError: the script is wrong.
    """
    return read_script(script(name)).voice


def key_of(name: str) -> str:
    """A digest of the script, the voice and all code that renders them.

    The code of an engine holds the digests of its model and voices.
    """
    spec = VOICES[voice_of(name)]
    digest = sha256(f"{name} {spec}".encode())
    digest.update(script(name).read_bytes())
    digest.update(_code_behind(spec.partition(":")[0]))
    return digest.hexdigest()[:16]


def _code_behind(engine: str) -> bytes:
    room = (
        "sleepterm.speech.rendering",
        "studio.spoken.opus",
        f"sleepterm.speech.engines.{engine}",
    )
    texts = [path.read_text("utf-8") for path in sorted(sources(*room))]
    return b"".join(_code(text).encode() for text in texts)


_code = cache(code_of)
