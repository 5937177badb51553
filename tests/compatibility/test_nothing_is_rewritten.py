"""Looking at old files changes none of them."""

from __future__ import annotations

import pytest
from tests.compatibility.old_home import OldHome, good

LOOKING = (
    "list",
    "list --recent",
    "list --sort played",
    "search rain",
    "mix list",
    "mix share Home",
    "mix random --seed 3",
    "history",
    "favourite",
    "for-you",
    "voices",
    "doctor",
)


@pytest.mark.parametrize("command", LOOKING)
def test_looking_changes_nothing(command: str, old: OldHome) -> None:
    before = old.file_bytes()
    good(*command.split())
    assert old.file_bytes() == before
    assert old.broken() == []


def test_doctor_finds_every_file_in_order(old: OldHome) -> None:
    lines = good("doctor").out.splitlines()
    assert all(line.startswith("ok ") for line in lines)
    assert any("9 of them your own" in line for line in lines)
    assert any("3 of them your own" in line for line in lines)
    assert old.broken() == []
