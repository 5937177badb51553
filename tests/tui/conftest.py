"""Fixtures: stored mixes, and fakes with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.tui.fakes import FakeServices
from tests.tui.mix_library import OUR_RAIN, STARTERS

from sleepterm.store.mixes import Mixes


@pytest.fixture
def mixes(tmp_path: Path) -> Mixes:
    starters = tmp_path / "starters.toml"
    starters.write_text(STARTERS)
    return Mixes(tmp_path / "mixes", starters)


@pytest.fixture
def fakes(mixes: Mixes) -> FakeServices:
    mixes.save(OUR_RAIN)
    return FakeServices(mixes=mixes)


@pytest.fixture(autouse=True)
def _all_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    """Draw for a terminal of all colours, whatever the tests run in."""
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    monkeypatch.delenv("NO_COLOR", raising=False)
