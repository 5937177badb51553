"""Reads and writes mixes that users share: as a line, or as a small file."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.naming import id_from
from sleepterm.library.mixes.mix import Mix
from sleepterm.library.mixes.share_line import is_share_line, parse_share_line
from sleepterm.store.files.atomic import create_atomically
from sleepterm.store.mixes import format_mix, parse_shared_mix

_LARGEST = 64 * 1024


def read_shared_mix(source: str) -> Mix:
    """The mix in a share line, or in a file that holds a share line or TOML.

    Args:
        source: the line, or the path of the file.

    Raises:
        SleeptermError: it is not a mix; the message says why.
    """
    if is_share_line(source):
        return parse_share_line(source)
    try:
        with Path(source).expanduser().open("rb") as file:
            content = file.read(_LARGEST + 1)
        text = content.decode("utf-8").removeprefix("\ufeff")
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or "it is not text"
        raise SleeptermError(
            "Cannot read",
            f"'{source[:200]}' cannot be read: {reason}.",
            "Give a file, or a line that begins with sleepterm-mix:",
        ) from None
    if len(content) > _LARGEST:
        raise SleeptermError("No mix", f"'{source[:200]}' is too large to be a mix.")
    return (
        parse_share_line(text)
        if is_share_line(text)
        else parse_shared_mix(text, file=source)
    )


def export_mix(mix: Mix, folder: Path) -> Path:
    """Write a mix to a new TOML file, never over another.

    Args:
        mix: what to write.
        folder: where the file is created.

    Returns:
        Path of the new file.

    Raises:
        SleeptermError: it cannot be written.
    """
    taken: set[str] = set()
    while True:
        stem = id_from(mix.name, taken)
        file = folder / f"{stem}.toml"
        try:
            create_atomically(file, format_mix(mix))
        except FileExistsError:
            taken.add(stem)
        except OSError as error:
            reason = error.strerror or str(error)
            raise SleeptermError(
                "Cannot write", f"{file} cannot be written: {reason}.", exit_status=1
            ) from error
        else:
            return file


def export_folder() -> Path:
    """The folder for exported mixes: Downloads, else the user's home."""
    downloads = Path.home() / "Downloads"
    return downloads if downloads.is_dir() else Path.home()
