"""What real shells offer when Tab is pressed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.commands.shells import in_bash, in_fish, in_zsh

from sleepterm.cli import main
from sleepterm.commands.grammar.completion_values import completion_of
from sleepterm.commands.grammar.reading import documented

MIX = "Ours, rain & owl's"
SPELLED = r"Ours,\ rain\ \&\ owl\'s"


@pytest.fixture
def own(home: Path, tmp_path: Path) -> Path:
    """A user with a sound and a mix of their own; a folder for scripts."""
    data = home / "data" / "sleepterm"
    (data / "sounds").mkdir(parents=True)
    (data / "sounds" / "attic-rain.ogg").touch()
    text = 'schema = 1\n[[track]]\nid = "zz-attic"\ntitle = "Rain in the attic"\n'
    text += 'file = "attic-rain.ogg"\ntopics = ["zzz-top"]\nmoods = ["zzz-calm"]\n'
    (data / "tracks.toml").write_text(text, encoding="utf-8")
    assert main(["mix", "save", MIX, "zz-attic", "owl"]) == 0
    return tmp_path


BASH = {
    "sleepterm pla": ["play"],
    "sleepterm mix re": ["rename"],
    "sleepterm play rain-st": ["rain-steady"],
    "sleepterm play rain-steady : 60 ow": ["owl"],
    "sleepterm play RAIN-ST": ["rain-steady"],
    "sleepterm play owl --ti": ["--timer"],
    "sleepterm play owl --timer 4": ["45m"],
    "sleepterm play owl --law gen": ["gentle"],
    "sleepterm play owl --law = gen": ["gentle"],
    "sleepterm play owl --law =": ["gentle", "linear", "early"],
    "sleepterm play session-fal": ["session-falling-asleep"],
    "sleepterm list --topic slee": ["sleep"],
    "sleepterm list --type natu": ["nature"],
    "sleepterm diary add --qual": ["--quality"],
    "sleepterm diary add --bed n": [],
    "sleepterm completion f": ["fish"],
    "sleepterm render owl -o /us": ["/usr"],
    "sleepterm play nothing-like-it": [],
    # the user's own
    "sleepterm edit z": ["zz-attic"],
    "sleepterm play zz": ["zz-attic"],
    "sleepterm add x --topic zzz": ["zzz-top"],
    "sleepterm mix delete o": [r"Ours\,\ rain\ \&\ owl\'s"],
}
QUOTED = {
    '"Ours': [MIX],
    "'Tent": ["Tent in the rain"],
    r"Tent\ in": [r"Tent\ in\ the\ rain"],
}


def test_bash(own: Path) -> None:
    lines = [line.split() for line in BASH]
    assert dict(zip(BASH, in_bash(own, lines), strict=True)) == BASH


def test_bash_goes_on_with_the_quotes_that_were_typed(own: Path) -> None:
    lines = [("sleepterm", "mix", "share", word) for word in QUOTED]
    assert dict(zip(QUOTED, in_bash(own, lines), strict=True)) == QUOTED


FISH = {
    "sleepterm pla": {"play": "Play tracks, mixes or a session, with a sleep timer."},
    "sleepterm play rain-st": {"rain-steady": "Steady rain"},
    "sleepterm play rain-steady:60 owl rain-st": {"rain-steady": "Steady rain"},
    "sleepterm remove owl --hel": {"--help": "show this help and exit"},
    "sleepterm mix share Tent": {"Tent in the rain": ""},
    "sleepterm mix share 'Tent": {"Tent in the rain": ""},
    "sleepterm render owl -o /us": {"/usr/": ""},
    # the user's own
    "sleepterm edit z": {"zz-attic": "Rain in the attic"},
    "sleepterm mix delete Ou": {MIX: ""},
    "sleepterm add x --mood zzz": {"zzz-calm": "1 track"},
}


def test_fish(own: Path) -> None:
    assert dict(zip(FISH, in_fish(own, list(FISH)), strict=True)) == FISH


ZSH = {
    "sleepterm pla": "sleepterm play ",
    "sleepterm mix sa": "sleepterm mix save ",
    "sleepterm play rain-st": "sleepterm play rain-steady ",
    "sleepterm play rain-steady:60 ow": "sleepterm play rain-steady:60 owl ",
    "sleepterm play owl --law=gen": "sleepterm play owl --law=gentle ",
    "sleepterm play owl --law gen": "sleepterm play owl --law gentle ",
    "sleepterm diary add --qual": "sleepterm diary add --quality=",
    "sleepterm render owl -o /us": "sleepterm render owl -o /usr/",
    "sleepterm mix share Tent": r"sleepterm mix share Tent\ in\ the\ rain ",
    "sleepterm mix share 'Tent": "sleepterm mix share 'Tent in the rain' ",
    # the user's own
    "sleepterm edit z": "sleepterm edit zz-attic ",
    "sleepterm mix delete O": rf"sleepterm mix delete {SPELLED} ",
    # several: a list
    "sleepterm play rain-": "sleepterm play rain-",
}


def test_zsh(own: Path) -> None:
    lines = in_zsh(own, list(ZSH), last_draws="-- Heavy rain")
    assert dict(zip(ZSH, lines, strict=True)) == ZSH


def test_names_of_what_the_user_has_are_completed_everywhere() -> None:
    lacking = [
        f"{command.name}: {argument.dest}"
        for command in documented()
        for argument in command.parser.shown
        if str(argument.metavar) in {"ID", "ID[:PERCENT]", "TOPIC", "MOOD", "OLD"}
        and completion_of(command.name, argument) is None
    ]
    assert not lacking


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_printed(shell: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert "--complete" in script
    assert "import-worker" not in script


def test_another_shell_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["completion", "tcsh"]) == 2
    assert "'tcsh' is none of bash, zsh, fish" in capsys.readouterr().err
