"""`sleepterm diary`: show, fill in and export the sleep diary."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import singledispatch
from pathlib import Path

from sleepterm.commands.requests.diary import (
    AddEntryRequest,
    DiaryRequest,
    ExportDiaryRequest,
    RemoveEntryRequest,
    ShowDiaryRequest,
)
from sleepterm.commands.shared.catalog_access import print_problems
from sleepterm.commands.shared.console import say, say_bytes, tell
from sleepterm.commands.shared.diary_interview import interview
from sleepterm.commands.shared.diary_service import (
    StoredDiary,
    today,
    with_suggestion,
)
from sleepterm.commands.shared.tables import print_table
from sleepterm.desktop.terminal import draws_unicode, is_typed_in
from sleepterm.errors import SleeptermError
from sleepterm.night.diary.answers import QUALITIES, parse_day
from sleepterm.night.diary.calendar_words import SHORT_MONTHS, SHORT_WEEKDAYS
from sleepterm.night.diary.csv_table import diary_csv
from sleepterm.night.diary.entry import Entry, figures
from sleepterm.night.diary.format import (
    format_figures,
    format_hours,
    format_share,
)
from sleepterm.night.diary.fortnight import Day, Fortnight
from sleepterm.night.diary.questions import QUESTIONS
from sleepterm.store.diary import Diary
from sleepterm.store.files.atomic import create_atomically, write_atomically
from sleepterm.store.files.file_errors import cannot_write
from sleepterm.store.paths import Paths
from sleepterm.store.settings import load_settings
from sleepterm.translation import gettext as _
from sleepterm.translation import ngettext, pgettext
from sleepterm.tui.glyphs import ASCII, UNICODE

_HEADINGS = (
    _("Morning"),
    pgettext("time of going to bed", "Bed"),
    pgettext("time of getting up", "Up"),
    _("In bed"),
    _("Asleep"),
    _("Efficiency"),
    _("Quality"),
)
_PLOT_ROWS = 5
_BY_NAME = {question.name: question for question in QUESTIONS}


def run(request: DiaryRequest) -> int:
    """Do one action."""
    paths = Paths.of_user()
    diary = Diary(paths.diary_file)
    try:
        _do(request, diary, paths)
    finally:
        print_problems(diary.problems)
    return 0


@singledispatch
def _do(request: DiaryRequest, diary: Diary, paths: Paths) -> None:
    raise NotImplementedError


@_do.register
def _show(_request: ShowDiaryRequest, diary: Diary, paths: Paths) -> None:
    entries = diary.entries()
    if not entries:
        tell(
            _("The sleep diary is empty. 'sleepterm diary add' fills in this morning.")
        )
        return
    settings, _problems = load_settings(paths.config_file)
    is_ascii = settings.ascii if settings.ascii is not None else not draws_unicode()
    glyphs = ASCII if is_ascii else UNICODE
    weeks = Fortnight.until(today(), entries)
    print_table([_HEADINGS, *map(_row, weeks.days)])
    say()
    say(weeks.mean)
    say("\n".join(weeks.plot(glyphs.levels, glyphs.solid, _PLOT_ROWS)))


@_do.register
def _add(request: AddEntryRequest, diary: Diary, paths: Paths) -> None:
    morning = today() if request.day is None else parse_day(request.day, today())
    answers = dict(request.answers)
    try:
        if not answers:
            _ask(morning, answers, diary, paths)
    finally:
        # What was answered before a signal came is kept.
        if answers:
            _save(morning, answers, diary)
    if not answers:
        tell(_("Nothing was answered, so nothing was saved."))


@_do.register
def _export(request: ExportDiaryRequest, diary: Diary, _paths: Paths) -> None:
    entries = diary.entries()
    text = diary_csv(entries.values())
    if request.file is None:
        say_bytes(text.encode())
        return
    _write(request.file, text, overwrite=request.overwrite)
    count = len(entries)
    words = ngettext(
        "Wrote {count} night to {file}.", "Wrote {count} nights to {file}.", count
    )
    say(words.format(count=count, file=request.file))


@_do.register
def _remove(request: RemoveEntryRequest, diary: Diary, _paths: Paths) -> None:
    morning = parse_day(request.day, today())
    diary.remove(morning)
    say(_("Removed the entry of {morning}.").format(morning=morning))


def _save(morning: date, answers: Mapping[str, str], diary: Diary) -> None:
    found = figures(diary.change(morning, _answering(answers)))
    words = format_figures(found)
    say(
        _("Saved for {morning}: {words}.").format(morning=morning, words=words)
        if words
        else _("Saved for {morning}.").format(morning=morning)
    )
    if found.doubt:
        tell(found.doubt)


def _ask(morning: date, answers: dict[str, str], diary: Diary, paths: Paths) -> None:
    """Ask the questions in the terminal."""
    if not is_typed_in():
        raise SleeptermError(
            _("No terminal"),
            _("The questions are asked in a terminal."),
            _("Without one, give answers like --bed 23:00 --up 7:10."),
        )
    settings, _problems = load_settings(paths.config_file)
    entry = diary.entries().get(morning, Entry(morning))
    suggestion = StoredDiary(paths, learns=settings.for_you).suggested(morning)
    interview(with_suggestion(entry, suggestion), answers)


def _answering(answers: Mapping[str, str]) -> Callable[[Entry], Entry]:
    def edit(entry: Entry) -> Entry:
        for name, text in answers.items():
            entry = _BY_NAME[name].answered(entry, text)
        return entry

    return edit


def _row(day: Day) -> tuple[str, ...]:
    at = day.morning
    morning = f"{SHORT_WEEKDAYS[at.weekday()]} {at.day:>2} {SHORT_MONTHS[at.month - 1]}"
    entry, found = day.entry, day.figures
    if entry is None:
        return (morning, *[""] * (len(_HEADINGS) - 1))
    return (
        morning,
        _BY_NAME["bed"].answer(entry),
        _BY_NAME["up"].answer(entry),
        format_hours(found.in_bed),
        format_hours(found.asleep),
        format_share(found.efficiency),
        "" if entry.quality is None else QUALITIES[entry.quality - 1],
    )


def _write(path: Path, text: str, *, overwrite: bool) -> None:
    if not path.parent.is_dir():
        raise cannot_write(path, _("there is no such folder"), exit_status=2)
    if path.is_dir():
        raise cannot_write(path, _("it is a folder"), exit_status=2)
    if overwrite:
        write_atomically(path, text)
        return
    try:
        create_atomically(path, text)
    except FileExistsError:
        raise SleeptermError(
            _("File exists"),
            _("There is already a file {path}.").format(path=path),
            _("--force replaces it."),
        ) from None
    except OSError as error:
        raise cannot_write(path, error) from error
