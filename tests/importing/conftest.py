"""A user's folders."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.importing.own_library import Library


@pytest.fixture
def library(tmp_path: Path) -> Library:
    return Library(tmp_path)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    folder = tmp_path / "music"
    folder.mkdir()
    return folder
