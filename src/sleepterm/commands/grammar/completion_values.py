"""What a shell offers for each argument when the user presses Tab."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from enum import StrEnum

from sleepterm.commands.grammar.choices import Choices
from sleepterm.commands.grammar.table import COMMANDS
from sleepterm.library.catalog.name_lists import Names


class Files(StrEnum):
    """Names of files, which the shell knows."""

    FILE = "file"


Completion = Names | Files | tuple[str, ...]
"""What is offered; a tuple has all values there are, or usual ones."""

_LENGTHS = ("15m", "30m", "45m", "1h")
_VOICES = ("woman", "man", "soft")

_OF_COMMAND: Mapping[tuple[str, str], Completion | None] = {
    ("diary add", "bed"): None,
    ("play", "layers"): Names.PLAYABLE,
    ("favourite", "id"): Names.PLAYABLE,
    ("edit", "id"): Names.OWN,
    ("remove", "id"): Names.OWN,
    ("revoice", "sessions"): Names.GUIDED,
    ("breathe", "pattern"): ("5-5", "4-6", "4-7-8", "box"),
    ("speak", "voice"): _VOICES,
    ("render", "timer"): _LENGTHS,
    ("timer", "change"): ("+15", "-5", *_LENGTHS, "off"),
    ("volume", "change"): ("+5", "-5", "mute"),
    ("play", "at_most"): ("3h", "8h", "12h"),
    ("mix rename", "old"): Names.OWN_MIXES,
    ("mix delete", "name"): Names.OWN_MIXES,
    ("mix share", "name"): Names.MIXES,
    ("session show", "name"): Names.SESSIONS,
    ("session play", "name"): Names.SESSIONS,
    ("session render", "name"): Names.SESSIONS,
    ("session share", "name"): Names.SESSIONS,
    ("session rename", "old"): Names.OWN_SESSIONS,
    ("session delete", "name"): Names.OWN_SESSIONS,
    ("session save", "parts"): Names.SOUNDS,
    ("help", "words"): tuple(COMMANDS),
}
"""By command and the argument's `dest`, where the table below does not hold."""

_OF_DEST: Mapping[str, Completion] = {
    "bed": Names.LOOPS,
    "wake_with": Names.SOUNDS,
    "topic": Names.TOPICS,
    "topics": Names.TOPICS,
    "moods": Names.MOODS,
    "timer": (*_LENGTHS, "off"),
    "fade": ("0", "5m", "10m", "20m"),
    "layers": Names.SOUNDS,
    "file": Files.FILE,
    "output": Files.FILE,
    "path": Files.FILE,
    "paths": Files.FILE,
    "source": Files.FILE,
}


def completion_of(command: str, argument: argparse.Action) -> Completion | None:
    """What is offered for the value of an argument or option; None for nothing.

    Args:
        command: the command's name; for an action, "mix save".
        argument: one of its parser.
    """
    if argument.nargs == 0:
        return None
    if choices := _choices(argument):
        return choices
    if (command, argument.dest) in _OF_COMMAND:
        return _OF_COMMAND[command, argument.dest]
    return _OF_DEST.get(argument.dest)


def _choices(argument: argparse.Action) -> tuple[str, ...]:
    choices = getattr(argument.type, "__self__", None)
    if isinstance(choices, Choices):
        return tuple(choices.by_text)
    return tuple(map(str, argument.choices or ()))
