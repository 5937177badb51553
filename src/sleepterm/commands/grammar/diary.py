"""Arguments of the actions of `diary`."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from datetime import date

from sleepterm.commands.grammar import values
from sleepterm.commands.grammar.parser import Parser, Syntax, add_nothing
from sleepterm.commands.requests.diary import (
    AddEntryRequest,
    ExportDiaryRequest,
    RemoveEntryRequest,
    ShowDiaryRequest,
)
from sleepterm.errors import SleeptermError
from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.questions import NO_ANSWER, QUESTIONS, Question
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

_METAVARS = {
    "latency": _("MIN"),
    "awakenings": "N",
    "awake": _("MIN"),
    "quality": "1-5",
    "note": _("TEXT"),
}
_DAY = _("date of the morning, like 2026-03-01, or yesterday")


def _show_request(_options: argparse.Namespace) -> ShowDiaryRequest:
    return ShowDiaryRequest()


def _add_add(parser: Parser) -> None:
    parser.arguments.add_argument(
        "day",
        metavar=_("DATE"),
        nargs="?",
        help=_("{date} (default: today)").format(date=_DAY),
    )
    for question in QUESTIONS:
        parser.options.add_argument(
            f"--{question.name}",
            metavar=_METAVARS.get(question.name, pgettext("time of day", "TIME")),
            type=_answer_to(question),
            help=_("{question} (default: unchanged; {blank} takes it back)").format(
                question=question.text, blank=NO_ANSWER
            ),
        )


def _answer_to(question: Question) -> Callable[[str], str]:
    def check(text: str) -> str:
        try:
            question.answered(Entry(date.min), text)
        except SleeptermError as error:
            raise argparse.ArgumentTypeError(str(error).rstrip(".")) from error
        return text

    return check


def _add_request(options: argparse.Namespace) -> AddEntryRequest:
    given = {x.name: getattr(options, x.name) for x in QUESTIONS}
    answers = {name: text for name, text in given.items() if text is not None}
    return AddEntryRequest(options.day, answers)


def _add_export(parser: Parser) -> None:
    parser.arguments.add_argument(
        "file",
        metavar=_("FILE.csv"),
        nargs="?",
        type=values.path,
        help=_("the file to write (default: print it)"),
    )
    parser.options.add_argument(
        "--force", action="store_true", help=_("replace an existing file")
    )


def _export_request(options: argparse.Namespace) -> ExportDiaryRequest:
    return ExportDiaryRequest(options.file, options.force)


def _add_remove(parser: Parser) -> None:
    parser.arguments.add_argument("day", metavar=_("DATE"), help=_DAY)


def _remove_request(options: argparse.Namespace) -> RemoveEntryRequest:
    return RemoveEntryRequest(options.day)


SYNTAX = {
    "show": Syntax(add_nothing, _show_request),
    "add": Syntax(_add_add, _add_request),
    "export": Syntax(_add_export, _export_request),
    "remove": Syntax(_add_remove, _remove_request),
}
"""The actions of `diary`."""
