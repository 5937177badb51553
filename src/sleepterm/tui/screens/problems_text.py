"""Makes the text that lists the errors in the user's files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from sleepterm.formats.problem import Problem, Severity
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.tui.widgets.ink import ACCENT, DIM

_SEVERITIES = {Severity.ERROR: _("error"), Severity.WARNING: _("warning")}


def problems_text(problems: Iterable[Problem]) -> Content:
    """All problems, grouped by file."""
    return Content("\n").join(list(_lines(problems)))


def _lines(problems: Iterable[Problem]) -> Iterator[Content]:
    file: str | None = None
    for problem in problems:
        if problem.file != file:
            if file is not None:
                yield Content()
            file = problem.file
            yield Content.assemble((sanitize_line(file), DIM))
        place = f"{sanitize_line(problem.where)}: " if problem.where else ""
        style = "$error" if problem.severity is Severity.ERROR else ACCENT
        yield Content.assemble(
            (f"{_SEVERITIES[problem.severity]}: ", style),
            place,
            sanitize_line(problem.message),
        )
