"""Text from files can do nothing to a terminal, and is found whatever its case."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sleepterm.text import folded, sanitize_line


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("plain", "plain"),
        ("  two\t\n words ", "two words"),
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07x", "x"),
        ("\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("\x9b31mred", "31mred"),
        ("a\u202eb\u2066c\u061cd\u200be\u00adf", "abcdef"),
        ("a\u2028b", "a b"),
        ("👩\u200d🚀 क\u200cष", "👩\u200d🚀 क\u200cष"),
        ("\u200d\u200c", ""),
        ("\x1b", ""),
        ("\ud800x\ue000", "x"),
        ("[bold]markup[/]", "[bold]markup[/]"),
    ],
)
def test_safe_text_is_kept(text: str, clean: str) -> None:
    assert sanitize_line(text) == clean


@given(st.text() | st.text(alphabet="\x1b[]0;m\x07ab \u202e\u200d"))
def test_nothing_harmful_is_left(text: str) -> None:
    clean = sanitize_line(text)
    assert sanitize_line(clean) == clean
    for char in clean.replace("\u200c", "").replace("\u200d", ""):
        assert unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
        assert char == " " or not char.isspace()
    assert clean == clean.strip()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Café", "CAFE"),
        ("Straße", "STRASSE"),
        ("\u210cush", "hush"),
        ("Ångström", "angstrom"),
    ],
)
def test_case_and_accents_do_not_count(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)
