"""Engines that are Python packages: whether they are there, and whole and unchanged."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from sleepterm.speech.engines.engine import SpeechError
from sleepterm.translation import gettext as _

INSTALL = "pip install 'sleepterm[voice]'"
"""The command that installs them."""


def are_installed(packages: Iterable[str]) -> bool:
    """Whether the top-level packages can be imported; imports none of them."""
    return all(find_spec(package) is not None for package in packages)


def package_folder(engine: str, package: str) -> Path:
    """The folder of an installed top-level package, which is not imported.

    Raises:
        SpeechError: it is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise SpeechError(
            _("No such voice"),
            _(
                "{engine} can't be used: the Python package '{package}' is not"
                " installed."
            ).format(engine=engine, package=package),
            _("Install it with {command}, or choose another voice.").format(
                command=INSTALL
            ),
        )
    return Path(spec.submodule_search_locations[0])


def read_checked(engine: str, path: Path, digest: str) -> bytes:
    """The content of a file, if it is the one that this version was made for.

    Args:
        engine: its name in messages.
        path: the file.
        digest: its SHA-256 in hexadecimal digits.

    Raises:
        SpeechError: it cannot be read, or its content is another.
    """
    content = _read(engine, path)
    if sha256(content).hexdigest() != digest:
        raise _changed(engine, path)
    return content


def check_folder(engine: str, folder: Path, digest: str) -> None:
    """Check the files of a folder, but none below it, against a common digest.

    Args:
        engine: its name in messages.
        folder: where the files lie.
        digest: SHA-256 of their contents one after the other, by name.

    Raises:
        SpeechError: one cannot be read, or their content is another.
    """
    total = sha256()
    for path in sorted(path for path in folder.glob("*") if path.is_file()):
        total.update(_read(engine, path))
    if total.hexdigest() != digest:
        raise _changed(engine, folder)


def _read(engine: str, path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise SpeechError(
            _("No speech"),
            _("{engine} can't be used: {path} cannot be read: {reason}.").format(
                engine=engine, path=path, reason=reason
            ),
            _("Install it anew with {command}.").format(command=INSTALL),
            exit_status=1,
        ) from error


def _changed(engine: str, path: Path) -> SpeechError:
    return SpeechError(
        _("No speech"),
        _("{engine} can't be used: {path} is damaged or of another version.").format(
            engine=engine, path=path
        ),
        _("Install it anew with {command}.").format(command=INSTALL),
        exit_status=1,
    )
