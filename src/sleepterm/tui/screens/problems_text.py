"""What is wrong in the user's files, as a text to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from sleepterm.library.problem import Problem, Severity
from sleepterm.text import harmless

_QUIET = "$foreground 62%"


def problems_text(problems: Iterable[Problem]) -> Content:
    """Every problem, under the file it is in."""
    return Content("\n").join(list(_lines(problems)))


def counted(problems: int) -> str:
    """'1 problem', '3 problems'."""
    return "1 problem" if problems == 1 else f"{problems} problems"


def _lines(problems: Iterable[Problem]) -> Iterator[Content]:
    file: str | None = None
    for problem in problems:
        if problem.file != file:
            if file is not None:
                yield Content()
            file = problem.file
            yield Content.assemble((harmless(file), _QUIET))
        place = f"{harmless(problem.where)}: " if problem.where else ""
        lost = "$error" if problem.severity is Severity.ERROR else "$accent"
        yield Content.assemble(
            (f"{problem.severity.value}: ", lost), place, harmless(problem.message)
        )
