"""All commands, and what a line of arguments asks for."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sleepterm.commands.grammar import finding, own_sounds, playing
from sleepterm.commands.grammar.mixes import ACTIONS
from sleepterm.commands.grammar.parser import Command, Group, Parser
from sleepterm.commands.requests import EmptyRequest, HelpRequest
from sleepterm.errors import SleeptermError
from sleepterm.text import did_you_mean

PROGRAM = "sleepterm"

_LONGEST = 20

WORKER = "import-worker"
"""The command that the screen runs for itself; not listed and never suggested."""

_DESCRIPTION = (
    "Sleep sounds and meditations that fade away. Without a command: the player."
)


@dataclass(frozen=True, slots=True)
class Invocation:
    """One command to run.

    Attributes:
        module: the module in `sleepterm.commands` that runs it.
        request: what it is asked for.
    """

    module: str
    request: object


def _add_nothing(_parser: Parser) -> None:
    pass


def _empty_request(_options: argparse.Namespace) -> EmptyRequest:
    return EmptyRequest()


def _add_help(parser: Parser) -> None:
    parser.arguments.add_argument(
        "words",
        metavar="COMMAND",
        nargs="*",
        help="a command, like 'play' or 'mix save' (default: list all commands)",
    )


def _help_request(options: argparse.Namespace) -> HelpRequest:
    return HelpRequest(tuple(options.words))


COMMANDS: Mapping[str, Command | Group] = {
    "play": Command(
        "play",
        "play tracks and mixes, with a sleep timer",
        playing.add_play,
        playing.play_request,
        "play rain-steady:60 owl:30 --timer 45m",
    ),
    "list": Command(
        "list_tracks",
        "list tracks and mixes",
        finding.add_list,
        finding.list_request,
        "list --type nature --sort length",
    ),
    "search": Command(
        "search",
        "find tracks by how you feel",
        finding.add_search,
        finding.search_request,
        "search my mind is racing, 10 minutes",
    ),
    "for-you": Command(
        "for_you",
        "five suggestions for this hour, and why",
        finding.add_for_you,
        finding.for_you_request,
    ),
    "again": Command(
        "again",
        "play the last mix again, softer, for 20 minutes",
        playing.add_again,
        playing.again_request,
    ),
    "mix": Group("save, share and make mixes", ACTIONS),
    "favourite": Command(
        "favourite",
        "show or change your favourites",
        finding.add_favourite,
        finding.favourite_request,
    ),
    "history": Command(
        "history",
        "show or delete what was played",
        finding.add_history,
        finding.history_request,
    ),
    "add": Command(
        "add",
        "add your own sound files",
        own_sounds.add_add,
        own_sounds.add_request,
        "add ~/Music/rain.mp3 --type nature --topic sleep",
    ),
    "edit": Command(
        "edit",
        "change one of your own sounds",
        own_sounds.add_edit,
        own_sounds.edit_request,
        "edit my-rain --title 'Rain at home' --topic sleep",
    ),
    "remove": Command(
        "remove",
        "remove one of your own sounds",
        own_sounds.add_remove,
        own_sounds.remove_request,
    ),
    "render": Command(
        "render",
        "write a mix to a sound file",
        playing.add_render,
        playing.render_request,
        "render brown-noise --length 30m -o night.flac",
    ),
    "voices": Command(
        "voices",
        "list the voices this machine can speak with",
        _add_nothing,
        _empty_request,
    ),
    "revoice": Command(
        "revoice",
        "give guided sessions another voice",
        playing.add_revoice,
        playing.revoice_request,
        "revoice body-scan --voice espeak-ng:en-us",
    ),
    "doctor": Command(
        "doctor", "check what works on this machine", _add_nothing, _empty_request
    ),
    "help": Command(
        "show_help", "show the help of a command", _add_help, _help_request
    ),
}
"""Every command that is listed, by its name."""

_HIDDEN = {
    WORKER: Command("import_worker", "", _add_nothing, _empty_request),
}


def invocation(arguments: Sequence[str]) -> Invocation:
    """The command that the arguments name, and the request they make.

    Raises:
        SleeptermError: there is no such command, or its arguments are wrong.
        SystemExit: a help was asked for, and is printed.
    """
    before, words = _split(arguments)
    options = _root().read(before)
    if options.version:
        return Invocation("version", EmptyRequest())
    if not words:
        return Invocation("interactive", EmptyRequest())
    prog, command, rest = _command(words)
    request = command.request(_parser(prog, command).read(rest))
    return Invocation(command.module, request)


def help_text(words: Sequence[str]) -> str:
    """The help of a command, of an action of `mix`, or, for no words, of all.

    Raises:
        SleeptermError: there is no such command.
    """
    if not words:
        return _root().format_help()
    group = COMMANDS.get(words[0])
    if isinstance(group, Group) and len(words) == 1:
        return _group_parser(words[0], group).format_help()
    prog, command, _ = _command(words)
    return _parser(prog, command).format_help()


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """What stands before the command's name, and the rest."""
    places = (at for at, word in enumerate(arguments) if not word.startswith("-"))
    at = next(places, len(arguments))
    return arguments[:at], arguments[at:]


def _command(words: Sequence[str]) -> tuple[str, Command, Sequence[str]]:
    """The program's name with the command's, the command, and its arguments."""
    name, *rest = words
    found = _HIDDEN.get(name) or COMMANDS.get(name)
    if found is None:
        raise _unknown("command", name, COMMANDS, PROGRAM)
    prog = f"{PROGRAM} {name}"
    if isinstance(found, Command):
        return prog, found, rest
    before, words = _split(rest)
    parser = _group_parser(name, found)
    parser.read(before)
    if not words:
        parser.error("an ACTION is required")
    action, *rest = words
    if action not in found.actions:
        raise _unknown("action", action, found.actions, prog)
    return f"{prog} {action}", found.actions[action], rest


def _unknown(
    kind: str, name: str, known: Mapping[str, object], prog: str
) -> SleeptermError:
    return SleeptermError(
        f"Unknown {kind}",
        f"There is no {kind} '{name[:_LONGEST]}'.",
        did_you_mean(name, known) or f"See '{prog} --help'.",
    )


def _parser(prog: str, command: Command) -> Parser:
    example = f"example:\n  {PROGRAM} {command.example}" if command.example else ""
    parser = Parser(prog, _sentence(command.summary), example)
    command.add_arguments(parser)
    return parser


def _group_parser(name: str, group: Group) -> Parser:
    prog = f"{PROGRAM} {name}"
    return Parser(
        prog,
        _sentence(group.summary),
        _listing("actions", group.actions),
        f"{prog} [-h] ACTION ...",
    )


def _root() -> Parser:
    parser = Parser(
        PROGRAM,
        _DESCRIPTION,
        _listing("commands", COMMANDS),
        f"{PROGRAM} [-h] [--version] [COMMAND ...]",
    )
    parser.options.add_argument(
        "--version", action="store_true", help="show the version"
    )
    return parser


def _listing(title: str, commands: Mapping[str, Command | Group]) -> str:
    width = max(map(len, commands))
    lines = [f"  {name:<{width}}  {x.summary}" for name, x in commands.items()]
    return "\n".join((f"{title}:", *lines))


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."
