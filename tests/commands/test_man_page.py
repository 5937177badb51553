"""The manual page names everything, and is drawn without a warning."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

from sleepterm.commands.grammar.reading import documented, root_parser
from sleepterm.commands.grammar.table import COMMANDS, WORKER, Group
from sleepterm.commands.shared.man_page import man_page
from sleepterm.formats.roff import ManualPage, bold, escape, italic

DAY = date(2026, 3, 1)


@pytest.fixture(scope="module")
def page() -> str:
    return man_page("1.2.3", DAY)


def parts(page: str) -> dict[str, str]:
    """The commands that the page describes, each with its description."""
    commands = page.partition(".SH COMMANDS\n")[2].partition("\n.SH ")[0]
    found = re.split(r"^\.SS (.*)\n", commands, flags=re.MULTILINE)[1:]
    names = (name.replace(r"\-", "-") for name in found[::2])
    return dict(zip(names, found[1::2], strict=True))


def test_every_command_and_every_option_is_named(page: str) -> None:
    described = parts(page)
    for name, command in COMMANDS.items():
        assert command.summary[1:] in described[name].replace("\n", " ").replace(
            r"\-", "-"
        )
        actions = command.actions if isinstance(command, Group) else {}
        assert {f"{name} {action}" for action in actions} <= described.keys()
    assert WORKER not in described
    for each in documented():
        text = described[each.name]
        for argument in each.parser.shown:
            for option in argument.option_strings:
                if argument.dest != "help":
                    assert bold(option) in text, f"{each.name} {option}"
            if not argument.option_strings:
                assert italic(str(argument.metavar)) in text
    options = page.partition(".SH OPTIONS\n")[2].partition("\n.SH ")[0]
    for argument in root_parser().shown:
        assert all(bold(option) in options for option in argument.option_strings)


def test_defaults_statuses_files_and_variables_are_named(page: str) -> None:
    # Copied from the page, it has to be a minus and no hyphen.
    assert r"\fB\-\-timer\fR" in page
    text = page.replace("\n", " ").replace(r"\-", "-")
    for words in (
        "(default: 80)",
        "(default: the one in config.toml, else 45m)",
        r".SH EXIT STATUS .TP \fB0\fR Done.",
        r"\fB128 + n\fR",
        r"\(ti/.config/sleepterm/config.toml",
        r"\(ti/.local/share/sleepterm/sounds",
        r"\fBXDG_CONFIG_HOME\fR",
        r"\fBNO_COLOR\fR",
        "sleepterm sit 20m --bell 5m",
        '.TH SLEEPTERM 1 2026-03-01 "sleepterm 1.2.3"',
    ):
        assert words in text


def test_no_hidden_option_and_no_colour_is_in_it(
    page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert r"\-\-seed" not in parts(page)["again"]
    assert "\x1b" not in page
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert man_page("1.2.3", DAY) == page


TRICKY = [
    ".first dot",
    "'first quote",
    "back\\slash \\fBno bold\\fR",
    "-o --long a-b",
    '~ ^ ` " %',
    "caf\u00e9 \u2013 \u4f60",
    f"{'long ' * 30}.hidden {'more ' * 30}",
]


def tricky_page() -> str:
    page = ManualPage("tricky", 7, DAY, "tests")
    page.section("Name")
    page.paragraph(rf"tricky \- {escape('x')}")
    page.section("Texts")
    for text in TRICKY:
        page.paragraph(escape(text))
        page.entry(bold(text), italic(text))
    page.example(TRICKY)
    return page.text()


@pytest.mark.parametrize(
    "command",
    [
        ("mandoc", "-T", "lint"),
        ("groff", "-ww", "-man", "-T", "utf8", "-z"),
        ("man", "--warnings", "-l"),
    ],
    ids=lambda command: str(command[0]),
)
def test_it_is_drawn_without_a_warning(
    command: tuple[str, ...], page: str, tmp_path: Path
) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"no {command[0]} here")
    for name, text in (("sleepterm.1", page), ("tricky.7", tricky_page())):
        file = tmp_path / name
        file.write_text(text, encoding="utf-8")
        done = subprocess.run(
            [*command, str(file)], check=False, capture_output=True, text=True
        )
        # mandoc prints them, the others the page.
        told = done.stdout if command[0] == "mandoc" else done.stderr
        warnings = [x for x in told.splitlines() if "longer than 80 bytes" not in x]
        assert (done.returncode, warnings) == (0, [])


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="no mandoc here")
def test_every_text_is_shown_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "tricky.7"
    file.write_text(tricky_page(), encoding="utf-8")
    command = ["mandoc", "-T", "utf8", "-O", "width=400", str(file)]
    drawn = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    shown = re.sub("(.)\b\\1|_\b", r"\1", drawn)
    for text in TRICKY:
        assert shown.count(" ".join(text.split())) == 4, text
