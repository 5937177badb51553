"""Scripts are parsed exactly, or all their errors are reported with lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.speech.scripts import HEAD, script

from sleepterm.speech.guided_session import (
    Bed,
    Bell,
    Pause,
    ScriptError,
    Sentence,
    Session,
)
from sleepterm.speech.script import LONGEST_SENTENCE, MOST_STEPS, parse_script
from sleepterm.speech.script_header import TYPES
from sleepterm.text import sanitize_line


def parsed(text: str) -> Session:
    return parse_script(text, file="rest.txt")


def faults(text: str) -> list[str]:
    with pytest.raises(ScriptError) as caught:
        parsed(text)
    return [f"{fault.line}: {fault.message}" for fault in caught.value.faults]


def test_a_whole_script_is_read() -> None:
    session = parsed(
        "\ufeff# by hand\ntitle: The long  way home\r\ntype: story\r\n"
        "topics: Trains, sleep, trains\nmoods: calm\nvoice: soft\nbed: night-train\n"
        "rate: 0.9 -> 0.7\ngap: 2 -> 6\n\n---\n"
        "[bell low]\n[pause 2.5]\n# a note\n\n"
        "The train leaves.\n"
        "Unclench your jaw. | Un clench your jaw. [4]\n"
        "[bed ocean-waves]\n"
        "Breathe in: one. [slot 5]\n[ bell ]\n[bell  high]"
    )
    assert session == Session(
        file="rest.txt",
        title="The long way home",
        type="story",
        topics=("trains", "sleep"),
        moods=("calm",),
        voice="soft",
        bed="night-train",
        steps=(
            Bell("low"),
            Pause(2.5),  # type: ignore[arg-type]
            said("The train leaves.", rate=0.9, gap=2, line=16),
            said("Unclench your jaw.", "Un clench your jaw.", rate=0.8, gap=4, line=17),
            Bed("ocean-waves"),
            said("Breathe in: one.", rate=0.7, slot=5, line=19),
            Bell("middle"),
            Bell("high"),
        ),
    )
    assert [x.line for x in session.sentences] == [16, 17, 19]


def said(
    caption: str,
    spoken: str = "",
    *,
    rate: float,
    gap: float = 0,
    slot: float | None = None,
    line: int,
) -> Sentence:
    return Sentence(caption, spoken or caption, rate, gap, slot, line)  # type: ignore[arg-type]


def test_pace_falls_evenly_from_the_first_sentence_to_the_last() -> None:
    body = ("One.", "[pause 9]", "Two. [1]", "Three.", "[bell]", "Four.", "Five.")
    sentences = parsed(script(*body, head="rate: 1.0 -> 0.8\ngap: 2->6\n")).sentences
    assert [x.rate for x in sentences] == [1.0, 0.95, 0.9, 0.85, 0.8]
    assert [float(x.gap) for x in sentences] == [2, 1, 4, 5, 6]


def test_pace_has_defaults_and_may_stand_still() -> None:
    first, last = parsed(script("One.", "Two.")).sentences
    assert (first.rate, last.rate, first.gap, last.gap) == (0.85, 0.75, 2.5, 5.0)
    still = parsed(script("One.", "Two.", head="rate: 0.8\ngap: 3\n")).sentences
    assert [(x.rate, float(x.gap)) for x in still] == [(0.8, 3), (0.8, 3)]


def test_the_voice_is_the_womans_unless_another_is_named() -> None:
    assert parsed(script("One.")).voice == "woman"
    assert parsed(script("One.", head="voice: man\n")).voice == "man"
    rule = 'voice must be one of woman, man, soft; it is "Robot"'
    assert faults(script("One.", head="voice: Robot\n")) == [f"5: {rule}"]


def test_everything_wrong_is_reported_with_its_line() -> None:
    text = (
        "title:\ntype: opera\ntopics: sleep,,\nmood: calm\nrate: fast\ntype: story\n"
        "bed: Big Bed\ngap: 1 -> 2 -> 3\nnothing\n---\n"
        "[pause]\n[pause 601]\n[bell loud]\n[bed Ocean]\n[gong]\n"
        "So [pause 3] what.\nWhat. [slot 0]\nWell. [soon]\n"
        "a | b | c\nfirst| second\n...\n"
    )
    found = faults(text)
    assert [int(x.partition(":")[0]) for x in found] == [*range(1, 10), *range(10, 22)]
    for words in (
        "title must have 1 to 200 characters",
        f"type must be one of {', '.join(TYPES)}",
        'the key "mood" is unknown; did you mean moods?',
        'rate must be a number from 0.5 to 1.5, or two with -> between; it is "fast"',
        "type stands in line 2 already",
        "moods is missing; write moods: ... above the line ---",
        'pause must be a number from 0 to 600; it is "601"',
        '[bell], [bell low], [bell high] and [bed ocean-waves]; it is "[gong]"',
        'slot must be a number from 0.5 to 60; it is "[slot 0]"',
        'the silence after a sentence must be a number from 0 to 60; it is "[soon]"',
        "one | with a space on both sides",
        "a sentence must have words",
    ):
        assert any(words in x for x in found), words


def test_the_error_names_the_file_and_the_first_line_and_more() -> None:
    with pytest.raises(ScriptError) as caught:
        parsed(script("[gong]", "Yes.", "[drum]"))
    assert str(caught.value).startswith("rest.txt: line 6: a mark on a line of its own")
    assert caught.value.hint == "More to fix: line 8."


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1: the header must end with a line ---"),
        (HEAD, "5: the header must end"),
        (script("[pause 3]"), "7: there must be a sentence"),
        (script("x" * (LONGEST_SENTENCE + 1)), "6: a sentence may have at most 500"),
        (script("a" + "\n[bell]" * MOST_STEPS), "5007: there may be at most 5000"),
        (script("\u200c | hello"), "6: a sentence must have words"),
    ],
)
def test_what_cannot_be_a_session_is_reported(text: str, fault: str) -> None:
    assert any(x.startswith(fault) for x in faults(text)), faults(text)


fragments = st.sampled_from(
    [
        *("\n", "\r", "---\n", "title: x\n", "type: story\n", "topics: a\n"),
        *("moods: b\n", "rate: ", "0.8", " -> ", "gap: 1", "[", "]", "slot ", "5"),
        *("[pause 3]\n", "[bell]\n", "[bed a-b]\n", " | ", "|", "#", "word. ", ":"),
        *("\u2028", "\x1b[2J", "\x00", "\ud800", "\u0665", "\u202e", "\ufeff"),
    ]
)
bodies = st.lists(fragments | st.text(max_size=8), max_size=40).map("".join)


@given(bodies)
def test_any_text_is_read_or_refused_with_its_lines(text: str) -> None:
    for whole in (text, HEAD + "---\n" + text, HEAD + "---\nYes.\n" + text):
        lines = len(whole.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
        result = read(whole)
        if isinstance(result, ScriptError):
            assert all(1 <= fault.line <= lines for fault in result.faults)
            assert str(result)
            continue
        assert result.sentences
        for each in result.sentences:
            assert each.caption == sanitize_line(each.caption) != ""
            assert each.spoken == sanitize_line(each.spoken) != ""
            assert 0.5 <= each.rate <= 1.5
            assert 0 <= each.gap <= 60
            assert 1 <= each.line <= lines


def read(text: str) -> Session | ScriptError:
    try:
        return parsed(text)
    except ScriptError as error:
        return error
