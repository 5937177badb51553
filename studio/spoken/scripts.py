"""Lists the session scripts, and computes a key of all that each depends on."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from sleepterm.speech.engines.registry import BUNDLED
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


def key_of(name: str) -> str:
    """A digest of the script, the voice and all code that renders them."""
    digest = sha256(f"{name} {BUNDLED}".encode())
    digest.update(script(name).read_bytes())
    room = ("sleepterm.speech.rendering", "sleepterm.speech.engines.flite")
    for path in sorted(sources(*room)):
        digest.update(code_of(path.read_text("utf-8")).encode())
    return digest.hexdigest()[:16]
