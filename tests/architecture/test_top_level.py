"""Nothing lies at the top level of the repository that nobody put there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = {
    ".ci",
    ".github",
    "benchmarks",
    "docs",
    "packaging",
    "sounds",
    "src",
    "studio",
    "tests",
}
FILES = {
    ".editorconfig",
    ".gitattributes",
    ".gitignore",
    ".pre-commit-config.yaml",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "SECURITY.md",
    "SOUNDS.md",
    "build_catalogues.py",
    "feelings.de.toml",
    "feelings.es.toml",
    "feelings.toml",
    "hatch_build.py",
    "mixes.toml",
    "pyproject.toml",
    "sessions.toml",
    "tracks.toml",
    "words.toml",
}


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="an sdist has no history")
def test_every_entry_is_known() -> None:
    command = ("git", "ls-files", "-z")
    told = subprocess.run(
        command, cwd=ROOT, check=True, capture_output=True, text=True, timeout=60
    ).stdout
    names = {name.split("/")[0] for name in told.split("\0") if name}
    assert names == FOLDERS | FILES
