"""The commands of plain mode, and how a typed line is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sleepterm.errors import SleeptermError
from sleepterm.text import did_you_mean, sanitize_line

NUMBER = "number"
"""The name of a line that is a number: a choice from the last list."""

STATUS = "status"
_LONGEST = 30


class Word(NamedTuple):
    """A command of plain mode.

    Attributes:
        usage: what is typed, behind its name; "" for nothing.
        summary: what it does.
        short: other words for it.
    """

    usage: str
    summary: str
    short: tuple[str, ...] = ()


WORDS: Mapping[str, Word] = {
    "list": Word("[WORDS]", "list all tracks, or those of a kind or topic", ("l",)),
    "search": Word("WORDS", "find tracks by how you feel, or by title", ("find", "/")),
    "more": Word("", "show the next page of the list", ("n",)),
    "back": Word("", "show the page before", ("b",)),
    "filter": Word("", "choose a kind, topic or length by number"),
    "mixes": Word("", "list the mixes"),
    "sessions": Word("", "list the sessions of several parts"),
    "favourites": Word("", "list your favourites", ("favorites",)),
    "play": Word("[TRACK]", "play a track or mix, or what played last", ("p",)),
    "add": Word("TRACK", "add a track to what is playing", ("a",)),
    "remove": Word("[TRACK]", "remove a track from what is playing", ("rm",)),
    "level": Word("TRACK 0-100", "set the volume of one track"),
    "pause": Word("", "pause"),
    "resume": Word("", "go on after a pause, or play what played last", ("r",)),
    "stop": Word("", "fade out and stop", ("s",)),
    "volume": Word("[0-100|up|down]", "say or set the volume", ("v", "vol")),
    "mute": Word("", "mute, or unmute", ("m",)),
    "timer": Word("[45m|23:30|+15|-5|off]", "say or set the sleep timer", ("t",)),
    "fade": Word("[10m|0]", "say or set how long the timer fades"),
    "awake": Word("", "still awake: start the timer again", ("w", "still")),
    STATUS: Word("", "say what plays, and how long", ("i",)),
    "next": Word("", "guided track: the next sentence"),
    "repeat": Word("", "guided track: this sentence again"),
    "captions": Word("on|off", "print what the voice says", ("c",)),
    "quiet": Word("on|off", "say nothing unasked, so that nobody is woken"),
    "retry": Word("", "try to open the sound device"),
    "help": Word("[COMMAND]", "list the commands, or explain one", ("h", "?")),
    "quit": Word("", "fade out and leave, as Ctrl+D does", ("q", "exit", "bye")),
}
"""Every command, in the order of the help."""

_NAMES = {name: name for name in WORDS} | {
    short: name for name, word in WORDS.items() for short in word.short
}
_STEPS = {"+": "up", "-": "down"}


class Typed(NamedTuple):
    """What a line asks for.

    Attributes:
        name: a command of `WORDS`, `NUMBER`, or "" for an empty line.
        rest: what stands behind it, or the number.
    """

    name: str
    rest: str = ""


def read_line(line: str) -> Typed:
    """What a typed line asks for; a command may be cut short.

    Raises:
        SleeptermError: it begins with no command, or with the beginning of several.
    """
    text = sanitize_line(line)
    if not text:
        return Typed("")
    if text.isascii() and text.isdigit():
        return Typed(NUMBER, text)
    if text in _STEPS:
        return Typed("volume", _STEPS[text])
    if text.startswith("/"):
        return Typed("search", text[1:].strip())
    first, _, rest = text.partition(" ")
    return Typed(named(first), rest.strip())


def named(word: str) -> str:
    """The name of the command that a word means.

    Raises:
        SleeptermError: it means none, or several.
    """
    wanted = word.lower()
    if wanted in _NAMES:
        return _NAMES[wanted]
    begin = [name for name in WORDS if name.startswith(wanted)]
    if len(begin) == 1:
        return begin[0]
    if begin:
        text = f"'{wanted}' may be {', '.join(begin[:-1])} or {begin[-1]}."
        raise SleeptermError("Several commands", text)
    question = did_you_mean(wanted, WORDS)
    raise SleeptermError(
        "Unknown command",
        f"There is no command '{wanted[:_LONGEST]}'.",
        question or "'help' lists all.",
    )


def help_line(name: str) -> str:
    """One line about a command: "play [TRACK]: play a track ... Short: p."."""
    word = WORDS[name]
    usage = f"{name} {word.usage}".rstrip()
    short = f" Short: {', '.join(word.short)}." if word.short else ""
    return f"{usage}: {word.summary}.{short}"
