"""The pictures show what the screens look like now, and are all shown somewhere."""

from __future__ import annotations

import re

import pytest
from tests.content.bundled_content import ROOT
from tests.content.pictures import FOLDER, PICTURES, drawn, words_of

PAGES = (ROOT / "README.md", *(ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("name", PICTURES)
async def test_each_picture_reads_as_the_screen_does_now(name: str) -> None:
    kept = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    now = words_of(await drawn(PICTURES[name]))
    assert words_of(kept) == now, "run: make pictures"


def test_there_are_no_others_and_each_is_shown() -> None:
    files = {path.stem for path in FOLDER.iterdir()}
    assert files == set(PICTURES)
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    shown = set(re.findall(r"!\[[^]]+\]\((?:docs/)?pictures/([\w-]+)\.svg\)", text))
    assert shown == files


def test_nothing_of_them_comes_from_elsewhere() -> None:
    for path in FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        found = set(re.findall(r"https?://[^\"' ]+", text))
        assert found <= {"http://www.w3.org/2000/svg", "https://www.textualize.io"}
        assert "@font-face" not in text
