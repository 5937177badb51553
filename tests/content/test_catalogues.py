"""The catalogues of translations are whole, right, and those of the code."""

from __future__ import annotations

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from tests.content.catalogues import (
    PLURALS,
    TRANSLATED,
    all_messages,
    extracted,
    faults,
    fields,
    read_catalogue,
    source_of,
    text_of,
    updated,
)

WRITE = "python -m tests.content.catalogues --write"


@pytest.fixture(scope="module")
def template() -> Catalog:
    return all_messages()


@pytest.mark.parametrize("code", TRANSLATED)
def test_a_catalogue_has_the_messages_of_the_code(code: str, template: Catalog) -> None:
    path = source_of(code)
    new = updated(read_catalogue(path, code), template)
    assert text_of(new) == path.read_text(encoding="utf-8"), WRITE


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_is_translated_with_its_placeholders(code: str) -> None:
    assert faults(read_catalogue(source_of(code), code)) == []


def test_every_language_has_its_plural_forms() -> None:
    assert set(PLURALS) == set(TRANSLATED)


def german(*messages: tuple[str | tuple[str, str], str | tuple[str, str]]) -> Catalog:
    catalogue = read_catalogue(Path("none"), "de")
    for message, translation in messages:
        catalogue.add(message, translation)
    return catalogue


@pytest.mark.parametrize(
    ("message", "translation", "fault"),
    [
        ("Stop", "", "not translated"),
        ("Stop {what}", "{was} beenden", "other placeholders"),
        ("Stop {what}", "Beenden", "other placeholders"),
        ("Volume {x:.1f}", "Lautstärke {x}", "other placeholders"),
        (("{n} track", "{n} tracks"), ("{n} Titel", ""), "not translated"),
        (("{n} track", "{n} tracks"), ("{n} Titel", "Titel"), "other placeholders"),
        ("needs %s", "braucht", "other placeholders"),
        ("Stop ", "Beenden", "white space"),
    ],
)
def test_what_is_wrong_is_said(
    message: str | tuple[str, str], translation: str | tuple[str, str], fault: str
) -> None:
    (found,) = faults(german((message, translation)))
    assert fault in found


def test_a_fuzzy_translation_is_refused() -> None:
    catalogue = german()
    catalogue.add("Stop", "Start", flags=["fuzzy"])
    assert "fuzzy" in faults(catalogue)[0]


def test_one_thing_needs_no_number() -> None:
    good = ("one track", "{n} tracks"), ("ein Titel", "{n} Titel")
    assert faults(german(good)) == []


def test_braces_of_its_own_are_no_placeholders() -> None:
    assert fields("it begins with {") == fields("a } b") == frozenset()
    assert fields("{name} and {share:.0%}") == {"{name}", "{share:.0%}"}


def test_an_update_keeps_takes_and_drops(tmp_path: Path) -> None:
    room = tmp_path / "room.py"
    room.write_text(
        '# Translators: a verb\n_("Play")\n_("Stop")\npgettext("file", "Play")\n'
        'ngettext("{n} day", "{n} days", 2)\n'
    )
    old = german(("Play", "Abspielen"), ("Gone", "Weg"), ("{n} day", "Tag"))
    other = german(("Play", "Spielen"), ("Stop", "Anhalten"))
    text = text_of(updated(old, extracted(tmp_path), [other]))
    assert text.partition("\n\n")[2] == (
        '#. Translators: a verb\nmsgid "Play"\nmsgstr "Abspielen"\n\n'
        'msgctxt "file"\nmsgid "Play"\nmsgstr ""\n\n'
        'msgid "Stop"\nmsgstr "Anhalten"\n\n'
        '#, python-brace-format\nmsgid "{n} day"\nmsgid_plural "{n} days"\n'
        'msgstr[0] ""\nmsgstr[1] ""\n'
    )
