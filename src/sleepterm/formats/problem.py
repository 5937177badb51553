"""A problem in a file that the user can fix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath


class Severity(Enum):
    """How bad a problem is."""

    WARNING = "warning"
    """The rest of the entry is used."""
    ERROR = "error"
    """The entry, or the whole file, was left out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem in one file.

    Attributes:
        file: the file's path as the user knows it.
        where: table or line in it: "track 3 (rain)", "line 7, column 2"; may be empty.
        message: which key is wrong, how, and what is allowed.
        severity: whether the entry could be used.
    """

    file: str
    where: str
    message: str
    severity: Severity = Severity.ERROR

    @property
    def brief(self) -> str:
        """The problem with only the name of its file."""
        place = ", ".join(filter(None, (PurePath(self.file).name, self.where)))
        return f"{place}: {self.message}"

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: {self.message}"
