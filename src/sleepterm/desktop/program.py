"""The words that start this sleepterm."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

_NAME = "sleepterm"
_ON_EVERY_PATH = ("/usr/local/bin", "/usr/bin", "/bin")
"""Where every session looks, also one that no shell has set up."""


def program_words() -> tuple[str, ...]:
    """The words that start sleepterm in any session of the user.

    Its bare name if that will do, else the absolute path of the program, else Python
    with its arguments.
    """
    program = _program()
    if program is None:
        return own_command()
    if shutil.which(_NAME, path=os.pathsep.join(_ON_EVERY_PATH)) == str(program):
        return (_NAME,)
    return (str(program),)


def own_command(*words: str) -> tuple[str, ...]:
    """The words that start this very sleepterm again, with these arguments.

    Whatever folder it is started in: a file there may have the name of a module.
    """
    return (sys.executable, "-P", "-m", _NAME, *words)


def _program() -> Path | None:
    """The program that was started, or the one beside this Python."""
    name = f"{_NAME}.exe" if os.name == "nt" else _NAME
    started = Path(sys.argv[0]).absolute()
    for path in (started, Path(sys.executable).with_name(name)):
        if path.name == name and path.is_file():
            return path
    return None
