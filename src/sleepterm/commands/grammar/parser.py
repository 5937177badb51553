"""An argument parser with our own errors."""

from __future__ import annotations

import argparse
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple, NoReturn, Protocol, TypeVar

from sleepterm.commands.grammar.choices import Choices
from sleepterm.errors import SleeptermError
from sleepterm.text import did_you_mean
from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

_WIDTH = 80
_LONGEST_METAVAR = 40
_LONGEST = 40
_OPTION = re.compile(r"--[a-z-]+")
_NEGATIVE = re.compile(r"-\d")
_Value = TypeVar("_Value")


class Options(Protocol):
    """A parser, or a group of one."""

    @property
    def add_argument(self) -> Callable[..., argparse.Action]:
        """Add an argument or option."""


class Parser(argparse.ArgumentParser):
    """Raises errors with a message of one sentence, for `main` to print.

    Args:
        prog: the words before the arguments, as the user typed them.
        description: beginning of the help.
        epilog: end of the help; its lines are not wrapped.
        usage: first line of the help; None generates it from the arguments.
    """

    def __init__(
        self, prog: str, description: str, epilog: str = "", usage: str | None = None
    ) -> None:
        super().__init__(
            prog,
            usage,
            description=description,
            epilog=epilog,
            formatter_class=_formatter,
            add_help=False,
        )
        # No option begins with a digit: "-5m" is a value, as "-5" is for argparse.
        self._negative_number_matcher = _NEGATIVE
        # argparse would call them "positional arguments"
        self.arguments = self.add_argument_group(_("arguments"))
        self.options = self.add_argument_group(_("options"))
        self.options.add_argument(
            "-h", "--help", action="help", help=_("show this help and exit")
        )

    @property
    def shown(self) -> tuple[argparse.Action, ...]:
        """All arguments and options that the help explains, in its order."""
        return tuple(x for x in self._actions if x.help != argparse.SUPPRESS)

    def add_choice(
        self,
        option: str,
        choices: Choices[_Value],
        words: str,
        default: str,
        *,
        group: Options | None = None,
    ) -> None:
        """Add an option that takes one of some values, which its help lists.

        Args:
            option: its name, with the dashes.
            choices: the values.
            words: its help text.
            default: the default, as text for the help.
            group: the group to add it to; None means the parser itself.
        """
        listed = ", ".join(choices.by_text)
        short = "|".join(choices.by_text)
        has_room = len(short) <= _LONGEST_METAVAR
        # Translators: {words} is what an option does, {values} are its values
        text = _("{words}: {values} (default: {default})")
        if has_room:
            text = _("{words} (default: {default})")
        (group or self.options).add_argument(
            option,
            # Only the types of tracks are too many for the usage.
            metavar=short if has_room else _("TYPE"),
            type=choices.convert,
            help=text.format(words=words, values=listed, default=default),
        )

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help.

        Raises:
            SleeptermError: it can't be written.
        """
        super().print_help(file)
        # argparse ends the program right after that.
        sys.stdout.flush()

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """The values of all arguments.

        Raises:
            SleeptermError: one is unknown, missing or wrong.
            SystemExit: the help was asked for, and was printed.
        """
        self._check_options(words)
        values, unknown = self.parse_known_args(words)
        for word in unknown:
            if not word.startswith("-"):
                text = _("'{word}' is one argument too many")
                self.error(text.format(word=word[:_LONGEST]))
            self._refuse_option(word)
        return values

    def _check_options(self, words: Sequence[str]) -> None:
        # argparse would first ask for what is missing because it is mistyped.
        known = [*self._option_string_actions]
        for word in takewhile(lambda word: word != "--", words):
            option = word.partition("=")[0]
            if word.startswith("--") and not any(x.startswith(option) for x in known):
                self._refuse_option(option)

    def _refuse_option(self, word: str) -> NoReturn:
        option = word.partition("=")[0]
        question = did_you_mean(option, _OPTION.findall(self.format_usage()))
        text = _("there is no option '{option}'")
        if question:
            text = _("there is no option '{option}'. {question}")
        self.error(text.format(option=option[:_LONGEST], question=question))

    def error(self, message: str) -> NoReturn:
        """Refuse the arguments.

        Args:
            message: what is wrong; a message that ends with a question gets no hint.

        Raises:
            SleeptermError: always.
        """
        words = message.removeprefix("argument ").rstrip(".")
        if words.endswith("?"):
            raise SleeptermError(_("Bad request"), _sentence(words))
        hint = _("See '{command} --help'.").format(command=self.prog)
        raise SleeptermError(_("Bad request"), f"{_sentence(words)}.", hint)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _formatter(prog: str) -> argparse.HelpFormatter:
    columns = min(shutil.get_terminal_size().columns, _WIDTH)
    return argparse.RawDescriptionHelpFormatter(prog, width=columns - 2)


class Syntax(NamedTuple):
    """The arguments of one command.

    Attributes:
        add_arguments: adds the arguments to a parser.
        request: makes the request from the parsed values.
    """

    add_arguments: Callable[[Parser], None]
    request: Callable[[argparse.Namespace], object]


def add_nothing(_parser: Parser) -> None:
    """The arguments of a command that has none."""
