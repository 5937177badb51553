"""Paths of what is bundled: catalogue, sounds, mixes, sessions, texts, scripts."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.translation import gettext as _

_PACKAGE = Path(__file__).resolve().parents[1]
# A wheel carries them inside the package; a checkout has them at its top.
_HOMES = (_PACKAGE / "_bundled", _PACKAGE.parents[1])


def bundled_catalog() -> Path:
    """The bundled tracks.toml.

    Raises:
        SleeptermError: the installation lacks it.
    """
    return _home() / "tracks.toml"


def bundled_feelings() -> Path:
    """The bundled feelings.toml.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "feelings.toml"


def bundled_feelings_in(language: str) -> Path:
    """The bundled feelings.toml of another language, which may not exist.

    Args:
        language: its code of ISO 639-1.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / f"feelings.{language}.toml"


def bundled_sounds() -> Path:
    """The folder of the bundled sounds.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "sounds"


def bundled_bells() -> dict[str, Path]:
    """The bundled bells that exist: kind to file.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _by_name(bundled_sounds() / "bells", ".ogg")


def bundled_mixes() -> Path:
    """The bundled mixes.toml.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "mixes.toml"


def bundled_sleep_well() -> Path:
    """The text about sleeping well.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "docs" / "sleep-well.md"


def bundled_sleep_well_in(language: str) -> Path:
    """The text about sleeping well in another language, which may not exist.

    Args:
        language: its code of ISO 639-1.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "docs" / f"sleep-well.{language}.md"


def bundled_words() -> Path:
    """The bundled words.toml.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "words.toml"


def bundled_sequences() -> Path:
    """The bundled sessions.toml.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "sessions.toml"


def bundled_scripts() -> dict[str, Path]:
    """The scripts of the bundled sessions: id to file, sorted by id.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    found = _by_name(_home() / "sessions", ".txt")
    # a checkout has them in the studio
    return found or _by_name(_home() / "studio" / "sessions", ".txt")


def _by_name(folder: Path, suffix: str) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob(f"*{suffix}"))}


def _home() -> Path:
    for home in _HOMES:
        if (home / "tracks.toml").is_file():
            return home
    raise SleeptermError(
        _("Sounds missing"),
        _("The bundled tracks.toml is neither in {first} nor in {second}.").format(
            first=_HOMES[0], second=_HOMES[1]
        ),
        _("Install sleepterm again."),
    )
