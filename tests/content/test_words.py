"""The words of the shuffle: many, neutral, and enough for an hour."""

from __future__ import annotations

import re
import tomllib
from collections import Counter

import pytest
from tests.content.bundled_content import ROOT

from sleepterm.night.word_shuffle import SHORTEST, shuffled_words
from sleepterm.store.words import load_words

WORDS = load_words()
UNWANTED = re.compile(
    r"\b(?:knife|needle|blade|saw|axe|scissors|thorn|gun|sword|arrow|bomb|blood|bone"
    r"|grave|coffin|tomb|ghost|skull|spider|snake|shark|wasp|rat|storm|thunder|flood"
    r"|money|coin|bank|bill|office|desk|boss|mother|father|baby|child|friend|doctor"
    r"|pill|hospital|syringe|alarm|phone|screen|clock|war|prison|wine|beer|fire)\b"
)


def test_there_are_many_words_in_many_groups_and_none_twice() -> None:
    groups = Counter(word.group for word in WORDS)
    assert len(WORDS) >= 600
    assert len(groups) >= 15
    assert max(groups.values()) < len(WORDS) / 8
    texts = [word.text for word in WORDS]
    assert len(set(texts)) == len(texts)


def test_they_are_short_plain_and_neutral() -> None:
    for text, _ in WORDS:
        assert re.fullmatch(r"[a-z]+(?:[ -][a-z]+)*", text), text
        assert len(text) <= 16
        assert not UNWANTED.search(text), text


@pytest.mark.parametrize("seed", range(5))
def test_they_last_for_an_hour_at_the_fastest_pace(seed: int) -> None:
    count = round(3600 / SHORTEST)
    assert len(shuffled_words(WORDS, seed, count)) == count


def test_the_wheel_has_them() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert included["words.toml"] == "sleepterm/_bundled/words.toml"
