"""Where desktop, man and shells look for files of the user."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

_NAME = "sleepterm"
_PATIENCE = 5
_BASH_COMPLETION = (
    *("/usr/share/bash-completion/bash_completion", "/etc/bash_completion"),
    *("/usr/local/share/bash-completion/bash_completion",),
    *("/opt/homebrew/etc/profile.d/bash_completion.sh",),
    *("/usr/local/etc/profile.d/bash_completion.sh",),
)


def menu_entry_path() -> Path:
    """The file for the entry in the menus."""
    return _data() / "applications" / f"{_NAME}.desktop"


def icon_path() -> Path:
    """The file for the icon."""
    return _data() / "icons" / "hicolor" / "scalable" / "apps" / f"{_NAME}.svg"


def man_page_path() -> Path:
    """The file for the manual page."""
    return _data() / "man" / "man1" / f"{_NAME}.1"


def man_finds_it() -> bool:
    """Whether `man` looks there: beside a folder where programs are looked for."""
    folder = man_page_path().parents[1]
    programs = map(Path, filter(None, os.environ.get("PATH", "").split(os.pathsep)))
    named = map(Path, filter(None, os.environ.get("MANPATH", "").split(os.pathsep)))
    beside = (program.parent / "share" / "man" for program in programs)
    return folder in {*beside, *named}


def bash_path() -> Path:
    """The file for the completions of bash."""
    # As bash-completion does; later versions take several folders.
    named = os.environ.get("BASH_COMPLETION_USER_DIR", "").partition(":")[0]
    folder = Path(named) if named else _data() / "bash-completion"
    return folder / "completions" / _NAME


def bash_reads_it() -> bool:
    """Whether the package is there that reads the files of completions."""
    return any(Path(path).is_file() for path in _BASH_COMPLETION)


def fish_path() -> Path:
    """The file for the completions of fish."""
    return config_folder() / "fish" / "completions" / f"{_NAME}.fish"


def zsh_path() -> Path:
    """The file for the completions of zsh: in a folder of the user's that it reads.

    Without one, in a folder that has to be added to its `fpath`.
    """
    home = Path.home()
    for folder in _zsh_folders():
        if home in folder.parents and folder.is_dir() and os.access(folder, os.W_OK):
            return folder / f"_{_NAME}"
    return _data() / "zsh" / "site-functions" / f"_{_NAME}"


def zsh_reads_it() -> bool:
    """Whether zsh reads that folder, or the user's .zshrc names it."""
    folder = zsh_path().parent
    if folder in _zsh_folders():
        return True
    rc_file = Path(os.environ.get("ZDOTDIR") or Path.home()) / ".zshrc"
    try:
        text = rc_file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return any(name in text for name in (str(folder), shown(folder)))


def shown(path: Path) -> str:
    """A path as a shell takes it, with ~ for the user's folder."""
    home = Path.home()
    if home in path.parents:
        return f"~/{shlex.quote(str(path.relative_to(home)))}"
    return shlex.quote(str(path))


def _zsh_folders() -> tuple[Path, ...]:
    """The folders in which zsh looks for functions, before it reads .zshrc."""
    program = shutil.which("zsh")
    if program is None:
        return ()
    try:
        # .zshrc is not read: it may start anything.
        done = subprocess.run(  # noqa: S603 - fixed words without a shell of ours
            (program, "-c", "print -rl -- $fpath"),
            check=True,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            text=True,
            timeout=_PATIENCE,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ()
    return tuple(map(Path, done.stdout.splitlines()))


def _data() -> Path:
    return _folder("XDG_DATA_HOME", ".local", "share")


def config_folder() -> Path:
    """The folder for settings of all programs."""
    return _folder("XDG_CONFIG_HOME", ".config")


def _folder(variable: str, *default: str) -> Path:
    # A relative one is to be ignored, says the specification.
    named = Path(os.environ.get(variable, ""))
    return named if named.is_absolute() else Path.home().joinpath(*default)
