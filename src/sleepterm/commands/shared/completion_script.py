"""The script that lets a shell complete commands, options and names.

shtab writes it from the arguments of all commands. Names that change are asked for with
`sleepterm --complete`, by functions that are written here.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Mapping, Sequence
from typing import Protocol, cast

import shtab

from sleepterm.commands.grammar.completion_values import (
    Files,
    completion_of,
)
from sleepterm.commands.grammar.parser import Parser
from sleepterm.commands.grammar.reading import PROGRAM, documented, root_parser
from sleepterm.commands.requests.shell import Shell
from sleepterm.library.catalog.name_lists import Names

_BASH = """\
_sleepterm_names() {
  local word=$2 name
  while IFS=$'\\t' read -r name _; do
    case $word in
      [\\"\\']*) printf '%s\\n' "$name" ;;
      *) printf '%q\\n' "$name" ;;
    esac
  done < <(PROGRAM --complete "$1" "$word" 2>/dev/null)
}
"""

_BASH_END = """
# Bash splits --option=value and rain:40 into three words; these are one.
_sleepterm() {
  local words=() at=0 cut=${COMP_CWORD} word
  for word in "${COMP_WORDS[@]}"; do
    if [[ $word == = && ${words[${#words[@]}-1]-} == --* ]]; then
      (( at < COMP_CWORD )) && (( cut -= 1 ))
    elif [[ $word == : || ( at -gt 0 && ${COMP_WORDS[at-1]} == : ) ]] &&
        (( ${#words[@]} > 1 )); then
      words[${#words[@]}-1]+=$word
      (( at <= COMP_CWORD )) && (( cut -= 1 ))
    else
      words+=("$word")
    fi
    (( at += 1 ))
  done
  local COMP_WORDS=("${words[@]}") COMP_CWORD=$cut
  _shtab_sleepterm
}

complete -o bashdefault -F _sleepterm sleepterm
"""

_ZSH = """\
_sleepterm_names() {
  local line about
  local -a names
  for line in "${(@f)$(PROGRAM --complete $1 "$PREFIX" 2>/dev/null)}"; do
    about=${line#*$'\\t'}
    [[ -n $line ]] && names+=("${${line%%$'\\t'*}//:/\\\\:}${about:+:$about}")
  done
  _describe -t names name names
}
"""

_CHANGES: Mapping[Shell, Sequence[tuple[str, str]]] = {
    Shell.BASH: (),
    Shell.ZSH: (
        # The first of several words only is completed.
        (r'^( +)"\(\*\)::?', r'\1"*:'),
        # A value after "=" is not.
        (r'^( +"--[a-z-]+)(\[(?:\\.|[^\\\]\n])*\]:)', r"\1=\2"),
        # A message for an argument keeps options from being completed.
        (r'^( +"\*?:.*:)"$', r'\1( )"'),
    ),
    Shell.FISH: (
        # The line is read again for each of forty commands.
        (
            r"^(function _shtab_sleepterm_using\n)( +)(_shtab_sleepterm_scan\n)",
            (
                r"\1\2set -l line (commandline -pc)\n"
                r'\2test "$line" = "$_sleepterm_line"; or \3'
                r'\2set -g _sleepterm_line "$line"\n'
            ),
        ),
    ),
}
"""What shtab lacks: patterns of lines, and what they become."""

_FISH = """\
function _sleepterm_names
  # fish asks for these with options, too.
  string match -q -- '-*' (commandline -ct); and return
  PROGRAM --complete $argv[1] (commandline -ct) 2>/dev/null
end
"""

_FUNCTIONS = {Shell.BASH: _BASH, Shell.ZSH: _ZSH, Shell.FISH: _FISH}


def completion_script(shell: Shell, program: Sequence[str]) -> str:
    """The script for a shell.

    Args:
        shell: the shell.
        program: the words that start sleepterm.
    """
    preamble = _FUNCTIONS[shell].replace("PROGRAM", shlex.join(program))
    if shell is not Shell.FISH:
        preamble += "".join(
            f'{_function(x)}() {{ _sleepterm_names {x} "$1"; }}\n' for x in Names
        )
    tree = _tree()
    script = shtab.complete(tree, shell, preamble=preamble)
    for pattern, replacement in _CHANGES[shell]:
        script = re.sub(pattern, replacement, script, flags=re.MULTILINE)
    return script + (_BASH_END if shell is Shell.BASH else "")


class _Completed(Protocol):
    """An argument that shtab completes."""

    complete: Mapping[str, str]


class _Inner(Protocol):
    """What parsers of actions are added to."""

    def add_parser(
        self,
        name: str,
        *,
        prog: str,
        help: str,  # noqa: A002 - argparse calls it so
    ) -> object:
        """Make and add one."""


def _tree() -> Parser:
    """One parser, with those of all commands inside it."""
    root = root_parser()
    parsers = {PROGRAM: root}
    inner: dict[str, _Inner] = {}

    def made(*, prog: str, **_: object) -> Parser:
        return parsers[prog]

    for command in documented():
        parser = parsers[command.parser.prog] = command.parser
        _set_completions(command.name, parser)
        outer = parser.prog.rpartition(" ")[0]
        if outer not in inner:
            inner[outer] = parsers[outer].add_subparsers(
                metavar="COMMAND", parser_class=cast("type[Parser]", made)
            )
        inner[outer].add_parser(
            command.name.rpartition(" ")[2], prog=parser.prog, help=command.summary
        )
    return root


def _set_completions(command: str, parser: Parser) -> None:
    for argument in parser.shown:
        completion = completion_of(command, argument)
        if isinstance(completion, tuple):
            argument.choices = completion
        elif completion is not None:
            cast("_Completed", argument).complete = _in_shells(completion)


def _in_shells(completion: Names | Files) -> Mapping[str, str]:
    if isinstance(completion, Files):
        return cast("Mapping[str, str]", shtab.FILE)
    name = _function(completion)
    return {
        "bash": name,
        "zsh": name,
        "fish": f"(_sleepterm_names {completion})",
    }


def _function(names: Names) -> str:
    return f"_sleepterm_{names.replace('-', '_')}"
