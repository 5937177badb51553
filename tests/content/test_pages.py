"""README and docs: links lead somewhere, commands are understood, doctor is covered."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from tests.content.bundled_content import ROOT
from tests.content.recorded import COMMANDS as RECORDED
from tests.content.recorded import block_in

from sleepterm.commands.grammar.reading import invocation
from sleepterm.commands.grammar.table import COMMANDS
from sleepterm.commands.shared.finding import SUBJECTS
from sleepterm.errors import SleeptermError

README, DOCS = ROOT / "README.md", ROOT / "docs"
PAGES = (README, *sorted(DOCS.glob("*.md")))
TROUBLES = DOCS / "troubleshooting.md"
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCED = re.compile(r"```.*?```", re.DOTALL)
_HOST = r"(?:ssh (?:-t )?bedroom )?"
_COMMAND = re.compile(rf"^ {{4}}(?:\$ )?{_HOST}sleepterm(?: (.*))?$", re.MULTILINE)
_IN_TEXT = re.compile(r"`sleepterm(?: ([^`]*))?`")
_SYNOPSIS = re.compile(r"\[|\.\.\.|\b[A-Z]{2,}\b|\w\||<")
_FEWEST = 70


@cache
def _text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def _anchors(page: Path) -> set[str]:
    """The anchors that headings get."""
    heads = re.findall(r"^#+ (.+)$", _FENCED.sub("", _text(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", x).strip().lower().replace(" ", "-") for x in heads}


def _commands(text: str) -> Iterator[str]:
    """What stands behind the program's name; no synopsis."""
    for found in (*_COMMAND.findall(text), *_IN_TEXT.findall(text.replace("\n", " "))):
        # Words about a command stand two columns behind it, or more.
        command = re.split(r" {2,}| +[#>]", found.strip())[0]
        if not _SYNOPSIS.search(re.sub(r"'[^']*'|\"[^\"]*\"", "", command)):
            yield command


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(_FENCED.sub("", _text(page))):
        if link.startswith("http"):
            continue
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), link
        if anchor:
            assert anchor in _anchors(target), link


def test_each_page_of_a_task_can_be_reached() -> None:
    linked = {x.partition("#")[0] for x in _LINK.findall(_text(DOCS / "index.md"))}
    tasks = ("rain", "own-sounds", "sequences", "waking", "media-keys", "ssh")
    assert {f"{name}.md" for name in (*tasks, "troubleshooting")} <= linked
    assert "(docs/index.md)" in _text(README)


def test_every_command_is_understood() -> None:
    asked = []
    for page in PAGES:
        for command in _commands(_text(page)):
            if command in COMMANDS:
                # Its name alone, in a sentence, asks for nothing.
                continue
            words = shlex.split(re.sub(r"\$\([^)]*\)", "rain-steady", command))
            try:
                invocation(words)
            except SleeptermError as error:
                pytest.fail(f"{page.name}: sleepterm {command}: {error}")
            asked.append(command)
    assert len(asked) >= _FEWEST


def test_the_recorded_session_has_these_commands() -> None:
    lines = block_in(_text(README)).splitlines()
    shown = [x.removeprefix("    $ sleepterm ") for x in lines if "$ sleepterm" in x]
    assert tuple(shown) == RECORDED


def _rows() -> dict[str, str]:
    """Each check of the first table, and what `doctor` says of it."""
    table = _text(TROUBLES).partition("| Check |")[2].partition("\n\n")[0]
    rows: dict[str, str] = {}
    for line in table.splitlines()[2:]:
        checks, said, helps = (x.strip() for x in line.strip("|").split("|", 2))
        assert helps, checks
        rows |= dict.fromkeys(re.findall(r"`([^`]+)`", checks), said)
    return rows


def test_each_check_of_doctor_has_a_row() -> None:
    assert _rows().keys() == SUBJECTS.keys()


def test_what_doctor_says_is_quoted_word_for_word() -> None:
    catalogue = ROOT / "src/sleepterm/locale/de/LC_MESSAGES/sleepterm.po"
    messages = re.sub(r'"\n"', "", _text(catalogue)).replace("\\n", "\n")
    quoted = [x for said in _rows().values() for x in re.findall(r'"([^"]+)"', said)]
    frequent = _text(README).partition("| doctor says |")[2].partition("\n\n")[0]
    quoted += re.findall(r'\| "([^"]+)"', frequent)
    assert len(quoted) > len(SUBJECTS) // 2
    for sentence in quoted:
        said = re.escape(sentence).replace("…", ".*")
        assert re.search(f'^msgid ".*{said}.*"$', messages, re.MULTILINE), sentence
