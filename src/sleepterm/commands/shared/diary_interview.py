"""Asks the questions of the sleep diary in the terminal, one a line."""

from __future__ import annotations

import signal

from sleepterm.commands.shared.console import ask, tell
from sleepterm.desktop.signals import EndedError
from sleepterm.errors import SleeptermError
from sleepterm.night.diary.calendar_words import WEEKDAYS
from sleepterm.night.diary.entry import Entry
from sleepterm.night.diary.questions import NO_ANSWER, QUESTIONS, Question
from sleepterm.translation import gettext as _


def interview(entry: Entry, answers: dict[str, str]) -> None:
    """Ask all questions, until the user stops by Ctrl-D or Ctrl-C.

    Args:
        entry: what is known; Enter takes that over.
        answers: gets the answers, by the names of the questions.

    Raises:
        EndedError: another signal came.
    """
    # Translators: {date} is like "2026-03-01", {blank} is "-"
    about = _(
        "The night to {weekday} {date}. Estimates will do; no answer is needed.\n"
        "Enter takes [what is known] or skips; {blank} leaves blank;"
        " Ctrl-D stops and keeps."
    )
    weekday = WEEKDAYS[entry.morning.weekday()]
    said = about.format(weekday=weekday, date=entry.morning, blank=NO_ANSWER)
    head = f"{said}\n\n"
    try:
        for question in QUESTIONS:
            if (text := _answer(question, entry, head)) is not None:
                answers[question.name] = text
            head = ""
    except EOFError:
        pass
    except EndedError as ended:
        if ended.number != signal.SIGINT:
            raise
        ended.accept()


def _answer(question: Question, entry: Entry, head: str) -> str | None:
    """The answer, or None where nothing is to be changed.

    Raises:
        EOFError: the input has ended.
    """
    known = question.answer(entry)
    prompt = f"{head}{question.text} " + (f"[{known}] " if known else "")
    while True:
        text = ask(prompt).strip() or known
        if not text:
            return None
        try:
            question.answered(entry, text)
        except SleeptermError as error:
            tell(str(error))
            prompt = prompt.removeprefix(head)
        else:
            return text
