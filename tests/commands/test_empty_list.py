"""What is said where a list has nothing to show."""

from __future__ import annotations

import json
import time

import pytest

from sleepterm.cli import main
from sleepterm.library.history.plays import Ending, Play
from sleepterm.store.history import History
from sleepterm.store.paths import Paths
from sleepterm.units import Seconds

NEITHER = "No track fits all of that. Without "
NO_FAVOURITES = "You have no favourites yet. 'sleepterm favourite ID' adds one."
NO_PLAYS = "Nothing was played yet. 'sleepterm play ID' plays a track."


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--topic", "xyz"], "There is no topic 'xyz'. Try one of sleep, relax, "),
        (["--topic", "anxeity"], "There is no topic 'anxeity'. Did you mean anxiety?"),
        (["zzz"], "No track has the word 'zzz'. 'sleepterm search' finds tracks by "),
        (["owll"], "No track has the word 'owll'. Did you mean owl?"),
        (["rain", "wndow"], "No track has the word 'wndow'. Did you mean window?"),
        (["brown", "owl"], f"{NEITHER}'"),
        (
            ["--type", "other"],
            "No track has the type 'other' yet. 'sleepterm add FILE'",
        ),
        (["--max-length", "1m"], "No track ends within 1m. Try --max-length 3m."),
        (["--type", "noise", "--topic", "breathing"], f"{NEITHER}--topic breathing, "),
        (["--band", "0-5", "--type", "nature"], f"{NEITHER}--band 0-5, "),
        (["--max-length", "4m", "fireplace"], f"{NEITHER}--max-length 4m, "),
        (["--topic", "work", "purring"], f"{NEITHER}'purring', "),
        (["--topic", "work", "--type", "mix", "--band", "20+", "owl"], "Leave some of"),
        (["--favourites"], NO_FAVOURITES),
        (["--recent"], NO_PLAYS),
        (["--popular", "rain"], NO_PLAYS),
    ],
)
@pytest.mark.parametrize("as_json", [False, True])
def test_it_is_said_why_and_what_to_do(
    arguments: list[str],
    words: str,
    as_json: bool,  # noqa: FBT001
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", *arguments, *(["--json"] if as_json else [])]) == 0
    output = capsys.readouterr()
    assert (json.loads(output.out) if as_json else output.out.splitlines()) == []
    assert output.err.startswith("sleepterm: ")
    assert words in output.err
    assert output.err.count("\n") == 1


def test_favourites_that_do_not_fit_are_no_missing_favourites(
    capsys: pytest.CaptureFixture[str],
) -> None:
    history = History(Paths.of_user().history_file)
    history.like("owl", time.time())
    history.record([Play("fan", time.time(), 23, Seconds(900.0), Ending.TIMER)])
    assert main(["list", "--favourites", "fireplace"]) == 0
    assert f"{NEITHER}--favourites, " in capsys.readouterr().err
    assert main(["list", "--recent", "--type", "story"]) == 0
    assert f"{NEITHER}--recent, " in capsys.readouterr().err


def test_nothing_is_said_where_something_is_listed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["list", "owl"]) == 0
    assert capsys.readouterr().err == ""


def test_escapes_are_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["\x1b[31mzzz"], ["--topic", "\x1b[31mzzz" * 20]):
        assert main(["list", *arguments]) == 0
        error = capsys.readouterr().err
        assert "\x1b" not in error
        assert len(error) < 120


def test_without_favourites_the_list_of_them_says_so(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["favourite"]) == 0
    output = capsys.readouterr()
    assert (output.out, output.err) == ("", f"sleepterm: {NO_FAVOURITES}\n")
