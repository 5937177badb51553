"""Named things of the user, one small TOML file each, and the bundled ones.

One file each, so that a damaged one spoils no other and any can be shared. A file is
never written twice: a change creates a new one and then moves the old one away, so
that concurrent changes may leave one too many, but lose none. What is deleted or
overwritten is moved to the folder `deleted`; `undo` brings it back.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.naming import id_from
from sleepterm.library.names import (
    Named,
    NameTakenError,
    find_named,
    free_name,
    name_key,
)
from sleepterm.store.files.atomic import create_atomically
from sleepterm.store.files.text_file import read_text
from sleepterm.translation import gettext as _

_SUFFIX = ".toml"
_STARTERS = {"mix": _("Starter mix"), "session": _("Starter session")}
_NOT_RENAMED = _("'{name}' came with sleepterm and can't be renamed.")
_NOT_DELETED = _("'{name}' came with sleepterm and can't be deleted.")
_NOTHING_DELETED = {
    "mix": _("No mix was deleted or overwritten."),
    "session": _("No session was deleted or overwritten."),
}


class Storable(Named, Protocol):
    """A named value that may be bundled."""

    @property
    def starter(self) -> bool:
        """Whether it is bundled with sleepterm."""


Item = TypeVar("Item", bound=Storable)
Read_co = TypeVar("Read_co", bound=Storable, covariant=True)


class ParseOne(Protocol[Read_co]):
    """Parses the text of a file with one item; never raises."""

    def __call__(
        self, text: str, *, file: str
    ) -> tuple[Read_co | None, tuple[Problem, ...]]:
        """The item, None if it cannot be used, and the problems found."""


class ParseAll(Protocol[Read_co]):
    """Parses the text of the file with the bundled items; never raises."""

    def __call__(
        self, text: str, *, file: str
    ) -> tuple[tuple[Read_co, ...], tuple[Problem, ...]]:
        """The items that can be used, and the problems found."""


@dataclass(frozen=True)
class ItemFormat(Generic[Item]):
    """How one kind of item is named, read and written.

    Attributes:
        noun: what it is, which is also its command: "mix" or "session".
        parse: reads a file of the user's.
        parse_starters: reads the bundled file.
        format: the text of a file that `parse` reads.
        renamed: gives one of the user's the same content under another name.
    """

    noun: str
    parse: ParseOne[Item]
    parse_starters: ParseAll[Item]
    format: Callable[[Item], str]
    renamed: Callable[[Item, str], Item]


@dataclass(frozen=True)
class Loaded(Generic[Item]):
    """The loaded items: the user's by name, then the bundled ones.

    Attributes:
        items: each name once; one of the user's hides a bundled one of its name.
        problems: files that cannot be used; they are not changed.
    """

    items: tuple[Item, ...] = ()
    problems: tuple[Problem, ...] = ()


class NamedFiles(Generic[Item]):
    """The items on the disk; every method reads the files again.

    Args:
        kind: how the items are read and written.
        folder: of the user's items; it need not exist.
        starters: the bundled file.
    """

    def __init__(self, kind: ItemFormat[Item], folder: Path, starters: Path) -> None:
        self._kind = kind
        self._folder = folder
        self._deleted = folder / "deleted"
        self._starters = starters

    def read_all(self) -> Loaded[Item]:
        """All items. Never raises."""
        files, problems = self._own()
        own = sorted(files.values(), key=lambda item: item.key)
        text = _text(self._starters, problems)
        starters, found = self._kind.parse_starters(text, file=str(self._starters))
        taken = {item.key for item in own}
        shown = (item for item in starters if item.key not in taken)
        return Loaded((*own, *shown), (*problems, *found))

    def save(self, item: Item, *, overwrite: bool = False) -> Item | None:
        """Save an item under its name.

        Args:
            item: its name is as `valid_name` gives it.
            overwrite: whether it may replace one of the same name, which `undo`
                brings back.

        Returns:
            The item it replaced, if any; a bundled one is only hidden.

        Raises:
            NameTakenError: unless `overwrite`.
            SleeptermError: it cannot be written.
        """
        taken = {each.key: each for each in self.read_all().items}
        if item.key in taken and not overwrite:
            raise NameTakenError(
                self._kind.noun, taken[item.key].name, _("Choose another name.")
            )
        with _errors_of(self._folder):
            old = self._file_of(item.key) if overwrite else None
            self._create(item)
            if old is not None:
                self._move_to_deleted(old)
        return taken.get(item.key)

    def add(self, item: Item) -> Item:
        """Save an item from elsewhere, under a free name if its own is taken.

        Returns:
            The saved item; the existing one if it is the same.

        Raises:
            SleeptermError: it cannot be written.
        """
        here = {each.key: each for each in self.read_all().items}
        twin = here.get(item.key)
        if twin and self._is_same(twin, item):
            return twin
        item = self._kind.renamed(item, free_name(item.name, here))
        with _errors_of(self._folder):
            self._create(item)
        return item

    def rename(self, old: str, new: str) -> Item:
        """Give one of the user's items another name.

        Args:
            old: its name, or an unambiguous prefix of it.
            new: as `valid_name` gives it.

        Raises:
            SleeptermError: there is no such item, it is a starter, the new name is
                taken, or it cannot be written.
        """
        loaded = self.read_all()
        item, file = self._own_item(loaded, old, _NOT_RENAMED)
        if any(name_key(new) == x.key != item.key for x in loaded.items):
            raise NameTakenError(self._kind.noun, new, _("Choose another name."))
        renamed = self._kind.renamed(item, new)
        with _errors_of(self._folder):
            self._create(renamed)
            kept = self._move_to_deleted(file)
            # keep it if it has keys that we would not write
            if kept is not None and read_text(kept) == self._kind.format(item):
                kept.unlink()
        return renamed

    def delete(self, name: str) -> Item:
        """Delete one of the user's items; `undo` brings it back.

        Args:
            name: its name, or an unambiguous prefix of it.

        Raises:
            SleeptermError: there is no such item, it is a starter, or the disk
                refuses.
        """
        item, file = self._own_item(self.read_all(), name, _NOT_DELETED)
        with _errors_of(self._folder):
            self._move_to_deleted(file)
        return item

    def deleted_at(self) -> float:
        """When an item was last deleted or overwritten, in seconds since the epoch.

        0.0 if `undo` has nothing to bring back.
        """
        for file in reversed(_item_files(self._deleted)):
            if self._read(file, []) is not None:
                with contextlib.suppress(OSError):
                    # Moving it has changed this time, and no other.
                    return file.stat().st_ctime
        return 0.0

    def undo(self) -> Item:
        """Restore the item last deleted or overwritten, under a free name.

        Raises:
            SleeptermError: there is nothing to bring back, or the disk refuses.
        """
        for file in reversed(_item_files(self._deleted)):
            item = self._read(file, [])
            if item is not None:
                here = {each.key for each in self.read_all().items if not each.starter}
                item = self._kind.renamed(item, free_name(item.name, here))
                with _errors_of(self._folder):
                    self._create(item)
                    file.unlink()
                return item
        raise SleeptermError(
            _("Nothing to undo"),
            _NOTHING_DELETED[self._kind.noun],
        )

    def _own(self) -> tuple[dict[Path, Item], list[Problem]]:
        """The user's items by file; a second one of the same name becomes "Name 2"."""
        files: dict[Path, Item] = {}
        problems: list[Problem] = []
        taken: set[str] = set()
        for file in _item_files(self._folder):
            if not file.name.startswith(".") and (item := self._read(file, problems)):
                item = self._kind.renamed(item, free_name(item.name, taken))
                taken.add(item.key)
                files[file] = item
        return files, problems

    def _file_of(self, key: str) -> Path | None:
        files, _problems = self._own()
        return next((file for file, item in files.items() if item.key == key), None)

    def _own_item(
        self, loaded: Loaded[Item], name: str, refusal: str
    ) -> tuple[Item, Path]:
        item = find_named(loaded.items, name, self._kind.noun)
        file = self._file_of(item.key)
        if file is None:
            raise SleeptermError(
                _STARTERS[self._kind.noun],
                refusal.format(name=item.name),
                _("Save it under another name to have one of your own."),
            )
        return item, file

    def _create(self, item: Item) -> None:
        taken = {file.stem for file in self._folder.glob(f"*{_SUFFIX}")}
        while True:
            stem = id_from(item.name, taken)
            try:
                create_atomically(
                    self._folder / f"{stem}{_SUFFIX}", self._kind.format(item)
                )
            except FileExistsError:
                taken.add(stem)  # another process has created it
            else:
                return

    def _move_to_deleted(self, file: Path) -> Path | None:
        """Move a file to the deleted ones; None if another process has moved it."""
        self._deleted.mkdir(parents=True, exist_ok=True)
        numbers = (x.name.partition("-")[0] for x in self._deleted.glob("*-*"))
        last = max((int(x) for x in numbers if x.isascii() and x.isdigit()), default=0)
        # The module secrets would load OpenSSL before the list is there.
        name = f"{last + 1:06}-{os.urandom(4).hex()}-{file.name}"
        try:
            return file.rename(self._deleted / name)
        except FileNotFoundError:
            return None

    def _is_same(self, one: Item, other: Item) -> bool:
        same = self._kind.renamed(one, other.name)
        return same == self._kind.renamed(other, other.name)

    def _read(self, file: Path, problems: list[Problem]) -> Item | None:
        text = _text(file, problems)
        if not text:
            return None
        item, found = self._kind.parse(text, file=str(file))
        problems += found
        return item


def _text(file: Path, problems: list[Problem]) -> str:
    try:
        return read_text(file)
    except FileNotFoundError:
        return ""
    except SleeptermError as error:
        problems.append(Problem(str(file), "", str(error)))
        return ""


def _item_files(folder: Path) -> list[Path]:
    """The files of items in a folder by name; none if it cannot be read."""
    try:
        return sorted(folder.glob(f"*{_SUFFIX}"))
    except OSError:
        return []


@contextlib.contextmanager
def _errors_of(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        raise SleeptermError(
            _("Nothing changed"),
            _("{folder} cannot be changed: {reason}.").format(
                folder=folder, reason=reason
            ),
            exit_status=1,
        ) from error
