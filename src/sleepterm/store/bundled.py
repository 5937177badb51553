"""Where the catalogue and the sounds that come with sleepterm lie."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError

_PACKAGE = Path(__file__).resolve().parents[1]
# A wheel carries them inside the package; a checkout has them at its top.
_HOMES = (_PACKAGE / "_bundled", _PACKAGE.parents[1])


def bundled_catalog() -> Path:
    """The bundled tracks.toml.

    Raises:
        SleeptermError: the installation lacks it.
    """
    return _home() / "tracks.toml"


def bundled_sounds() -> Path:
    """The folder of the bundled sounds.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "sounds"


def bundled_bells() -> dict[str, Path]:
    """The bells of guided sessions: kind to file; those that are there.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    folder = bundled_sounds() / "bells"
    return {file.stem: file for file in sorted(folder.glob("*.ogg"))}


def bundled_mixes() -> Path:
    """The mixes that come with sleepterm.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    return _home() / "mixes.toml"


def bundled_scripts() -> dict[str, Path]:
    """The scripts of the guided sessions: id to file, in the ids' order.

    Raises:
        SleeptermError: the installation lacks the bundled tracks.toml.
    """
    home = _home()
    # a wheel has them beside its sounds, a checkout where they are made
    folders = (home / "sessions", home / "studio" / "sessions")
    folder = next((folder for folder in folders if folder.is_dir()), folders[0])
    return {file.stem: file for file in sorted(folder.glob("*.txt"))}


def _home() -> Path:
    for home in _HOMES:
        if (home / "tracks.toml").is_file():
            return home
    raise SleeptermError(
        "Sounds missing",
        f"The bundled tracks.toml is neither in {_HOMES[0]} nor in {_HOMES[1]}.",
        "Install sleepterm again.",
    )
