"""Text helpers: sanitise for display, fold for comparison, suggest spellings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NewType

from sleepterm.translation import gettext as _

SafeText = NewType("SafeText", str)
"""Text without terminal escapes, control or bidi characters, but with line ends.

Names of files and titles may hold such; whatever writes to a terminal asks for this.
"""

_ESCAPE = re.compile(r"\x1b(\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(\x07|\x1b\\)?|.)?")
_UNSAFE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Emoji and several scripts are spelled with joiners, the only formats that stay.
# The others hide text, or reorder the line they stand in.
_JOINERS = frozenset("\u200c\u200d")

_SUGGESTION_RANGE = 0.1


def safe_text(text: str) -> SafeText:
    """Text of one or more lines, spaces kept, that is safe to show."""
    lines = (_without_unsafe(line) for line in text.split("\n"))
    return SafeText("\n".join(lines))


def sanitize_line(text: str) -> SafeText:
    """One line of text without terminal escapes, control or bidi characters.

    Runs of white space become one space; other characters are kept.
    Text without any visible character becomes empty.
    """
    line = " ".join(_without_unsafe(text).split())
    return SafeText(line if any(map(str.isprintable, line)) else "")


def _without_unsafe(text: str) -> str:
    """The text with plain spaces for all other white space."""
    if text.isascii() and text.isprintable():
        return text
    bare = _ESCAPE.sub("", text)
    spaced = (" " if char.isspace() else char for char in bare)
    return "".join(char for char in spaced if not _is_unsafe(char))


def _is_unsafe(char: str) -> bool:
    return char not in _JOINERS and unicodedata.category(char) in _UNSAFE


def shortened(text: str, cells: int) -> str:
    """A line cut to at most so many cells of a terminal."""
    used = 0
    for at, char in enumerate(text):
        used += _cells(char)
        if used > cells:
            return text[:at]
    return text


def cell_width(text: str) -> int:
    """How many cells of a terminal a line takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(char: str) -> int:
    if char in _JOINERS or unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


def folded(text: str) -> str:
    """Text without case and accents, for comparing."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text).casefold()
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(char for char in parts if not unicodedata.combining(char))


def suggest(word: str, known: Iterable[str], most: int = 3) -> tuple[str, ...]:
    """The known words that are spelled like this one, the most similar first.

    Case and accents are ignored. Words much less similar than the best are left out.
    """
    # Imported late: few words are wrong.
    import difflib  # noqa: PLC0415

    by_folded = {folded(each): each for each in known}
    close = difflib.get_close_matches(folded(word), by_folded, n=most)
    likeness = [difflib.SequenceMatcher(None, x, folded(word)).ratio() for x in close]
    return tuple(
        by_folded[each]
        for each, ratio in zip(close, likeness, strict=True)
        if ratio > likeness[0] - _SUGGESTION_RANGE
    )


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names similar known words; "" if there are none."""
    return suggestion_question(suggest(word, known))


def suggestion_question(suggestions: Sequence[str]) -> str:
    """A question like "Did you mean rain, fan or owl?"; "" without suggestions."""
    if not suggestions:
        return ""
    *others, last = suggestions
    if not others:
        return _("Did you mean {name}?").format(name=last)
    # Translators: {names} is one name, or some with commas between them
    question = _("Did you mean {names} or {last}?")
    return question.format(names=", ".join(others), last=last)
