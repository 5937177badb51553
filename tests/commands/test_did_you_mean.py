"""Whatever is mistyped, the nearest that exists is suggested."""

from __future__ import annotations

from pathlib import Path

import pytest

from sleepterm.cli import main
from sleepterm.store.settings import load_settings
from sleepterm.text import did_you_mean, suggest
from sleepterm.tui.keymap import checked


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["plya"], "There is no command 'plya'. Did you mean play?"),
        (["help", "histroy"], "There is no command 'histroy'. Did you mean history?"),
        (["mix", "sav"], "There is no action 'sav'. Did you mean save?"),
        (["help", "mix", "renam"], "There is no action 'renam'. Did you mean rename?"),
        (["play", "owl", "--vlume", "3"], "no option '--vlume'. Did you mean --volume"),
        (
            ["render", "owl", "--lenght", "9m", "-o", "x.wav"],
            "There is no option '--lenght'. Did you mean --length?",
        ),
        (["--versoin"], "There is no option '--versoin'. Did you mean --version?"),
        (["list", "--type", "natrue"], "--type: there is no 'natrue'. Did you mean na"),
        (["list", "--sort", "titel"], "--sort: there is no 'titel'. Did you mean titl"),
        (["list", "--band", "5-11"], "--band: there is no '5-11'. Did you mean 5-10?"),
        (["play", "owl", "--law", "gentel"], "no 'gentel'. Did you mean gentle?"),
        (["play", "owl", "--end", "trak"], "no 'trak'. Did you mean track?"),
        (["again", "--then", "suspent"], "no 'suspent'. Did you mean suspend?"),
        (["add", "x.ogg", "--loop", "shufle"], "no 'shufle'. Did you mean shuffle?"),
        (
            ["play", "brown-niose"],
            "no track or mix 'brown-niose'. Did you mean brown-n",
        ),
        (["play", "Tent in the rian"], "Did you mean Tent in the rain"),
        (["render", "owll", "--length", "1m", "-o", "x.wav"], "Did you mean owl?"),
        (["favourite", "thikwall"], "no track or mix 'thikwall'. Did you mean Thick w"),
        (["play", "body-scan-s", "--bed", "brown-niose"], "Did you mean brown-noise"),
        (["remove", "brown-niose"], "no track 'brown-niose'. Did you mean brown-noise"),
        (["mix", "delete", "Thik wall"], "no mix 'Thik wall'. Did you mean Thick wall"),
        (["mix", "share", "thick wal1"], "no mix 'thick wal1'. Did you mean Thick wal"),
    ],
)
def test_on_the_command_line(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert words in output.err
    assert output.err.startswith("sleepterm: ")
    assert output.err.count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ["import-workr"],
        ["go-on"],
        ["--import-worker"],
        ["help", "imprt"],
        ["import"],
        ["worker"],
        ["mix", "import-workr"],
        ["xyzzy"],
    ],
)
def test_the_screens_own_command_is_never_suggested(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    # What was typed is quoted, and no more than that.
    output = capsys.readouterr().err
    assert "import-worker" not in output.replace(f"'{arguments[-1]}'", "")


def test_nothing_like_it_leads_to_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["xyzzy"]) == 2
    assert "See 'sleepterm --help'." in capsys.readouterr().err
    assert main(["mix", "xyzzy"]) == 2
    assert "See 'sleepterm mix --help'." in capsys.readouterr().err
    assert main(["mix"]) == 2
    assert "See 'sleepterm mix --help'." in capsys.readouterr().err
    assert main(["remove", "one", "two"]) == 2
    assert "'two' is one argument too many." in capsys.readouterr().err


def test_a_topic_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--topic", "slep"]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert output.err == "sleepterm: There is no topic 'slep'. Did you mean sleep?\n"
    assert main(["list", "--topic", "qqq", "--json"]) == 0
    output = capsys.readouterr()
    assert output.out == "[]\n"
    assert output.err == (
        "sleepterm: There is no topic 'qqq'. "
        "Try one of sleep, relax, stress, anxiety, focus.\n"
    )


def test_in_the_settings(tmp_path: Path) -> None:
    file = tmp_path / "config.toml"
    file.write_text('them = "x"\n[timer]\nlaw = "gentel"\nthen = "zz"\n', "utf-8")
    _, problems = load_settings(file)
    unknown, law, then = map(str, problems)
    assert unknown.endswith("; did you mean theme?")
    assert law.endswith('it is "gentel"; did you mean gentle?')
    assert then.endswith('it is "zz"')


def test_a_command_of_the_screen() -> None:
    _, problems = checked({"toggle-playbak": "x", "qqq": "y"})
    assert problems == (
        "There is no command 'toggle-playbak'. Did you mean toggle-playback?",
        "There is no command 'qqq'.",
    )


def test_suggestions_are_near_few_and_whatever_the_case() -> None:
    assert suggest("REIGEN", ["Regen", "owl", "Reiher"]) == ("Regen",)
    assert suggest("x", ["owl", "fan"]) == ()
    assert len(suggest("rain", [f"rain{n}" for n in range(9)])) == 3
    assert did_you_mean("caf\u00e9", ["Cafe"]) == "Did you mean Cafe?"
    assert did_you_mean("x", ["owl"]) == ""
    question = did_you_mean("rain", ["raina", "rainb"])
    assert question == "Did you mean rainb or raina?"
    three = did_you_mean("rain", ["raina", "rainb", "rainc"])
    assert three == "Did you mean rainc, rainb or raina?"
