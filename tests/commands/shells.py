"""Completes lines in real shells, as a user does who presses Tab."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal

from sleepterm.commands.requests.shell import Shell
from sleepterm.commands.shared.completion_script import completion_script

PROGRAM = (sys.executable, "-m", "sleepterm")

_BASH = """
offer() {
  COMP_WORDS=("$@") COMP_CWORD=$(( $# - 1 ))
  _sleepterm
  printf '%s\\n' "${COMPREPLY[@]}"
  echo ==
}
"""
_ZSHRC = """
PS1='ready> '
typed() { print -r -- $BUFFER >> $ZDOTDIR/typed; BUFFER= }
left() { print -r -- END >> $ZDOTDIR/typed; exit }
zle -N typed
zle -N left
bindkey '^G' typed
bindkey '^O' left
unsetopt zle_bracketed_paste
"""


def script_of(shell: Shell, folder: Path) -> Path:
    """The script in a file; skips the test where there is no such shell."""
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")
    path = folder / f"sleepterm.{shell}"
    path.write_text(completion_script(shell, PROGRAM), encoding="utf-8")
    return path


def in_bash(folder: Path, lines: Sequence[Sequence[str]]) -> list[list[str]]:
    """What bash offers for the last word of each line.

    Args:
        folder: for the script.
        lines: the words as bash splits them, with the quotes that were typed.
    """
    script = script_of(Shell.BASH, folder)
    offers = [shlex.join(("offer", *words)) for words in lines]
    code = "\n".join((f"source {script}", _BASH, *offers))
    offered: list[list[str]] = [[]]
    for line in _printed("bash", "--norc", "-c", code):
        if line == "==":
            offered.append([])
        elif line:
            offered[-1].append(line)
    return offered[:-1]


def in_fish(folder: Path, lines: Sequence[str]) -> list[dict[str, str]]:
    """What fish offers at the end of each line, with the descriptions."""
    script = script_of(Shell.FISH, folder)
    asked = [f"complete -C {shlex.quote(x)}; echo ==" for x in lines]
    code = "\n".join((f"source {script}", *asked))
    offered: list[dict[str, str]] = [{}]
    for line in _printed("fish", "-N", "-c", code):
        if line == "==":
            offered.append({})
        else:
            name, _, about = line.partition("\t")
            offered[-1][name] = about
    return offered[:-1]


def in_zsh(folder: Path, lines: Sequence[str], last_draws: str = "") -> list[str]:
    """Each line after Tab was pressed at its end.

    zsh draws no list while more is typed: what the last line draws is waited for.
    """
    script = script_of(Shell.ZSH, folder)
    load = f'autoload -U compinit && compinit -u -D\neval "$(<{script})"\n'
    return typed_in_zsh(folder, load, lines, last_draws)


def typed_in_zsh(
    folder: Path, rc_file: str, lines: Sequence[str], last_draws: str = ""
) -> list[str]:
    """The same with a .zshrc of one's own, which is written into the folder."""
    (folder / ".zshrc").write_text(f"{rc_file}{_ZSHRC}", encoding="utf-8")
    typed = folder / "typed"

    def is_over(_drawn: str) -> bool:
        return typed.exists() and typed.read_text(encoding="utf-8").endswith("END\n")

    environment = os.environ | {"ZDOTDIR": str(folder)}
    with Terminal(["zsh", "-d", "-i"], environment, (120, 60)) as terminal:
        terminal.wait_for("ready> ")
        terminal.press("\a".join(f"{line}\t" for line in lines))
        if last_draws:
            terminal.wait_for(last_draws)
        terminal.press("\a\x0f")
        terminal.wait_until(is_over)
    return typed.read_text(encoding="utf-8").splitlines()[:-1]


def _printed(*command: str) -> list[str]:
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stderr == ""
    return done.stdout.splitlines()
