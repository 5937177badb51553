"""Small files that users share: read with care, written never over another."""

from __future__ import annotations

from pathlib import Path

from sleepterm.errors import SleeptermError
from sleepterm.library.catalog.naming import id_from
from sleepterm.store.files.atomic import create_atomically
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.store.files.home_path import expanded
from sleepterm.translation import gettext as _

_LARGEST = 64 * 1024
_NONE = {"mix": _("No mix"), "session": _("No session")}
_TOO_LARGE = {
    "mix": _("'{source}' is too large to be a mix."),
    "session": _("'{source}' is too large to be a session."),
}


def read_shared_text(source: str, noun: str, hint: str) -> str:
    """The text of a file that somebody shared.

    Args:
        source: path of the file.
        noun: what it should hold: "mix" or "session".
        hint: what to give instead of a file that can't be read.

    Raises:
        SleeptermError: it can't be read, or is too large.
    """
    try:
        with expanded(source).open("rb") as file:
            content = file.read(_LARGEST + 1)
        text = content.decode("utf-8").removeprefix("\ufeff")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("it is not text")
        raise SleeptermError(
            _("Cannot read"),
            _("'{source}' cannot be read: {reason}.").format(
                source=source[:200], reason=reason
            ),
            hint,
        ) from None
    if len(content) > _LARGEST:
        raise SleeptermError(_NONE[noun], _TOO_LARGE[noun].format(source=source[:200]))
    return text


def export_text(name: str, text: str, folder: Path) -> Path:
    """Write a text to a new TOML file, never over another.

    Args:
        name: what the file is named after.
        text: what it holds.
        folder: where it is created.

    Returns:
        Path of the new file.

    Raises:
        SleeptermError: it cannot be written.
    """
    taken: set[str] = set()
    while True:
        stem = id_from(name, taken)
        file = folder / f"{stem}.toml"
        try:
            create_atomically(file, text)
        except FileExistsError:
            taken.add(stem)
        except OSError as error:
            raise cannot_write(file, error) from error
        else:
            return file


def export_folder() -> Path:
    """The folder for exported files: Downloads, else the user's home."""
    downloads = Path.home() / "Downloads"
    return downloads if downloads.is_dir() else Path.home()
