"""The user's mixes, one small TOML file each, and the bundled ones.

One file each, so that a damaged one spoils no other and any can be shared. A file is
never written twice: a change creates a new one and then moves the old one away, so
that concurrent changes may leave a mix too many, but lose none. Mixes that are deleted
or overwritten are moved to the folder `deleted`; `undo` brings them back.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.formats.problem import Problem
from sleepterm.library.catalog.naming import id_from
from sleepterm.library.mixes.mix import (
    Mix,
    NameTakenError,
    find_mix,
    free_name,
    name_key,
)
from sleepterm.library.mixes.mix_file import mix_values, parse_mix, parse_starters
from sleepterm.store.files.atomic import create_atomically
from sleepterm.store.files.text_file import read_text

_SUFFIX = ".toml"


@dataclass(frozen=True)
class LoadedMixes:
    """The loaded mixes: the user's by name, then the bundled ones.

    Attributes:
        mixes: each name once; a user's mix hides a bundled one of the same name.
        problems: files that cannot be used; they are not changed.
    """

    mixes: tuple[Mix, ...] = ()
    problems: tuple[Problem, ...] = ()

    def find(self, name: str) -> Mix:
        """The mix of this name, or the only one whose name starts with it.

        Raises:
            SleeptermError: none or several match; the message names candidates.
        """
        return find_mix(self.mixes, name)


class Mixes:
    """The mixes on the disk; every method reads the files again.

    Args:
        folder: of the user's mixes; it need not exist.
        starters: the bundled mixes.toml.
    """

    def __init__(self, folder: Path, starters: Path) -> None:
        self._folder = folder
        self._deleted = folder / "deleted"
        self._starters = starters

    def load(self) -> LoadedMixes:
        """All mixes. Never raises."""
        files, problems = self._own()
        own = sorted(files.values(), key=lambda mix: mix.key)
        text = _text(self._starters, problems)
        starters, found = parse_starters(text, file=str(self._starters))
        taken = {mix.key for mix in own}
        shown = (mix for mix in starters if mix.key not in taken)
        return LoadedMixes((*own, *shown), (*problems, *found))

    def save(self, mix: Mix, *, overwrite: bool = False) -> Mix | None:
        """Save a mix under its name.

        Args:
            mix: its name is as `mix_name` gives it.
            overwrite: whether it may replace one of the same name, which `undo`
                brings back.

        Returns:
            The mix it replaced, if any; a bundled one is only hidden.

        Raises:
            NameTakenError: unless `overwrite`.
            SleeptermError: it cannot be written.
        """
        taken = {each.key: each for each in self.load().mixes}
        if mix.key in taken and not overwrite:
            raise NameTakenError(taken[mix.key].name, "Choose another name.")
        with _errors_of(self._folder):
            old = self._file_of(mix.key) if overwrite else None
            self._create(mix)
            if old is not None:
                self._move_to_deleted(old)
        return taken.get(mix.key)

    def add(self, mix: Mix) -> Mix:
        """Save a mix from elsewhere, under a free name if its own is taken.

        Returns:
            The saved mix; the existing one if it is the same.

        Raises:
            SleeptermError: it cannot be written.
        """
        here = {each.key: each for each in self.load().mixes}
        twin = here.get(mix.key)
        if twin and _content(twin) == _content(mix):
            return twin
        mix = replace(mix, name=free_name(mix.name, here), starter=False)
        with _errors_of(self._folder):
            self._create(mix)
        return mix

    def rename(self, old: str, new: str) -> Mix:
        """Give one of the user's mixes another name.

        Args:
            old: its name, or an unambiguous prefix of it.
            new: as `mix_name` gives it.

        Raises:
            SleeptermError: there is no such mix, it is a starter, the new name is
                taken, or it cannot be written.
        """
        loaded = self.load()
        mix, file = self._own_mix(loaded, old, "renamed")
        if any(name_key(new) == x.key != mix.key for x in loaded.mixes):
            raise NameTakenError(new, "Choose another name.")
        renamed = replace(mix, name=new)
        with _errors_of(self._folder):
            self._create(renamed)
            kept = self._move_to_deleted(file)
            # keep it if it has keys that we would not write
            if kept is not None and read_text(kept) == format_mix(mix):
                kept.unlink()
        return renamed

    def delete(self, name: str) -> Mix:
        """Delete one of the user's mixes; `undo` brings it back.

        Args:
            name: its name, or an unambiguous prefix of it.

        Raises:
            SleeptermError: there is no such mix, it is a starter, or the disk
                refuses.
        """
        mix, file = self._own_mix(self.load(), name, "deleted")
        with _errors_of(self._folder):
            self._move_to_deleted(file)
        return mix

    def deleted_at(self) -> float:
        """When a mix was last deleted or overwritten, in seconds since the epoch.

        0.0 if `undo` has nothing to bring back.
        """
        for file in reversed(_mix_files(self._deleted)):
            if _read(file, []) is not None:
                with contextlib.suppress(OSError):
                    # Moving it has changed this time, and no other.
                    return file.stat().st_ctime
        return 0.0

    def undo(self) -> Mix:
        """Restore the mix last deleted or overwritten, under a free name.

        Raises:
            SleeptermError: there is nothing to bring back, or the disk refuses.
        """
        for file in reversed(_mix_files(self._deleted)):
            mix = _read(file, [])
            if mix is not None:
                here = {each.key for each in self.load().mixes if not each.starter}
                mix = replace(mix, name=free_name(mix.name, here))
                with _errors_of(self._folder):
                    self._create(mix)
                    file.unlink()
                return mix
        raise SleeptermError("Nothing to undo", "No mix was deleted or overwritten.")

    def _own(self) -> tuple[dict[Path, Mix], list[Problem]]:
        """The user's mixes by file; a second one of the same name becomes "Name 2"."""
        files: dict[Path, Mix] = {}
        problems: list[Problem] = []
        taken: set[str] = set()
        for file in _mix_files(self._folder):
            if not file.name.startswith(".") and (mix := _read(file, problems)):
                mix = replace(mix, name=free_name(mix.name, taken))
                taken.add(mix.key)
                files[file] = mix
        return files, problems

    def _file_of(self, key: str) -> Path | None:
        files, _ = self._own()
        return next((file for file, mix in files.items() if mix.key == key), None)

    def _own_mix(self, loaded: LoadedMixes, name: str, what: str) -> tuple[Mix, Path]:
        mix = loaded.find(name)
        file = self._file_of(mix.key)
        if file is None:
            raise SleeptermError(
                "Starter mix",
                f"'{mix.name}' came with sleepterm and can't be {what}.",
                "Save it under another name to have one of your own.",
            )
        return mix, file

    def _create(self, mix: Mix) -> None:
        taken = {file.stem for file in self._folder.glob(f"*{_SUFFIX}")}
        while True:
            stem = id_from(mix.name, taken)
            try:
                create_atomically(self._folder / f"{stem}{_SUFFIX}", format_mix(mix))
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


def parse_shared_mix(text: str, *, file: str) -> Mix:
    """Parse the text of a shared TOML file.

    Raises:
        SleeptermError: it is not a mix; the message says why.
    """
    mix, problems = parse_mix(text, file=file)
    if mix is None:
        raise SleeptermError("No mix", f"{problems[0]}.")
    return mix


def format_mix(mix: Mix) -> str:
    """The mix as the text of a TOML file."""
    # Not needed to read mixes, for which the list waits.
    from sleepterm.formats.toml_writer import format_toml  # noqa: PLC0415

    return format_toml(mix_values(mix))


def _content(mix: Mix) -> Mix:
    return replace(mix, name="", starter=False)


def _read(file: Path, problems: list[Problem]) -> Mix | None:
    text = _text(file, problems)
    if not text:
        return None
    mix, found = parse_mix(text, file=str(file))
    problems += found
    return mix


def _text(file: Path, problems: list[Problem]) -> str:
    try:
        return read_text(file)
    except FileNotFoundError:
        return ""
    except SleeptermError as error:
        problems.append(Problem(str(file), "", str(error)))
        return ""


def _mix_files(folder: Path) -> list[Path]:
    """The files of mixes in a folder by name; none if it cannot be read."""
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
            "Mixes not changed",
            f"{folder} cannot be changed: {reason}.",
            exit_status=1,
        ) from error
