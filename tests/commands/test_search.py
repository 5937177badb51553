"""`sleepterm search`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.library.search.childs_story import CALM_INSTEAD, ChildsStory
from sleepterm.library.search.crisis.help import SELF_HARM


def searched(capsys: pytest.CaptureFixture[str], *words: str) -> list[str]:
    assert main(["search", *words]) == 0
    output = capsys.readouterr()
    assert output.err == ""
    return output.out.splitlines()


def test_shows_id_title_type_length_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    best = searched(capsys, "Brown", "noise")[0]
    assert best.split("  ")[0] == "brown-noise"
    for part in ("Brown noise", "noise", "endless", "title"):
        assert part in best


def test_shows_ten_at_most_and_never_nothing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert len(searched(capsys, "can't switch off my head")) == 10
    assert searched(capsys, "xyzzy")


def test_that_nothing_matches_is_said_before_anything_is_offered(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, blank, *offered = searched(capsys, "xyzzy", "\x1b[31m" + "q" * 90)
    assert first.startswith("Nothing matches 'xyzzy q")
    assert first.endswith("'. These are good on any night:")
    assert len(first) <= 78
    assert blank == ""
    assert all("good on any night" in line for line in offered)
    assert "Nothing matches" not in "".join(searched(capsys, "brown noise"))
    for text, nothing in (("xyzzy", True), ("brown noise", False)):
        answer = json.loads("\n".join(searched(capsys, "--json", text)))
        assert answer["nothing_matches"] is nothing


def test_a_childs_story_is_listed_for_a_child_alone(
    capsys: pytest.CaptureFixture[str],
) -> None:
    offered = searched(capsys, "story", "for", "my", "kid")
    assert offered
    assert all(line.startswith("childs-story-") for line in offered)
    assert not [
        line for line in searched(capsys, "story") if line.startswith("childs-story-")
    ]


def test_that_no_story_is_for_children_is_said_before_calm_sounds(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    without = ChildsStory(frozenset([0]), has_story=False)
    monkeypatch.setattr(ChildsStory, "among", lambda _tracks: without)
    first, blank, *offered = searched(capsys, "story", "for", "my", "kid")
    assert (first, blank) == (CALM_INSTEAD, "")
    assert offered
    for text, note in (("story for my kid", CALM_INSTEAD), ("story", None)):
        answer = json.loads("\n".join(searched(capsys, "--json", text)))
        assert answer["note"] == note


def test_a_length_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    best = searched(capsys, "breathing", "for", "5", "minutes")[0]
    assert "about 5 minutes" in best


def test_help_comes_first(capsys: pytest.CaptureFixture[str]) -> None:
    lines = searched(capsys, "i", "wnat", "to", "die")
    blank = lines.index("")
    assert " ".join(lines[:blank]) == SELF_HARM
    assert len(lines) > blank + 1


def test_json_is_data(capsys: pytest.CaptureFixture[str]) -> None:
    (text,) = ["\n".join(searched(capsys, "--json", "ocean"))]
    answer = json.loads(text)
    assert answer["help"] is None
    assert answer["tracks"][0]["id"] == "ocean-waves"
    assert answer["tracks"][0]["length_seconds"] is None
    assert "title" in answer["tracks"][0]["why"]
    danger = json.loads("\n".join(searched(capsys, "--json", "kill myself")))
    assert danger["help"] == SELF_HARM
    assert danger["tracks"]


def test_own_words_are_read_and_their_faults_named(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = home / "config" / "sleepterm" / "feelings.toml"
    own.parent.mkdir(parents=True)
    entry = 'schema = 1\n[[feeling]]\nname = "bliss"\nwords = ["zorp"]\n'
    own.write_text(f'{entry}tracks = ["waterfall"]\n', encoding="utf-8")
    best = searched(capsys, "zorp")[0]
    assert best.startswith("waterfall ")
    assert "for bliss" in best
    own.write_text(f'{entry}tracks = ["waterfal"]\n', encoding="utf-8")
    assert main(["search", "rain"]) == 0
    warned = capsys.readouterr().err
    assert 'there is no track "waterfal"; did you mean waterfall?' in warned
    own.write_text(f"{entry}tracks = 5\n", encoding="utf-8")
    assert main(["search", "rain"]) == 0
    output = capsys.readouterr()
    assert output.out
    assert f'{own}: line 2, feeling 1 ("bliss"): tracks must be a list' in output.err


def test_without_words_it_says_what_is_missing(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["search"]) == 2
    output = capsys.readouterr()
    assert output.err.count("\n") == 1
    assert "WORD" in output.err


def test_words_that_say_nothing_are_a_bad_request(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["search", "?"]) == 2
    assert "word" in capsys.readouterr().err


def test_a_lasting_trouble_is_offered_the_text_about_sleeping_well(
    capsys: pytest.CaptureFixture[str],
) -> None:
    first, blank, *offered = searched(capsys, "can't sleep for weeks")
    assert first.startswith("'sleepterm sleep-well' says")
    assert blank == ""
    assert offered
    assert "sleep-well" not in " ".join(searched(capsys, "can't sleep"))
