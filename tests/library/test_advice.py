"""Texts that ask for more than sounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.content.phrase_score import phrases

from sleepterm.library.search.advice import asks_for_advice


@pytest.mark.parametrize(
    "text",
    [
        *(
            "can't sleep at all for weeks",
            "Sleep hygiene?",
            "tips",
            "snoring",
            "insomnia for months",
        ),
        *(
            "how do I sleep better",
            "awake every night",
            "ear plugs",
            "every single night I wake up",
            "what helps against poor sleep",
            "what can i do when i can't sleep",
            "sleeping badly",
        ),
    ],
)
def test_these_do(text: str) -> None:
    assert asks_for_advice(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rain",
        "can't sleep",
        "every night rain",
        "weeks of rain",
        "fingertips",
        "what helps",
    ],
)
def test_these_do_not(text: str) -> None:
    assert not asks_for_advice(text)


def test_few_of_the_usual_phrases_do() -> None:
    asking = [x.text for x in phrases("phrase") if asks_for_advice(x.text)]
    assert 0 < len(asking) < 8, asking


@given(st.text())
def test_any_text_can_be_asked(text: str) -> None:
    asks_for_advice(text)
