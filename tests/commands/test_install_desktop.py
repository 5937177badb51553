"""`sleepterm install-desktop`, and whether desktop, man and shells find its files."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.commands.shells import typed_in_zsh

from sleepterm.cli import main
from sleepterm.desktop import program
from sleepterm.desktop.menu_entry import icon, menu_entry
from sleepterm.desktop.program import program_words

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="not for Windows")


@pytest.fixture(autouse=True)
def user(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user whose folders are where they are without variables."""
    monkeypatch.setenv("XDG_DATA_HOME", str(home / ".local" / "share"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / ".config"))
    for name in ("BASH_COMPLETION_USER_DIR", "MANPATH", "ZDOTDIR", "FPATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    return home


def files_below(folder: Path) -> set[str]:
    return {
        str(path.relative_to(folder))
        for path in folder.rglob("*")
        if path.is_file() and "sleepterm/" not in str(path.relative_to(folder))
    }


def shown(capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    capsys.readouterr()
    assert main(["install-desktop", *options]) == 0
    return capsys.readouterr().out.splitlines()


def test_each_file_is_printed_written_found_and_removed(
    user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planned = shown(capsys, "--dry-run")
    assert files_below(user) == set()
    wrote = shown(capsys)
    assert [x.replace("Would write", "Wrote") for x in planned] == wrote
    names = {x.removeprefix(f"Wrote {user}/") for x in wrote if x.startswith("Wrote")}
    assert names == files_below(user)
    assert {
        ".local/share/applications/sleepterm.desktop",
        ".local/share/icons/hicolor/scalable/apps/sleepterm.svg",
        ".local/share/man/man1/sleepterm.1",
    } < names
    again = shown(capsys)
    assert {x.replace("Unchanged:", "Wrote") for x in again} == set(wrote)
    removed = shown(capsys, "--remove")
    assert {x.removeprefix(f"Removed {user}/") for x in removed} == names
    assert files_below(user) == set()
    assert not (user / ".local" / "share" / "applications").exists()
    assert shown(capsys, "--remove") == ["Nothing is installed."]


def test_what_the_user_changed_is_kept_and_named(
    user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shown(capsys)
    entry = user / ".local/share/applications/sleepterm.desktop"
    entry.write_text(entry.read_text().replace("Sleep Sounds", "Schlaf"))
    kept = f"Kept {entry}, which is not as it was installed."
    assert f"{kept} Delete it to have it replaced." in shown(capsys)
    assert kept in shown(capsys, "--remove")
    assert files_below(user) == {str(entry.relative_to(user))}


def test_a_folder_that_cannot_be_made_fails_alone(
    user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (user / ".local" / "share").mkdir(parents=True)
    (user / ".local" / "share" / "man").write_text("a file")
    assert main(["install-desktop"]) == 1
    printed = capsys.readouterr()
    page = user / ".local/share/man/man1/sleepterm.1"
    assert printed.err.startswith(f"sleepterm: {page} can't be ")
    assert "Wrote" in printed.out


def test_windows_has_nothing_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert main(["install-desktop"]) == 2
    assert "On Windows there is no menu entry" in capsys.readouterr().err


def test_macos_gets_no_menu_entry(
    user: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    lines = shown(capsys)
    assert ".local/share/man/man1/sleepterm.1" in files_below(user)
    assert not any("applications" in name for name in files_below(user))
    assert any("macOS has none" in line for line in lines)


def test_doctor_says_what_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    main(["install-desktop"])
    main(["doctor"])
    line = "ok   shell     completions, icon, man page, menu entry\n"
    assert line in capsys.readouterr().out


# Whether what is installed is found where it is.


def test_man_finds_the_page_beside_the_users_programs(
    user: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "'man sleepterm' does not look there, but 'man ~/.local/share/man/man1/"
    assert any(line.startswith(note) for line in shown(capsys))
    (user / ".local" / "bin").mkdir()
    path = f"{user}/.local/bin{os.pathsep}{os.environ['PATH']}"
    monkeypatch.setenv("PATH", path)
    assert not any("'man" in line for line in shown(capsys))
    if shutil.which("mandb") is None:
        pytest.skip("no man-db here")
    found = subprocess.check_output(["man", "-w", "sleepterm"], text=True)
    assert found.strip() == str(user / ".local/share/man/man1/sleepterm.1")


@pytest.mark.skipif(shutil.which("fish") is None, reason="no fish here")
def test_fish_finds_its_completions(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shown(capsys)
    # fish completes only what there is.
    (tmp_path / "sleepterm").touch(mode=0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    offered = subprocess.check_output(
        ["fish", "-c", "complete -C 'sleepterm play rain-st'"], text=True
    )
    assert offered == "rain-steady\tSteady rain\n"


BASH_COMPLETION = Path("/usr/share/bash-completion/bash_completion")


@pytest.mark.skipif(not BASH_COMPLETION.exists(), reason="no bash-completion here")
def test_bash_finds_its_completions(capsys: pytest.CaptureFixture[str]) -> None:
    assert not any("bash needs" in line for line in shown(capsys))
    code = f"source {BASH_COMPLETION}; _completion_loader sleepterm; complete -p"
    printed = subprocess.check_output(["bash", "--norc", "-ic", code], text=True)
    assert "-F _sleepterm sleepterm" in printed


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_zsh_finds_its_completions_with_the_line_it_is_told(
    user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (note,) = [line for line in shown(capsys) if line.startswith("zsh needs")]
    line = note.partition(": ")[2]
    assert line == "fpath=(~/.local/share/zsh/site-functions $fpath)"
    rc = f"{line}\nautoload -U compinit && compinit -u -D\n"
    typed = typed_in_zsh(user, rc, ["sleepterm play rain-st"])
    assert typed == ["sleepterm play rain-steady "]
    # It is in .zshrc by now.
    assert not any(line.startswith("zsh needs") for line in shown(capsys))


@pytest.mark.skipif(shutil.which("zsh") is None, reason="no zsh here")
def test_a_folder_of_the_users_that_zsh_reads_is_taken(
    user: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = user / ".zfunctions"
    folder.mkdir()
    (user / ".zshenv").write_text(f"fpath=({folder} $fpath)\n", encoding="utf-8")
    assert f"Wrote {folder}/_sleepterm" in shown(capsys)


# The menu entry.

HARD = '/opt/a b/100%/$HOME/`x`/"q"/back\\slash/sleepterm'


@pytest.mark.skipif(
    shutil.which("desktop-file-validate") is None, reason="no desktop-file-utils here"
)
@pytest.mark.parametrize(
    "words", [("sleepterm",), (HARD,), ("/usr/bin/python3", "-m", "sleepterm")]
)
def test_the_menu_entry_is_valid(words: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "sleepterm.desktop"
    file.write_text(menu_entry(words), encoding="utf-8")
    done = subprocess.run(
        ["desktop-file-validate", file], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_menu_entry_starts_the_program() -> None:
    entry = menu_entry((sys.executable, "-m", "sleepterm"))
    lines = entry.splitlines()
    assert f"Exec={sys.executable} -m sleepterm" in lines
    assert f"TryExec={sys.executable}" in lines
    assert "Terminal=true" in lines
    hard = menu_entry((HARD,))
    quoted = HARD.replace("%", "%%").replace("\\", r"\\\\")
    for char in '"`$':
        quoted = quoted.replace(char, rf"\\{char}")
    assert f'Exec="{quoted}"' in hard.splitlines()


def test_the_program_is_named_by_its_path_where_it_is_not_on_every_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = tmp_path / "bin" / "sleepterm"
    started.parent.mkdir()
    started.touch(mode=0o755)
    monkeypatch.setattr(sys, "argv", [str(started)])
    assert program_words() == (str(started),)
    monkeypatch.setenv("PATH", str(started.parent))
    assert program_words() == (str(started),)
    monkeypatch.setattr(program, "_ON_EVERY_PATH", (str(started.parent),))
    assert program_words() == ("sleepterm",)
    monkeypatch.setattr(sys, "argv", ["/nowhere/__main__.py"])
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert program_words() == (str(tmp_path / "python"), "-P", "-m", "sleepterm")


@pytest.mark.skipif(shutil.which("rsvg-convert") is None, reason="no rsvg-convert here")
@pytest.mark.parametrize("size", [16, 256])
def test_the_icon_is_drawn(size: int, tmp_path: Path) -> None:
    file = tmp_path / "icon.svg"
    file.write_text(icon(), encoding="utf-8")
    command = ["rsvg-convert", "-w", str(size), "-h", str(size), str(file)]
    drawn = subprocess.check_output(command)
    assert drawn.startswith(b"\x89PNG")
    assert int.from_bytes(drawn[16:20], "big") == size
