"""Programs that a test puts on the PATH in place of the system's own."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

# What a program can reach of a terminal: its standard input, and its session's.
_FAKE = """#!/bin/sh
echo "{name} $*" >> "{folder}/asked"
read -r typed && echo "{name} read $typed" >> "{folder}/asked"
(: > /dev/tty) 2> /dev/null && echo "{name} has a terminal" >> "{folder}/asked"
:
{then}
"""


@dataclass(frozen=True)
class FakeSystem:
    """A folder of fake programs that is the whole PATH of a Linux machine."""

    folder: Path

    def add(self, name: str, then: str = "") -> None:
        """A program that notes what it is asked, then runs some lines of sh."""
        program = self.folder / name
        text = _FAKE.format(name=name, folder=self.folder, then=then)
        program.write_text(text, encoding="utf-8")
        program.chmod(0o755)

    def answers(self, word: str) -> None:
        """Have logind answer every question with this word."""
        self.add("busctl", f"""echo 's "{word}"'""")

    def asked(self) -> list[str]:
        """What the programs were asked, in order."""
        log = self.folder / "asked"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@pytest.fixture
def system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeSystem:
    folder = tmp_path / "system"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setattr(sys, "platform", "linux")
    return FakeSystem(folder)
