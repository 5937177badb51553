"""Files that were installed outside sleepterm's own folders, and can be removed again.

A record says which, with digests of their content: what the user has changed since is
never replaced and never removed.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.store.files.atomic import write_atomically
from sleepterm.store.files.locking import locked
from sleepterm.translation import gettext as _


@dataclass(frozen=True, slots=True)
class InstallFile:
    """A file to install.

    Attributes:
        path: where it goes.
        text: its content.
    """

    path: Path
    text: str


class Outcome(Enum):
    """What became of a file."""

    WRITTEN = auto()
    UNCHANGED = auto()
    """It is there already."""
    REMOVED = auto()
    KEPT = auto()
    """It is not as it was installed, so it is the user's."""
    FAILED = auto()


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one file; `problem` says why it failed, in one sentence."""

    path: Path
    outcome: Outcome
    problem: str = ""


@dataclass
class _Record:
    """What was installed.

    Attributes:
        files: digests of the contents that each file was given last.
        folders: that were made for them.
    """

    files: dict[str, list[str]] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)


class InstalledFiles:
    """Installs files and removes them.

    Args:
        record: the file that says what was installed; it need not exist.
        dry_run: whether nothing is written or removed.
    """

    def __init__(self, record: Path, *, dry_run: bool = False) -> None:
        self._path = record
        self._dry_run = dry_run

    def install(self, files: Iterable[InstallFile]) -> list[Done]:
        """Write files, but none over one that the user wrote or changed.

        Raises:
            SleeptermError: the record can't be written; nothing is installed.
        """
        wanted = tuple(files)
        if self._dry_run:
            record = self._read()
            return [Done(x.path, _prospect(x, record)[0]) for x in wanted]
        with locked(self._path):
            record = self._read()
            return [self._install(each, record) for each in wanted]

    def remove(self, files: Iterable[InstallFile]) -> list[Done]:
        """Remove what was installed and is as it was.

        Args:
            files: what would be installed today: removed too if exactly that is there.

        Raises:
            SleeptermError: the record can't be changed.
        """
        if self._dry_run:
            return list(self._remove(self._with_same(files)))
        with locked(self._path):
            record = self._with_same(files)
            done = list(self._remove(record))
            _remove_empty(map(Path, record.folders))
            failed = {str(x.path) for x in done if x.outcome is Outcome.FAILED}
            record.files = {x: y for x, y in record.files.items() if x in failed}
            self._write(record)
            return done

    def present(self) -> frozenset[Path]:
        """The files that were installed and are there."""
        paths = map(Path, self._read().files)
        return frozenset(path for path in paths if path.is_file())

    def _install(self, wanted: InstallFile, record: _Record) -> Done:
        path = wanted.path
        outcome, problem = _prospect(wanted, record)
        if outcome not in {Outcome.WRITTEN, Outcome.UNCHANGED}:
            return Done(path, outcome, problem)
        digest = _digest(wanted.text.encode())
        known = record.files.get(str(path), [])
        # Recorded before and after: whatever ends this, both contents are known.
        record.files[str(path)] = [*known, digest]
        record.folders += (str(x) for x in _missing_folders(path))
        self._write(record)
        if outcome is Outcome.WRITTEN:
            try:
                write_atomically(path, wanted.text)
            except SleeptermError as error:
                return Done(path, Outcome.FAILED, str(error))
        record.files[str(path)] = [digest]
        self._write(record)
        return Done(path, outcome)

    def _remove(self, record: _Record) -> Iterator[Done]:
        for name, digests in record.files.items():
            path = Path(name)
            try:
                content = _content(path)
                if content is None:
                    continue
                if _digest(content) not in digests or path.is_symlink():
                    yield Done(path, Outcome.KEPT)
                    continue
                if not self._dry_run:
                    path.unlink()
            except OSError as error:
                problem = _("{path} can't be removed: {reason}.").format(
                    path=path, reason=error.strerror or error
                )
                yield Done(path, Outcome.FAILED, problem)
                continue
            yield Done(path, Outcome.REMOVED)

    def _with_same(self, files: Iterable[InstallFile]) -> _Record:
        """The record, with files that are exactly what would be installed."""
        record = self._read()
        for each in files:
            if _prospect(each, record)[0] is Outcome.UNCHANGED:
                record.files.setdefault(str(each.path), [_digest(each.text.encode())])
        return record

    def _read(self) -> _Record:
        try:
            values = json.loads(self._path.read_text(encoding="utf-8"))
            files, folders = values["files"], values["folders"]
            return _Record(
                {
                    str(path): [str(x) for x in digests]
                    for path, digests in files.items()
                    if _can_be_path(path)
                },
                [str(x) for x in folders if _can_be_path(x)],
            )
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            return _Record()

    def _write(self, record: _Record) -> None:
        if record.files:
            values = {"files": record.files, "folders": record.folders}
            write_atomically(self._path, json.dumps(values, indent=1) + "\n")
            return
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise SleeptermError(
                _("Cannot delete"),
                _("{file} cannot be deleted: {reason}.").format(
                    file=self._path, reason=error.strerror or error
                ),
            ) from error


def _prospect(wanted: InstallFile, record: _Record) -> tuple[Outcome, str]:
    """What installing a file would lead to, and the problem if it would fail."""
    try:
        content = _content(wanted.path)
    except OSError as error:
        reason = error.strerror or str(error)
        return Outcome.FAILED, _("{path} can't be read: {reason}.").format(
            path=wanted.path, reason=reason
        )
    if content is None:
        return Outcome.WRITTEN, ""
    if content == wanted.text.encode():
        return Outcome.UNCHANGED, ""
    is_ours = _digest(content) in record.files.get(str(wanted.path), [])
    return (Outcome.WRITTEN if is_ours else Outcome.KEPT), ""


def _can_be_path(value: object) -> bool:
    """Whether the system could have a file or folder of this name."""
    try:
        return b"\0" not in os.fsencode(str(value))
    except UnicodeEncodeError:
        return False


def _content(path: Path) -> bytes | None:
    """The content of a file; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _missing_folders(path: Path) -> Iterator[Path]:
    """The folders that have to be made for a file, the innermost first."""
    return (folder for folder in path.parents if not folder.exists())


def _remove_empty(folders: Iterable[Path]) -> None:
    for folder in sorted(folders, key=lambda x: len(x.parts), reverse=True):
        try:
            folder.rmdir()
        except OSError:
            continue
