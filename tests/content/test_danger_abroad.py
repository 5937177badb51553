"""German and Spanish words of danger are answered in their language, idioms are not."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.content.danger_phrases import (
    DANGERS,
    HARMLESS,
    HELD_OUT,
    TUNED,
    phrases,
)
from tests.content.phrase_score import catalogue, vocabulary

from sleepterm.library.search.crisis import german, spanish
from sleepterm.library.search.crisis.foreign import foreign_help_for
from sleepterm.library.search.crisis.help import crisis_help_for
from sleepterm.library.search.search import Search
from sleepterm.library.search.tokens import tokenize

ANSWERS = {
    "danger_german.toml": german.DANGERS,
    "danger_spanish.toml": spanish.DANGERS,
}
HELP = {
    (file, kind): line
    for file, dangers in ANSWERS.items()
    for kind, (line, _) in zip(DANGERS, dangers, strict=True)
}
NUMBERS = {
    german.SELF_HARM: ["112", "0800 111 0 111", "0800 111 0 222", "116 123"],
    german.HARM_BY_OTHERS: ["112", "116 016"],
    german.EMERGENCY: ["112"],
    spanish.SELF_HARM: ["112", "024", "800 911 2000"],
    spanish.HARM_BY_OTHERS: ["112", "016"],
    spanish.EMERGENCY: ["112", "911"],
}


def variants(text: str) -> Iterator[str]:
    yield text
    yield f"  {text.upper()}!! "
    yield text.translate({0xE4: "ae", 0xF6: "oe", 0xFC: "ue"})
    yield text.translate({0xE4: "a", 0xF6: "o", 0xFC: "u", 0xE1: "a", 0xED: "i"})


@pytest.mark.parametrize(("file", "kind"), HELP)
def test_each_kind_is_answered_in_its_language(file: str, kind: str) -> None:
    asked = [each for text in phrases(file, kind) for each in variants(text)]
    assert {x for x in asked if crisis_help_for(x) != HELP[file, kind]} == set()


@pytest.mark.parametrize("file", ANSWERS)
def test_idioms_are_no_danger(file: str) -> None:
    asked = [each for text in phrases(file, HARMLESS) for each in variants(text)]
    assert [text for text in asked if crisis_help_for(text)] == []


@pytest.mark.parametrize("file", ANSWERS)
def test_there_are_many_of_each(file: str) -> None:
    assert len({*phrases(file, *DANGERS)}) >= 45
    assert len({*phrases(file, HARMLESS)}) >= 45


@pytest.mark.parametrize("file", [TUNED, HELD_OUT])
def test_english_texts_are_answered_as_ever(file: str) -> None:
    harmless = phrases(file, HARMLESS)
    # not shown: which of the held-out ones
    assert sum(bool(foreign_help_for(tokenize(text))) for text in harmless) == 0
    answers = {crisis_help_for(text) for text in phrases(file, *DANGERS)}
    assert answers.isdisjoint(HELP.values())


@pytest.mark.parametrize(
    "text", ["ich hab angst ich hab suicide gedanken", "ich will nicht mehr, suicide"]
)
def test_an_english_word_in_a_german_text_is_answered_in_german(text: str) -> None:
    assert crisis_help_for(text) == german.SELF_HARM


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ich will mich umbrigen", german.SELF_HARM),
        ("selbsmord", german.SELF_HARM),
        ("quiero suisidarme", spanish.SELF_HARM),
        ("kiero morirme", spanish.SELF_HARM),
        ("sobredocis", spanish.SELF_HARM),
        ("ich halt das nicht mehr aus", german.SELF_HARM),
        ("ich hasse mein leben", german.SELF_HARM),
        ("er tut mir weh", german.HARM_BY_OTHERS),
        ("quiero desaparecer", spanish.SELF_HARM),
        ("estoy harta de vivir", spanish.SELF_HARM),
        ("mi novio me hace daño", spanish.HARM_BY_OTHERS),
        ("harto de vivir en la ciudad", ""),
        ("der rücken tut mir weh", ""),
        ("ich kann nicht mehr schlafen", ""),
    ],
)
def test_typing_errors_and_despair_are_understood(text: str, told: str) -> None:
    assert crisis_help_for(text) == told


@pytest.mark.parametrize(("line", "numbers"), NUMBERS.items())
def test_the_line_is_short_and_names_the_numbers(line: str, numbers: list[str]) -> None:
    assert all(number in line for number in numbers)
    assert "findahelpline.com" in line
    assert len(line) <= 270


def test_one_quiet_track_at_most_beside_it() -> None:
    search = Search(catalogue(), vocabulary())
    for file in ANSWERS:
        for text in phrases(file, *DANGERS):
            answer = search.find(text)
            assert answer.help
            assert len(answer.hits) == 1
