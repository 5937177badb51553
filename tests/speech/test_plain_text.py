"""Plain text and Markdown become sentences with silences, whatever is in them."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sleepterm.speech.guided_session import Bed, Bell, Pause, ScriptError, Session
from sleepterm.speech.plain_text import session_of_text
from sleepterm.speech.script import LONGEST_SENTENCE, MOST_STEPS, is_script
from sleepterm.text import sanitize_line
from sleepterm.units import Seconds


def session(text: str, file: str = "my_letter.txt", title: str = "") -> Session:
    return session_of_text(text, file=file, title=title)


def spoken(text: str) -> list[str]:
    return [sentence.spoken for sentence in session(text).sentences]


def test_sentences_end_where_a_reader_would_end_them() -> None:
    text = (
        'Dear Anna, Mr. Smith said: "It is late." We walked on\n'
        "for a while with J. R. Miller. Then… nothing? All at 7 p.m. exactly!\n"
    )
    assert spoken(text) == [
        'Dear Anna, Mr. Smith said: "It is late."',
        "We walked on for a while with J. R. Miller.",
        "Then…",
        "nothing?",
        "All at 7 p.m. exactly!",
    ]


def test_each_sentence_knows_the_line_in_which_it_begins() -> None:
    text = (
        "One.\nTwo begins here, and it goes on for a good while\nhere. Three.\n\nFour."
    )
    lines = [sentence.line for sentence in session(text).sentences]
    assert lines == [1, 2, 3, 5]


@pytest.mark.parametrize("mark", ["~~~", "~~~~~~~~", "```"])
def test_what_follows_a_fence_that_never_closes_is_spoken(mark: str) -> None:
    text = f"The lake is still.\n{mark}\nThe boat lies there.\n\nGood night."
    assert spoken(text) == ["The lake is still.", "The boat lies there.", "Good night."]
    closed = f"```\nx = 1\n```\n{text}"
    assert spoken(closed) == spoken(text)


@pytest.mark.timeout(45)
@pytest.mark.parametrize(
    "piece",
    [
        *("*a ", "**a ", "_a ", "__a_ ", "~~a ", "`a ", "<!-- ", "<b ", "[a ", "A. "),
        *("![a ", "[a](b ", "![a](b ", "Ah, ", "no end of the sentence in any line\n"),
    ],
)
@pytest.mark.parametrize("start", ["", "# "])
def test_no_text_takes_minutes(start: str, piece: str) -> None:
    with contextlib.suppress(ScriptError):
        session(start + piece * (300_000 // len(piece)))


@pytest.mark.timeout(45)
def test_no_heading_takes_minutes() -> None:
    assert session(f"# A{' ' * 300_000}b\n\nc").title == "A b"


def test_verse_is_spoken_line_by_line() -> None:
    text = "Sleep now, my child\nThe night is mild\nThe moon is high"
    assert spoken(text) == text.split("\n")


def test_markdown_is_spoken_as_its_words() -> None:
    text = (
        "# A letter for *Anna*\n\n"
        "See [the lake](https://example.org/a) and **the _old_ boat**.\n\n"
        "> - first thing\n> - second `thing`\n\n"
        "```\ncode is left out\n```\n"
        "![a picture](x.png)\n\n<b>Bold</b> end.\n"
    )
    assert session(text).title == "A letter for Anna"
    assert spoken(text) == [
        "See the lake and the old boat.",
        "first thing",
        "second thing",
        "Bold end.",
    ]


def test_the_title_is_asked_for_or_the_heading_or_the_name_of_the_file() -> None:
    assert session("Words.").title == "My letter"
    assert session("# Home\n\nWords.").title == "Home"
    named = session("# Home\n\nWords.", title="For you")
    assert named.title == "For you"
    assert [x.spoken for x in named.sentences] == ["Home", "Words."]


def test_marks_and_rules_are_silences_bells_and_beds() -> None:
    steps = session(
        "One.\n[pause 20]\n[bell low]\n[bed rain-steady]\n* * *\nTwo."
    ).steps
    assert Pause(Seconds(20.0)) in steps
    assert Bell("low") in steps
    assert Bed("rain-steady") in steps
    assert Pause(Seconds(4.0)) in steps
    assert "[pause nonsense]" in spoken("One.\n[pause nonsense]\nTwo.")


def test_it_slows_down_and_paragraphs_are_set_apart() -> None:
    found = session("One. Two.\n\nThree.")
    rates = [sentence.rate for sentence in found.sentences]
    gaps = [sentence.gap for sentence in found.sentences]
    assert rates == sorted(rates, reverse=True)
    assert rates[0] > rates[-1]
    assert gaps == sorted(gaps)
    assert [isinstance(step, Pause) for step in found.steps] == [0, 0, 1, 0, 1]


@pytest.mark.parametrize("text", ["", "  \n\n", "***", "[pause 5]", "```\ncode\n```"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(ScriptError, match="line 1: there are no words"):
        session(text)


def test_too_many_sentences_are_refused_with_their_line() -> None:
    with pytest.raises(ScriptError, match=f"line {2 * MOST_STEPS + 1}: it has"):
        session("Word.\n\n" * (MOST_STEPS + 1))


TEXTS = st.lists(
    st.sampled_from(
        [*"abc. ,!?…*_#>-`[]()|\n\t\"'", "word ", "\n\n", "Mr. ", "x" * 300, "\x1b"]
    ),
    max_size=120,
).map("".join)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_whatever_it_says_can_be_spoken_or_is_refused(text: str) -> None:
    try:
        found = session(text)
    except ScriptError:
        return
    for sentence in found.sentences:
        assert 0 < len(sentence.spoken) <= LONGEST_SENTENCE
        assert sanitize_line(sentence.spoken) == sentence.spoken
        assert 0.5 <= sentence.rate <= 1.5
        assert 1 <= sentence.line <= text.count("\n") + 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title: A\ntype: story\n---\nOne.", True),
        ("# a note\ntitle: A\n---\nOne.", True),
        ("titel: A\n---\nOne.", False),
        ("Dear Anna: hello\n---\nOne.", False),
        ("---\ntitle: A\n---\nOne.", False),
        ("One.\nTwo.", False),
    ],
)
def test_a_script_is_told_from_plain_text_by_its_header(
    text: str, *, expected: bool
) -> None:
    assert is_script(text) is expected
