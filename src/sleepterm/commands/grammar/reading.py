"""Parses the command line into a command and its request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import NamedTuple, cast

from sleepterm.commands.grammar.device_option import DEVICE, add_device
from sleepterm.commands.grammar.parser import Parser, Syntax
from sleepterm.commands.grammar.table import COMMANDS, HIDDEN, Command, Group
from sleepterm.commands.requests.general import EmptyRequest, StartRequest
from sleepterm.errors import SleeptermError
from sleepterm.text import did_you_mean
from sleepterm.translation import gettext as _

PROGRAM = "sleepterm"

_LONGEST = 20
_DESCRIPTION = _(
    "Sleep sounds and meditations that fade away. Without a command: the player."
)


@dataclass(frozen=True, slots=True)
class Invocation:
    """One command to run, with its request.

    Attributes:
        module: the module in `sleepterm.commands` that runs it.
        request: the request to pass to it.
    """

    module: str
    request: object


def invocation(arguments: Sequence[str]) -> Invocation:
    """The command and the request that the arguments describe.

    Raises:
        SleeptermError: there is no such command, or its arguments are wrong.
        SystemExit: a help was asked for, and was printed.
    """
    before, words = _split(arguments)
    options = root_parser().read(before)
    if options.version:
        return Invocation("version", EmptyRequest())
    if not words:
        start = StartRequest(options.plain, options.device, options.here)
        return Invocation("start", start)
    for option, is_given in {
        "--device": options.device is not None,
        "--here": options.here,
    }.items():
        if is_given:
            raise SleeptermError(
                _("Bad request"),
                _("{option} belongs behind '{command}', if that plays sound.").format(
                    option=option, command=words[0][:_LONGEST]
                ),
            )
    found = _find(words)
    syntax = _syntax(found)
    request = syntax.request(_parser(found, syntax).read(found.arguments))
    return Invocation(found.command.module, request)


def help_text(words: Sequence[str]) -> str:
    """The help of a command, of an action of a group, or, for no words, of all.

    Raises:
        SleeptermError: there is no such command.
    """
    if not words:
        return root_parser().format_help()
    group = COMMANDS.get(words[0])
    if isinstance(group, Group) and len(words) == 1:
        return _group_parser(words[0], group).format_help()
    found = _find(words)
    return _parser(found, _syntax(found)).format_help()


class Documented(NamedTuple):
    """A command as its help documents it.

    Attributes:
        name: of the command; for an action, "mix save".
        summary: one line.
        parser: with its arguments; a group's has only the options before an action.
        example: an example, without the program's name; may be empty.
    """

    name: str
    summary: str
    parser: Parser
    example: str


def documented() -> Iterator[Documented]:
    """All listed commands; a group comes before its actions."""
    for name, command in COMMANDS.items():
        if isinstance(command, Command):
            yield _documented((name,), command)
            continue
        yield Documented(name, command.summary, _group_parser(name, command), "")
        for action, inner in command.actions.items():
            yield _documented((name, action), inner)


def _documented(words: tuple[str, ...], command: Command) -> Documented:
    found = _Found(words, command, ())
    parser = _parser(found, _syntax(found))
    return Documented(" ".join(words), command.summary, parser, command.example)


def _split(arguments: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The arguments before the command's name, and the rest."""
    places = (
        at
        for at, word in enumerate(arguments)
        if not word.startswith("-") and arguments[max(at - 1, 0)] != DEVICE
    )
    at = next(places, len(arguments))
    return arguments[:at], arguments[at:]


class _Found(NamedTuple):
    """A command that was found.

    Attributes:
        words: its name; for an action, those of its group and its own.
        command: the command.
        arguments: the arguments after its name.
    """

    words: tuple[str, ...]
    command: Command
    arguments: Sequence[str]


def _find(words: Sequence[str]) -> _Found:
    name, *rest = words
    found = HIDDEN.get(name) or COMMANDS.get(name)
    if found is None:
        raise SleeptermError(
            _("Unknown command"),
            _("There is no command '{name}'.").format(name=name[:_LONGEST]),
            _question_or_help(name, COMMANDS, PROGRAM),
        )
    if isinstance(found, Command):
        return _Found((name,), found, rest)
    before, words = _split(rest)
    parser = _group_parser(name, found)
    parser.read(before)
    words = words or [found.default] * bool(found.default)
    if not words:
        parser.error(_("an ACTION is required"))
    action, *rest = words
    if action not in found.actions:
        raise SleeptermError(
            _("Unknown action"),
            _("There is no action '{name}'.").format(name=action[:_LONGEST]),
            _question_or_help(action, found.actions, parser.prog),
        )
    return _Found((name, action), found.actions[action], rest)


def _syntax(found: _Found) -> Syntax:
    # Only the named command's: requests and choices take time to import.
    module = import_module(f"sleepterm.commands.grammar.{found.command.syntax}")
    return cast("Mapping[str, Syntax]", module.SYNTAX)[found.words[-1]]


def _question_or_help(name: str, known: Mapping[str, object], prog: str) -> str:
    see = _("See '{command} --help'.").format(command=prog)
    return did_you_mean(name, known) or see


def _parser(found: _Found, syntax: Syntax) -> Parser:
    example = found.command.example
    parser = Parser(
        " ".join((PROGRAM, *found.words)),
        _sentence(found.command.summary),
        _lines(_("example:"), [f"{PROGRAM} {example}"] if example else []),
    )
    syntax.add_arguments(parser)
    return parser


def _group_parser(name: str, group: Group) -> Parser:
    prog = f"{PROGRAM} {name}"
    action = _("ACTION")
    usage = f"[{action} ...]" if group.default else f"{action} ..."
    return Parser(
        prog,
        _sentence(group.summary),
        _lines(_("actions:"), _listing(group.actions)),
        f"{prog} [-h] {usage}",
    )


def root_parser() -> Parser:
    """The options before a command."""
    device, command = _("NAME"), _("COMMAND")
    # argparse wraps no usage that it is given.
    indent = " " * len(_("usage: ") + f"{PROGRAM} ")
    parser = Parser(
        PROGRAM,
        _DESCRIPTION,
        _lines(_("commands:"), _listing(COMMANDS)),
        f"{PROGRAM} [-h] [--version] [--plain] [--here] [{DEVICE} {device}]"
        f"\n{indent}[{command} ...]",
    )
    parser.options.add_argument(
        "--version", action="store_true", help=_("show the version")
    )
    add_device(parser)
    parser.options.add_argument(
        "--plain",
        action="store_true",
        help=_(
            "the player without a screen: lines typed and printed, as for a "
            "screen reader"
        ),
    )
    parser.options.add_argument(
        "--here",
        action="store_true",
        help=_(
            "open a player here, even if another sleepterm runs (default: the screen "
            "shows that one)"
        ),
    )
    return parser


def _listing(commands: Mapping[str, Command | Group]) -> Sequence[str]:
    width = max(map(len, commands))
    return [f"{name:<{width}}  {x.summary}" for name, x in commands.items()]


def _lines(title: str, lines: Sequence[str]) -> str:
    """A title with lines below it, indented; "" without any."""
    return "\n  ".join((title, *lines)) if lines else ""


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."
