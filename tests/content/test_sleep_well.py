"""The text about sleeping well: what is in it, and that it comes with the package."""

from __future__ import annotations

import re
import tomllib

import pytest
from tests.content.bundled_content import ROOT

from sleepterm.formats.text_page import Block, parse_page
from sleepterm.store.bundled import bundled_sleep_well, bundled_sleep_well_in
from sleepterm.translation import ENGLISH, LANGUAGES

PAGE = bundled_sleep_well().read_text(encoding="utf-8")
BLOCKS = parse_page(PAGE)
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


@pytest.mark.parametrize("code", [x for x in LANGUAGES if x != ENGLISH])
def test_a_translation_says_the_same(code: str) -> None:
    translation = parse_page(bundled_sleep_well_in(code).read_text(encoding="utf-8"))
    assert len(translation) == len(BLOCKS)
    for ours, english in zip(translation, BLOCKS, strict=True):
        assert (ours.is_heading, kept(ours)) == (english.is_heading, kept(english))
    # The sources are named as they are printed.
    listed = [x for x in BLOCKS if re.match(r"\[\d+\]", x.text)]
    assert [x for x in translation if re.match(r"\[\d+\]", x.text)] == listed
    said = {x.text for x in translation} - {x.text for x in listed}
    assert not said & {x.text for x in BLOCKS}


def kept(block: Block) -> list[str]:
    """Figures, references and addresses, which are the same in every language."""
    return sorted(re.findall(r"\[?\d+\]?|dBA?|findahelpline\.com", block.text))


@pytest.mark.parametrize(
    "name", ["sleep-well.md", "sleep-well.de.md", "sleep-well.es.md"]
)
def test_the_wheel_has_it(name: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included[f"docs/{name}"] == f"sleepterm/_bundled/docs/{name}"
