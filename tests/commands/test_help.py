"""What `--help` and `sleepterm help` say."""

from __future__ import annotations

import re

import pytest

from sleepterm.cli import main
from sleepterm.commands.grammar.table import COMMANDS, WORKER, Group
from sleepterm.library.catalog.order import Order
from sleepterm.library.catalog.track import SOUND_TYPES, ContentType, LoopMode
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import AfterEnd, EndWith

BANDS = ("0-5", "5-10", "10-20", "20+", "endless")


def every_command() -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in COMMANDS.items():
        found.append((name,))
        if isinstance(command, Group):
            found += [(name, action) for action in command.actions]
    return found


def test_the_screens_own_command_says_what_it_is(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["help", WORKER]) == 0
    assert "Add sounds for the screen." in capsys.readouterr().out


def shown(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    with pytest.raises(SystemExit) as left:
        main([*command, "--help"])
    assert left.value.code == 0
    return capsys.readouterr().out


def entries(text: str) -> dict[str, str]:
    """The options and arguments that a help explains, each with its whole text."""
    _, _, explained = text.partition("\n\n")
    found: dict[str, str] = {}
    name = ""
    for line in explained.partition("\nexample:\n")[0].splitlines():
        if match := re.match(r"  (\S.*?)(?:  +(.*))?$", line):
            name = match[1]
            found[name] = match[2] or ""
        elif line.startswith("   "):
            found[name] = f"{found[name]} {line.strip()}".strip()
    return found


def entry(text: str, option: str) -> str:
    """The name, the metavar and the help text of one option."""
    (found,) = [
        f"{name} {words}"
        for name, words in entries(text).items()
        if option in re.findall(r"--[a-z-]+", name)
    ]
    return found


@pytest.mark.parametrize("command", every_command(), ids=" ".join)
def test_everything_in_the_usage_is_explained(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    text = shown(capsys, *command)
    usage, _, _ = text.partition("\n\n")
    explained = entries(text)
    assert all(explained.values()), explained
    named = re.findall(r"--[a-z-]+", " ".join(explained))
    assert set(re.findall(r"--[a-z-]+", usage)) <= {*named, "-h", "--help"}
    assert all(len(line) <= 80 for line in text.splitlines())
    assert "positional" not in text


@pytest.mark.parametrize("command", [(), *every_command()], ids=" ".join)
def test_help_before_a_command_says_the_same(
    command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    asked = shown(capsys, *command)
    assert main(["help", *command]) == 0
    assert capsys.readouterr().out == asked


def test_a_narrow_terminal_is_fitted_a_wide_one_not_filled(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for columns, most in (("60", 60), ("200", 80)):
        monkeypatch.setenv("COLUMNS", columns)
        lines = shown(capsys, "mix", "random").splitlines()
        assert most - 20 < max(map(len, lines)) <= most


def test_all_commands_are_listed_but_the_screens_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = shown(capsys)
    for name, command in COMMANDS.items():
        assert entries(text)[name] == command.summary
    assert WORKER not in text
    actions = shown(capsys, "mix")
    for action in ("list", "save", "rename", "delete", "undo", "share", "import"):
        assert entries(actions)[action]


CONFIGURED = "the one in config.toml, else "
CHOICES = [
    ("play", "--law", tuple(FadeLaw), f"{CONFIGURED}gentle"),
    ("play", "--end", tuple(EndWith), f"{CONFIGURED}time"),
    ("play", "--then", tuple(AfterEnd), f"{CONFIGURED}nothing"),
    ("again", "--law", tuple(FadeLaw), f"{CONFIGURED}gentle"),
    ("again", "--end", tuple(EndWith), f"{CONFIGURED}time"),
    ("again", "--then", tuple(AfterEnd), f"{CONFIGURED}nothing"),
    ("render", "--law", tuple(FadeLaw), f"{CONFIGURED}gentle"),
    ("render", "--end", tuple(EndWith), f"{CONFIGURED}time"),
    ("list", "--type", tuple(ContentType), "all"),
    ("list", "--band", BANDS, "any"),
    ("list", "--sort", tuple(Order), "the catalogue's order"),
    ("add", "--type", SOUND_TYPES, "other"),
    ("add", "--loop", tuple(LoopMode), "decided from the file"),
    ("edit", "--type", SOUND_TYPES, "unchanged"),
    ("edit", "--loop", tuple(LoopMode), "unchanged"),
    ("mix random", "--type", SOUND_TYPES, "any"),
]


@pytest.mark.parametrize(("command", "option", "choices", "default"), CHOICES)
def test_choices_and_their_default_are_named(
    command: str,
    option: str,
    choices: tuple[str, ...],
    default: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = entry(shown(capsys, *command.split()), option)
    assert re.search(r"[ |]".join(f"{re.escape(x)},?" for x in choices), words)
    assert f"(default: {default})" in words


@pytest.mark.parametrize(("command", "option", "choices", "default"), CHOICES)
def test_a_wrong_choice_is_answered_with_all_choices(
    command: str,
    option: str,
    choices: tuple[str, ...],
    default: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    del default
    assert main([*command.split(), "x", option, "@@@"]) == 2
    output = capsys.readouterr().err
    assert f"{option}: '@@@' is none of {', '.join(choices)}." in output


@pytest.mark.parametrize(
    ("command", "option", "words"),
    [
        ("play", "--volume", "0 to 100; above 90 amplified (default: 80)"),
        ("play", "--timer", f"'off' plays all night (default: {CONFIGURED}45m)"),
        ("play", "--fade", f"(default: {CONFIGURED}10m)"),
        ("play", "--bells", "0 to 100 (default: 100)"),
        ("play", "--pace", "0.8 to 1.2 (default: 1.0)"),
        ("play", "--seed", "(default: random)"),
        ("again", "--volume", "amplified (default: three quarters of the last one)"),
        ("again", "--timer", "(default: 20m)"),
        ("again", "--fade", f"(default: 10m; with --timer {CONFIGURED}10m)"),
        ("render", "--volume", "0 to 100; above 90 amplified (default: 80)"),
        ("render", "--seed", "(default: 0)"),
        ("list", "--popular", "only most played, best first"),
        ("for-you", "--hour", "0 to 23 (default: now)"),
        ("edit", "--gain", "-60 to 24 dB, or 'measure'"),
    ],
)
def test_ranges_and_defaults_are_named(
    command: str, option: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert words in entry(shown(capsys, command), option)


def test_examples_are_good_requests(capsys: pytest.CaptureFixture[str]) -> None:
    import shlex

    from sleepterm.commands.grammar.reading import invocation

    examples = []
    for command in every_command():
        _, found, example = shown(capsys, *command).partition("example:\n  sleepterm ")
        if found:
            examples.append(shlex.split(example))
    assert len(examples) >= 5
    for words in examples:
        assert invocation(words).module
