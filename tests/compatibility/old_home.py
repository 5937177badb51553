"""A home folder whose files sleepterm 0.1.0 wrote, as they lay on the disk.

`data/` beside this file holds them: `data`, `config`, `state` and `cache` are the
user's four folders, `home` is what else lies in the home folder. Where an absolute path
stood there is a word like @HOME@. `answers.json` and `command_line.json` are what that
version printed and accepted. None of these files may be changed: what is written in
them lies on people's disks.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sleepterm.cli import main
from sleepterm.store.bundled import bundled_sounds
from sleepterm.store.paths import Paths

RECORDS = Path(__file__).with_name("data")
TEXTS = frozenset({".toml", ".json", ".jsonl"})


def record(name: str) -> dict[str, Any]:
    """One of the JSON files with what the old version printed and accepted."""
    values: dict[str, Any] = json.loads((RECORDS / name).read_text(encoding="utf-8"))
    return values


ANSWERS = record("answers.json")
NOW: float = ANSWERS["now"]
"""Seconds since the epoch when the answers were recorded."""


@dataclass(frozen=True)
class Outcome:
    """What one command came to."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:  # noqa: ANN401 - JSON
        return json.loads(self.out)


def run(*arguments: str) -> Outcome:
    """Run `sleepterm ARGUMENTS` in this process."""
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = main(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
    return Outcome(status, out.getvalue(), err.getvalue())


def good(*arguments: str) -> Outcome:
    """Run a command that must succeed without printing an error."""
    outcome = run(*arguments)
    assert (outcome.status, outcome.err) == (0, "")
    return outcome


class OldHome:
    """The old files in this test's home folder.

    Args:
        home: the home folder.
    """

    def __init__(self, home: Path) -> None:
        self.home = home
        self.paths = Paths.of_user()
        self._words = {
            "@HOME@": str(home),
            "@DATA@": str(self.paths.data),
            "@SOUNDS@": str(bundled_sounds()),
        }
        places = {
            "data": self.paths.data,
            "config": self.paths.config,
            "state": self.paths.state,
            "cache": self.paths.cache,
            "home": home,
        }
        for name, place in places.items():
            shutil.copytree(RECORDS / name, place, dirs_exist_ok=True)
            for file in (RECORDS / name).rglob("*"):
                if file.is_file():
                    self._settle(file, place / file.relative_to(RECORDS / name))

    def filled(self, text: str) -> str:
        """A recorded text with the paths of this home."""
        for word, path in self._words.items():
            text = text.replace(word, path)
        return text

    def overwrite(self, file: Path) -> None:
        """Spoil a file's content; size and time, by which caches know it, stay."""
        status = file.stat()
        file.write_bytes(b"x" * status.st_size)
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    def file_bytes(self) -> Mapping[str, bytes]:
        """Everything but the cache, to see later what has been written."""
        files = (x for x in self.home.rglob("*") if x.is_file())
        return {
            str(file.relative_to(self.home)): file.read_bytes()
            for file in files
            if not file.is_relative_to(self.paths.cache)
        }

    def broken(self) -> Sequence[Path]:
        """The quarantined files."""
        return [x for x in self.home.rglob("*") if ".broken" in x.name]

    def _settle(self, recorded: Path, file: Path) -> None:
        if file.suffix in TEXTS:
            text = recorded.read_text(encoding="utf-8")
            file.write_text(self.filled(text), encoding="utf-8", newline="")
        if recorded.relative_to(RECORDS).as_posix() in ANSWERS["stamped"]:
            os.utime(file, ns=(ANSWERS["stamp"], ANSWERS["stamp"]))
