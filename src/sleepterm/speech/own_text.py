"""Reads a text of the user's own: a session script, or plain text."""

from __future__ import annotations

from pathlib import Path

from sleepterm.speech.guided_session import Session
from sleepterm.speech.plain_text import session_of_text
from sleepterm.speech.script import is_script, parse_script
from sleepterm.speech.script_file import read_session_text

TEXT_SUFFIXES = frozenset({".txt", ".md", ".markdown"})
"""Suffixes of files that are taken as texts."""


def read_own_text(path: Path, title: str = "") -> Session:
    """The session that speaks a text.

    Args:
        path: a script if it begins with a header, else plain text or Markdown.
        title: of a plain text; "" takes its heading or the name of the file.

    Raises:
        ScriptError: it has errors or no words; names the lines.
        SleeptermError: it cannot be read.
    """
    text = read_session_text(path)
    if is_script(text):
        return parse_script(text, file=str(path))
    return session_of_text(text, file=str(path), title=title)
