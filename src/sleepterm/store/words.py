"""Reads the bundled words of the shuffle."""

from __future__ import annotations

from sleepterm.errors import SleeptermError
from sleepterm.formats.toml import TomlError, parse_toml
from sleepterm.night.word_shuffle import Word
from sleepterm.store.bundled import bundled_words
from sleepterm.store.files.text_file import read_text
from sleepterm.text import sanitize_line
from sleepterm.translation import gettext as _


def load_words() -> tuple[Word, ...]:
    """The words, each with its group.

    Raises:
        SleeptermError: the installation lacks them, or they are damaged.
    """
    path = bundled_words()
    try:
        groups = parse_toml(read_text(path)).get("words")
    except (FileNotFoundError, TomlError):
        groups = None
    words = [
        Word(sanitize_line(text), group)
        for group, texts in (groups.items() if isinstance(groups, dict) else ())
        for text in (texts if isinstance(texts, list) else ())
        if isinstance(text, str)
    ]
    if not words:
        raise SleeptermError(
            _("Words missing"),
            _("{path} has no words.").format(path=path),
            _("Install sleepterm again."),
        )
    return tuple(words)
