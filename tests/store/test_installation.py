"""The command that installs more formats fits how sleepterm came here."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from sleepterm.store.installation import formats_command


@pytest.fixture
def inside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The environment sleepterm runs in."""
    folder = tmp_path / "sleepterm"
    folder.mkdir()
    monkeypatch.setattr(sys, "prefix", str(folder))
    monkeypatch.setattr(sys, "executable", str(folder / "my bin" / "python"))
    return folder


@pytest.mark.usefixtures("inside")
def test_pip_of_this_python(tmp_path: Path) -> None:
    python = tmp_path / "sleepterm" / "my bin" / "python"
    assert formats_command() == f"'{python}' -m pip install 'sleepterm[formats]'"


def test_pipx(inside: Path) -> None:
    (inside / "pipx_metadata.json").write_text("{}")
    assert formats_command() == "pipx inject sleepterm av"


@pytest.mark.parametrize(
    ("receipt", "source"),
    [
        ('requirements = [{ name = "sleepterm" }]', "sleepterm"),
        (
            'requirements = [{name = "x"}, {name = "sleepterm", directory = "/a b"}]',
            "'/a b'",
        ),
        (
            'requirements = [{ name = "sleepterm", git = "https://x/y.git" }]',
            "git+https://x/y.git",
        ),
        ("requirements = 5", "sleepterm"),
        ("not toml", "sleepterm"),
    ],
)
def test_uv_tool(inside: Path, receipt: str, source: str) -> None:
    (inside / "uv-receipt.toml").write_text(f"[tool]\n{receipt}\n")
    assert formats_command() == f"uv tool install --with av {source}"


def test_an_environment_without_pip(
    inside: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda _name: None)
    python = inside / "my bin" / "python"
    assert formats_command() == (
        f"uv pip install --python '{python}' 'sleepterm[formats]'"
    )
