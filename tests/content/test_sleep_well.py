"""The text about sleeping well: what is in it, and that it comes with the package."""

from __future__ import annotations

import re
import tomllib

import pytest
from tests.content.bundled_content import ROOT

from sleepterm.store.sleep_well import load_sleep_well

BLOCKS = load_sleep_well()
TEXT = " ".join(block.text for block in BLOCKS)
BODY, _, SOURCES = TEXT.partition(" Sources ")


def test_it_has_a_title_and_sections() -> None:
    assert BLOCKS[0] == ("Sleep well", True)
    assert sum(block.is_heading for block in BLOCKS) >= 7
    assert all(len(block.text) < 700 for block in BLOCKS)


@pytest.mark.parametrize(
    "subject",
    [
        *(
            "same time every day",
            "daylight",
            "Coffee",
            "get up",
            "cool, dark and quiet",
        ),
        *("earplugs", "write it down", "doctor", "babies", "low", "80 dB"),
        *("findahelpline.com", "none of it is medical advice"),
    ],
)
def test_it_speaks_of(subject: str) -> None:
    assert subject in BODY


def test_every_source_is_referred_to_and_listed_once() -> None:
    listed = re.findall(r"\[(\d+)\]", SOURCES)
    assert listed == [str(number) for number in range(1, len(listed) + 1)]
    assert set(re.findall(r"\[(\d+)\]", BODY)) == set(listed)


def test_it_names_no_medicine_no_dose_and_promises_nothing() -> None:
    words = (
        r"melatonin|magnesium|\bmg\b|tablet|pill|supplement|guarantee|will help|cure"
    )
    assert re.findall(words, BODY, re.IGNORECASE) == []


def test_the_wheel_has_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["docs/sleep-well.md"] == "sleepterm/_bundled/docs/sleep-well.md"
