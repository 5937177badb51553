"""What the words of the guided sessions must and must not be."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

import pytest
from studio.spoken.scripts import names, script
from tests.content.bundled_content import ROOT

from sleepterm.speech.guided_session import Pause, Sentence, Session
from sleepterm.speech.script_file import read_script

SESSIONS: dict[str, Session] = {name: read_script(script(name)) for name in names()}
STORIES = [name for name, each in SESSIONS.items() if each.type == "story"]
FOR_CHILDREN = [name for name, each in SESSIONS.items() if "kids" in each.topics]
COUNTED = [name for name, each in SESSIONS.items() if each.type == "breathwork"]

PLAIN_OPENING = re.compile(r"(?:The|It|You|There)\b")
MOST_PLAIN, MOST_ALIKE = 0.35, 0.16
"""Shares of a story's sentences that may begin so, and with one and the same word."""

DENIED_THREAT = re.compile(
    r"\b(?:no ?one|nobody|nothing)\b.*\b(?:coming|out there|watch\w*|looking|waits?"
    r"|waiting|follow\w*|key|hear\w*|hurt\w*|harm\w*|touch\w*|get in|get you|find you"
    r"|see you|reach you)\b"
    r"|\b(?:not|never|no longer|nothing|don't)\b.*\b(?:alone|afraid|scared|danger\w*"
    r"|die|dying|intruders?|fall out|abandon\w*|fear(?:ed|ful)?)\b"
    r"|\bno (?:danger|harm|threat|ghosts?|monsters?|strangers?)\b"
    r"|\bit is safe to\b",
    re.IGNORECASE,
)
"""Somebody who fears the dark hears only what is named."""
PROMISE = re.compile(
    r"\byou will (?:fall asleep|sleep|relax|feel better|be asleep)\b|\bjust relax\b"
    r"|\bwill (?:soon )?pass\b|\b(?:cures?|heals?|universe)\b",
    re.IGNORECASE,
)
NOT_FOR_CHILDREN = re.compile(
    r"\b(?:dark\w*|alone|lost|afraid|scar\w+|cr(?:y|ies|ied|ying)|monster|wolf|ghost"
    r"|died?|dead|hurt|gone away|left behind|never came)\b",
    re.IGNORECASE,
)
# Groups of words.toml between which a story comes up by itself.
KINDRED = {
    frozenset(pair.split())
    for pair in (
        "birds animals",
        "food fruit",
        "food kitchen",
        "fruit kitchen",
        "clothes craft",
        "plants garden",
        "plants land",
        "plants fruit",
        "garden land",
        "shore land",
        "shore vehicles",
        "toys outdoors",
    )
}
SMALL_WORDS = {"a", "an", "the", "of", "on", "in", "with"}
MINUTE, WORDS_A_MINUTE = 60, 105


def spoken_lines(*chosen: str) -> Iterator[tuple[str, str]]:
    for name in chosen or SESSIONS:
        for sentence in SESSIONS[name].sentences:
            yield name, sentence.caption


def own_gaps(name: str) -> list[tuple[float, float]]:
    """(Place from 0 to 1, seconds) of each silence that the script sets itself."""
    lines = script(name).read_text("utf-8").partition("\n---\n")[2].splitlines()
    said = [x for x in lines if x and not x.startswith(("#", "["))]
    found = ((at, re.search(r"\[(\d+(?:\.\d+)?)\]$", x)) for at, x in enumerate(said))
    return [(at / len(said), float(gap[1])) for at, gap in found if gap]


@pytest.mark.parametrize("name", STORIES)
def test_a_story_begins_its_sentences_in_many_ways(name: str) -> None:
    texts = [text for _, text in spoken_lines(name)]
    plain = sum(PLAIN_OPENING.match(text) is not None for text in texts)
    assert plain / len(texts) < MOST_PLAIN
    [(word, times)] = Counter(text.split()[0] for text in texts).most_common(1)
    assert times / len(texts) < MOST_ALIKE, word


@pytest.mark.parametrize("name", STORIES)
def test_a_story_rests_where_the_tale_does(name: str) -> None:
    gaps = own_gaps(name)
    assert len({gap for _, gap in gaps}) >= 6
    for part in range(4):
        here = [gap for at, gap in gaps if part / 4 <= at < (part + 1) / 4]
        assert len(here) >= 4, part
        # neither ever longer nor always the same
        assert any(two < one for one, two in pairwise(here)), part


@pytest.mark.parametrize("name", [x for x in STORIES if x not in FOR_CHILDREN])
def test_a_story_ends_in_sentences(name: str) -> None:
    last = [len(text.split()) for _, text in spoken_lines(name)][-12:]
    assert sum(words >= 6 for words in last) >= 7
    assert last[-1] >= 5


def test_some_stories_are_told_of_somebody_else() -> None:
    said = [
        " ".join(text.lower() for _, text in spoken_lines(name))
        for name in STORIES
        if name not in FOR_CHILDREN
    ]
    of_others = [text for text in said if len(re.findall(r"\byou\b", text)) <= 6]
    assert len(of_others) >= 3


HARMLESS = (
    "don't want to be alone with it tonight",
    "you owe it nothing, and it can wait outside",
    "you have lost nothing by looking",
)
"""What looks like a denied threat and is none."""


def test_no_line_names_a_threat_to_deny_it() -> None:
    found = [x for x in spoken_lines() if DENIED_THREAT.search(x[1])]
    assert [x for x in found if not any(words in x[1] for words in HARMLESS)] == []


@pytest.mark.parametrize(
    "line",
    [
        *("No one is coming.", "Nobody is out there.", "Nobody else has a key."),
        *("Nobody is looking.", "You are not alone.", "Nothing can harm you here."),
        *("There is no danger.", "No one waits at the end.", "Don't be afraid."),
    ],
)
def test_a_denied_threat_is_known(line: str) -> None:
    assert DENIED_THREAT.search(line)


def test_no_line_promises_an_effect() -> None:
    assert [x for x in spoken_lines() if PROMISE.search(x[1])] == []


@pytest.mark.parametrize("name", FOR_CHILDREN)
def test_nothing_frightens_a_child(name: str) -> None:
    assert [x for x in spoken_lines(name) if NOT_FOR_CHILDREN.search(x[1])] == []
    assert SESSIONS[name].title.startswith("For children: ")


@pytest.mark.parametrize("name", COUNTED)
def test_who_gets_dizzy_may_let_go_of_the_count(name: str) -> None:
    sentences = SESSIONS[name].sentences
    count = next(at for at, each in enumerate(sentences) if each.slot is not None)
    before = " ".join(each.caption for each in sentences[:count])
    after = " ".join(each.caption for each in sentences[count:])
    assert "dizzy" in before
    assert "breathe as you like" in before
    assert re.search(r"breathe as you like|follow your breath|your own breath", after)


def test_neighbours_in_the_shuffle_are_unrelated() -> None:
    words = tomllib.loads((ROOT / "words.toml").read_text("utf-8"))["words"]
    group_of = {word: group for group, those in words.items() for word in those}
    heads = [head for x in pictures() if (head := head_of(x, group_of))]
    assert len(heads) == len(pictures()) >= 80
    assert len(set(heads)) == len(heads)
    for one, two in pairwise(heads):
        groups = frozenset((group_of[one], group_of[two]))
        assert len(groups) == 2, (one, two)
        assert groups not in KINDRED, (one, two)
    for one, two in zip(heads, heads[2:], strict=False):
        assert group_of[one] != group_of[two], (one, two)
    for first, second in pairwise(pictures()):
        assert not content_of(first) & content_of(second), (first, second)


def pictures() -> list[str]:
    return [text for _, text in spoken_lines("cognitive-shuffle")][6:]


def head_of(picture: str, group_of: dict[str, str]) -> str:
    said = picture.lower().rstrip(".")
    found = [word for word in group_of if re.search(rf"\b{word}s?\b", said)]
    return max(found, key=len, default="")


def content_of(picture: str) -> set[str]:
    return {*re.findall(r"\w+", picture.lower())} - SMALL_WORDS


def test_quiet_means_quiet() -> None:
    session = SESSIONS["back-to-sleep-quietly"]
    words = sum(len(each.caption.split()) for each in session.sentences)
    gaps = sum(each.gap for each in session.sentences)
    assert words / WORDS_A_MINUTE * MINUTE + gaps < MINUTE + 20
    *before, last = session.steps
    assert isinstance(last, Pause)
    assert last.length >= 9 * MINUTE
    assert all(isinstance(each, Sentence) for each in before)


def test_the_first_aid_says_when_to_call_for_help_and_leaves_the_breath_alone() -> None:
    texts = [text for _, text in spoken_lines("panic-in-bed")]
    opening = " ".join(texts[:3])
    assert "pain in your chest" in opening
    assert "new to you" in opening
    assert "call for help now" in opening
    assert "call for help" in " ".join(texts[-3:])
    assert not re.search(r"breathe (?:in|out)|deep|slow(?:er)? breath", " ".join(texts))
    assert sum(len(text.split()) for text in texts) / len(texts) < 10


def test_the_heaviness_is_taken_back_by_who_gets_up() -> None:
    texts = " ".join(text for _, text in spoken_lines("autogenic-training"))
    back = texts.index("take back the heaviness")
    assert texts.index("If you are going to sleep, stay as you are") < back
    for step in ("bend and stretch", "breathe in deeply", "open your eyes"):
        assert back < texts.index(step)
    # who is half asleep by then hears of each that it is not for them
    assert "If you are getting up, breathe in deeply" in texts
    assert "If you are getting up, open your eyes" in texts
