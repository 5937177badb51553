"""A log of facts about files, valid while a file's size and time stay the same."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Sequence
from pathlib import Path

from sleepterm.store.files.file_stamp import FileStamp

_Entry = tuple[FileStamp, list[object]]


class FileFacts:
    """An append-only log of facts, one line of JSON for each.

    It may be deleted at any time: everything in it can be computed again. Invalid
    lines are skipped; the last line about a file counts.

    Args:
        path: of the log; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, _Entry] | None = None

    def get(self, file: Path | str) -> list[object] | None:
        """The facts about a file; None if there are none or the file has changed.

        Args:
            file: a string must be an absolute path.
        """
        entry = self._read().get(_name(file))
        return entry[1] if entry and entry[0] == FileStamp.of(file) else None

    def put(self, files: Sequence[tuple[Path, Sequence[object]]]) -> None:
        """Append facts, JSON values each; files that do not exist are left out.

        Raises:
            OSError: the log cannot be written.
        """
        lines = []
        for file, found in files:
            if (stamp := FileStamp.of(file)) is not None:
                name = _name(file)
                self._read()[name] = stamp, [*found]
                lines.append(json.dumps([name, *stamp, *found]))
        if lines:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as log:
                # A line cut off by a crash must not spoil the next one.
                log.write("".join(f"\n{line}" for line in lines) + "\n")

    def _read(self) -> dict[str, _Entry]:
        if self._entries is None:
            entries = map(_entry, _parsed(_lines(self._path)))
            self._entries = dict(filter(None, entries))
        return self._entries


def _lines(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return []


def _parsed(lines: Iterable[str]) -> list[object]:
    """The JSON values of the lines; parsed at once, which is faster for 10 000."""
    there = [line for line in lines if line]
    with contextlib.suppress(ValueError, RecursionError):
        together: list[object] = json.loads(f"[{','.join(there)}]")
        return together
    values: list[object] = []
    for line in there:
        with contextlib.suppress(ValueError, RecursionError):
            values.append(json.loads(line))
    return values


def _entry(value: object) -> tuple[str, _Entry] | None:
    if not isinstance(value, list) or len(value) < 3:
        return None
    name, stamp = value[0], FileStamp.read(value[1:3])
    if not isinstance(name, str) or stamp is None:
        return None
    return name, (stamp, value[3:])


def _name(file: Path | str) -> str:
    if isinstance(file, Path) and not file.is_absolute():
        file = file.absolute()
    return str(file)
