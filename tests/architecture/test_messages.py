"""No text for the user escapes translation."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import cache

import pytest
from tests.architecture.message_tables import ENGLISH_TEXTS, NOT_SHOWN, UNCONVERTED
from tests.architecture.own_code import modules
from tests.architecture.user_words import Found, bad_marks, unmarked


@cache
def _found() -> dict[str, list[Found]]:
    """What looks like words, by module."""
    return {name: [*unmarked(module.tree)] for name, module in modules().items()}


@cache
def _escaped() -> dict[str, list[Found]]:
    """Likewise, but for what is never shown."""
    found = {
        name: [x for x in texts if (name, x.text) not in ENGLISH_TEXTS]
        for name, texts in _found().items()
        if not _is_in(name, NOT_SHOWN)
    }
    return {name: texts for name, texts in found.items() if texts}


def _is_in(name: str, places: Iterable[str]) -> bool:
    return any(name == place or name.startswith(f"{place}.") for place in places)


def test_every_text_for_the_user_is_marked() -> None:
    assert [
        f"{name}:{text.line}: {text.text!r}"
        for name, texts in _escaped().items()
        if not _is_in(name, UNCONVERTED)
        for text in texts
    ] == [], "docs/languages.md says how to mark them"


def test_what_is_listed_as_unconverted_is_so() -> None:
    done = [x for x in UNCONVERTED if not any(_is_in(name, [x]) for name in _escaped())]
    assert done == [], "take them out of UNCONVERTED"
    assert list(UNCONVERTED) == sorted(set(UNCONVERTED))


def test_every_exception_is_needed() -> None:
    found = {name: texts for name, texts in _found().items() if texts}
    unneeded = [x for x in NOT_SHOWN if not any(_is_in(name, [x]) for name in found)]
    assert unneeded == []
    texts = {(name, x.text) for name, each in found.items() for x in each}
    assert [x for x in ENGLISH_TEXTS if x not in texts] == []


def test_every_mark_can_be_extracted() -> None:
    assert [
        f"{name}:{mark.line}: {mark.text}"
        for name, module in modules().items()
        for mark in bad_marks(module.tree)
    ] == []


@pytest.mark.parametrize(
    "code",
    [
        'say("Nothing plays.")',
        'label = "Theme"',
        'f"paused: {why}"',
        'f"{number} min"',
        'say(x if y else "all night")',
        'TITLES = {"rain": "Steady rain"}',
        'raise SleeptermError(_("No mix"), "There is no mix.")',
        '_("Plays {what}.").format(what="nothing at all")',
        'Setting(name="theme", help="The colours.")',
        'words = ["all night"]',
        'say("It is " + _("late"))',
    ],
)
def test_words_are_seen(code: str) -> None:
    assert len([*unmarked(ast.parse(code))]) == 1


@pytest.mark.parametrize(
    "code",
    [
        '"""What this module does."""',
        'class A:\n    """An attempt."""\n    b = 1\n    """An attribute."""',
        '_("Nothing plays.")',
        'ngettext("{n} track", "{n} tracks", n)',
        'pgettext("file", "Open it")',
        'raise ValueError("no such thing")',
        'if title == "Steady rain": pass',
        'match x:\n    case "Steady rain": pass',
        'def f(x: "Some | None") -> "Other": ...',
        're.compile("some words")',
        'CSS = "Screen { color: red; }"',
        '__all__ = ["Player"]',
        'name = f"{room}.{module}"',
        'Vertical(id="player", classes="big Wide")',
        '"SELECT a FROM b"',
        '"some words".split()',
        'status = "paused"',
    ],
)
def test_other_texts_are_not(code: str) -> None:
    assert [*unmarked(ast.parse(code))] == []


@pytest.mark.parametrize(
    "code",
    [
        '_("")',
        "_(name)",
        '_(f"{x} plays")',
        'ngettext("one", many, 2)',
        "_()",
        "f\"{x}: {_('Theme')}\"",
    ],
)
def test_marks_of_no_plain_text_are_seen(code: str) -> None:
    assert len([*bad_marks(ast.parse(code))]) == 1
