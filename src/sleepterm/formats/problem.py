"""What is wrong in a file the user can mend."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much was lost by a problem."""

    WARNING = "warning"
    """Nothing: the rest of the entry is used."""
    ERROR = "error"
    """The entry, or the whole file, was left out."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in one file.

    Attributes:
        file: the file's path as the user knows it.
        where: table or line in it: "track 3 (rain)", "line 7, column 2"; may be empty.
        message: which key is wrong, how, and what is allowed.
        severity: what was lost.
    """

    file: str
    where: str
    message: str
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        place = f"{self.file}: {self.where}" if self.where else self.file
        return f"{place}: {self.message}"
