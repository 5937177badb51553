"""What was found out about files, one line each, as long as the files stay the same."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

_Stamp = tuple[int, int]


class StampedLog:
    """A growing file of findings; a line is written once and never again.

    It may be deleted at any time: what it says can be found out anew. Lines that
    cannot be understood are passed over; the last of a file counts.

    Args:
        path: where it lies; it need not exist.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._entries: dict[str, tuple[_Stamp, list[object]]] | None = None

    def get(self, file: Path) -> list[object] | None:
        """What was found out about a file; None if that is not known any more."""
        entry = self._read().get(str(file.absolute()))
        return entry[1] if entry and entry[0] == _stamp(file) else None

    def put(self, files: Sequence[tuple[Path, Sequence[object]]]) -> None:
        """Add findings, JSON values each; files that are not there are left out.

        Raises:
            OSError: the log cannot be written.
        """
        lines = []
        for file, found in files:
            if (stamp := _stamp(file)) is not None:
                name = str(file.absolute())
                self._read()[name] = stamp, [*found]
                lines.append(json.dumps([name, *stamp, *found]))
        if lines:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with self._path.open("a", encoding="utf-8") as log:
                # An end that was cut off by a crash must not spoil the next line.
                log.write("".join(f"\n{line}" for line in lines) + "\n")

    def _read(self) -> dict[str, tuple[_Stamp, list[object]]]:
        if self._entries is None:
            self._entries = dict(filter(None, map(_entry, _lines(self._path))))
        return self._entries


def _lines(path: Path) -> list[str]:
    try:
        return path.read_bytes().decode("utf-8", "replace").split("\n")
    except OSError:
        return []


def _entry(line: str) -> tuple[str, tuple[_Stamp, list[object]]] | None:
    if not line:
        return None
    try:
        name, size, time, *found = json.loads(line)
    except (ValueError, TypeError, RecursionError):
        return None
    if isinstance(name, str) and type(size) is int and type(time) is int:
        return name, ((size, time), found)
    return None


def _stamp(file: Path) -> _Stamp | None:
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns
