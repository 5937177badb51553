"""`sleepterm install-desktop`: menu entry, man page and completions of the user."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from sleepterm.commands.requests.shell import InstallDesktopRequest, Shell
from sleepterm.commands.shared.completion_script import completion_script
from sleepterm.commands.shared.console import say, tell
from sleepterm.commands.shared.man_page import man_page
from sleepterm.desktop import user_places
from sleepterm.desktop.menu_entry import icon, menu_entry
from sleepterm.desktop.program import program_words
from sleepterm.errors import SleeptermError
from sleepterm.store.installed_files import (
    Done,
    InstalledFiles,
    InstallFile,
    Outcome,
)
from sleepterm.store.paths import Paths
from sleepterm.translation import gettext as _

_DONE = {
    Outcome.WRITTEN: _("Wrote {path}"),
    Outcome.REMOVED: _("Removed {path}"),
    Outcome.UNCHANGED: _("Unchanged: {path}"),
}
_WOULD_BE_DONE = _DONE | {
    Outcome.WRITTEN: _("Would write {path}"),
    Outcome.REMOVED: _("Would remove {path}"),
}


def run(request: InstallDesktopRequest) -> int:
    """Install or remove the files; 1 if one of them can't be."""
    if sys.platform == "win32":
        raise SleeptermError(
            _("Nothing to install"),
            _("On Windows there is no menu entry, man page or completion to install."),
            _(
                "'sleepterm' starts it in any terminal; 'sleepterm help' lists "
                "commands."
            ),
        )
    installed = InstalledFiles(Paths.of_user().installed, dry_run=request.dry_run)
    act = installed.remove if request.remove else installed.install
    done = act(_files())
    for each in done:
        _print(each, request)
    for note in () if request.remove else _notes():
        say(note)
    if not done:
        say(_("Nothing is installed."))
    return 1 if any(each.outcome is Outcome.FAILED for each in done) else 0


def _files() -> Iterator[InstallFile]:
    program = program_words()
    if sys.platform != "darwin":
        yield InstallFile(user_places.menu_entry_path(), menu_entry(program))
        yield InstallFile(user_places.icon_path(), icon())
    page = man_page(version("sleepterm"), _installed_on().date())
    yield InstallFile(user_places.man_page_path(), page)
    for shell in _shells():
        yield InstallFile(_PLACES[shell](), completion_script(shell, program))


_PLACES = {
    Shell.BASH: user_places.bash_path,
    Shell.ZSH: user_places.zsh_path,
    Shell.FISH: user_places.fish_path,
}


def _shells() -> Iterator[Shell]:
    """The shells that are here."""
    return (shell for shell in Shell if shutil.which(shell))


def _installed_on() -> datetime:
    """When sleepterm was installed: the page is the same until it is updated."""
    return datetime.fromtimestamp(Path(__file__).stat().st_mtime, UTC)


def _print(done: Done, request: InstallDesktopRequest) -> None:
    if done.outcome is Outcome.FAILED:
        tell(done.problem)
    elif done.outcome is Outcome.KEPT:
        words = (
            _("Kept {path}, which is not as it was installed.")
            if request.remove
            else _(
                "Kept {path}, which is not as it was installed."
                " Delete it to have it replaced."
            )
        )
        say(words.format(path=done.path))
    else:
        table = _WOULD_BE_DONE if request.dry_run else _DONE
        say(table[done.outcome].format(path=done.path))


def _notes() -> Iterator[str]:
    """What the user has to know, or to do; their own files are never edited."""
    if sys.platform == "darwin":
        yield _("There is no menu entry: macOS has none for programs in the terminal.")
    page = user_places.shown(user_places.man_page_path())
    if not user_places.man_finds_it():
        yield _(
            "'man sleepterm' does not look there, but 'man {page}' shows the page."
        ).format(page=page)
    shells = tuple(_shells())
    if Shell.BASH in shells and not user_places.bash_reads_it():
        script = user_places.shown(user_places.bash_path())
        yield _(
            "bash needs the package bash-completion to find its completions, or this"
            " line in your ~/.bashrc: source {script}"
        ).format(script=script)
    if Shell.ZSH in shells and not user_places.zsh_reads_it():
        folder = user_places.shown(user_places.zsh_path().parent)
        yield _(
            "zsh needs this line in your .zshrc, before the one with compinit:"
            " fpath=({folder} $fpath)"
        ).format(folder=folder)
