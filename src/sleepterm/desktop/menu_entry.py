"""The entry of sleepterm in the menus of a desktop, and its icon.

As the Desktop Entry Specification of freedesktop.org describes them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from sleepterm.translation import gettext as _

_PLAIN = re.compile(r"[\w@%+=:,./-]+", re.ASCII)
_ENTRY = (
    "[Desktop Entry]",
    "Type=Application",
    "Version=1.0",
    "Name=sleepterm",
    "GenericName={name}",
    "Comment={about}",
    "Exec={command}",
    "TryExec={program}",
    "Icon=sleepterm",
    "Terminal=true",
    "StartupNotify=false",
    "Categories=AudioVideo;Audio;Player;",
    "Keywords={words}",
)
"""Its lines."""


def menu_entry(program: Sequence[str]) -> str:
    """The text of the desktop entry.

    Args:
        program: the words that start sleepterm.
    """
    command = " ".join(map(_quoted, program))
    return "\n".join((*_ENTRY, "")).format(
        name=_("Sleep Sounds"),
        about=_("Sleep sounds and meditations that fade away"),
        command=_value(command),
        program=_value(program[0]),
        # Translators: words to search for, each followed by ";".
        words=_("sleep;rain;noise;relax;meditation;timer;white noise;"),
    )


def icon() -> str:
    """The icon: a drawing in SVG."""
    return Path(__file__).with_name("sleepterm.svg").read_text(encoding="utf-8")


def _quoted(word: str) -> str:
    """A word of a command line."""
    escaped = word.replace("%", "%%")
    if _PLAIN.fullmatch(word):
        return escaped
    return '"' + re.sub(r'(["`$\\])', r"\\\1", escaped) + '"'


def _value(text: str) -> str:
    """Text as the value of a key."""
    return text.replace("\\", r"\\")
