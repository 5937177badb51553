"""The commands of plain mode, and how a typed line is read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sleepterm.errors import SleeptermError
from sleepterm.text import did_you_mean, folded, sanitize_line
from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext

NUMBER = "number"
"""The name of a line that is a number: a choice from the last list."""

STATUS = "status"
_LONGEST = 30


class Word(NamedTuple):
    """A command of plain mode.

    Attributes:
        shown: its name in the user's language, which is understood, too.
        usage: what is typed, behind its name; "" for nothing.
        summary: what it does.
        short: other words for it.
    """

    shown: str
    usage: str
    summary: str
    short: tuple[str, ...] = ()


# Translators: commands that are typed: one word each, in lower case, without hyphens
WORDS: Mapping[str, Word] = {
    "list": Word(
        pgettext("command", "list"),
        _("[WORDS]"),
        _("list all tracks, or those of a kind or topic"),
        ("l",),
    ),
    "search": Word(
        pgettext("command", "search"),
        _("WORDS"),
        _("find tracks by how you feel, or by title"),
        ("find", "/"),
    ),
    "more": Word(
        pgettext("command", "more"), "", _("show the next page of the list"), ("n",)
    ),
    "back": Word(pgettext("command", "back"), "", _("show the page before"), ("b",)),
    "filter": Word(
        pgettext("command", "filter"), "", _("choose a kind, topic or length by number")
    ),
    "mixes": Word(pgettext("command", "mixes"), "", _("list the mixes")),
    "sessions": Word(
        pgettext("command", "sessions"), "", _("list the sessions of several parts")
    ),
    "favourites": Word(
        pgettext("command", "favourites"), "", _("list your favourites"), ("favorites",)
    ),
    "play": Word(
        pgettext("command", "play"),
        _("[TRACK]"),
        _("play a track or mix, or what played last"),
        ("p",),
    ),
    "add": Word(
        pgettext("command", "add"),
        _("TRACK"),
        _("add a track to what is playing"),
        ("a",),
    ),
    "remove": Word(
        pgettext("command", "remove"),
        _("[TRACK]"),
        _("remove a track from what is playing"),
        ("rm",),
    ),
    "level": Word(
        pgettext("command", "level"), _("TRACK 0-100"), _("set the volume of one track")
    ),
    "pause": Word(pgettext("command", "pause"), "", _("pause")),
    "resume": Word(
        pgettext("command", "resume"),
        "",
        _("go on after a pause, or play what played last"),
        ("r",),
    ),
    "stop": Word(pgettext("command", "stop"), "", _("fade out and stop"), ("s",)),
    "volume": Word(
        pgettext("command", "volume"),
        _("[0-100|up|down]"),
        _("say or set the volume"),
        ("v", "vol"),
    ),
    "mute": Word(pgettext("command", "mute"), "", _("mute, or unmute"), ("m",)),
    "timer": Word(
        pgettext("command", "timer"),
        _("[45m|23:30|+15|-5|off]"),
        _("say or set the sleep timer"),
        ("t",),
    ),
    "fade": Word(
        pgettext("command", "fade"), "[10m|0]", _("say or set how long the timer fades")
    ),
    "awake": Word(
        pgettext("command", "awake"),
        "",
        _("still awake: start the timer again"),
        ("w", "still"),
    ),
    STATUS: Word(
        pgettext("command", "status"), "", _("say what plays, and how long"), ("i",)
    ),
    "next": Word(pgettext("command", "next"), "", _("guided track: the next sentence")),
    "repeat": Word(
        pgettext("command", "repeat"), "", _("guided track: this sentence again")
    ),
    "captions": Word(
        pgettext("command", "captions"),
        _("on|off"),
        _("print what the voice says"),
        ("c",),
    ),
    "quiet": Word(
        pgettext("command", "quiet"),
        _("on|off"),
        _("say nothing unasked, so that nobody is woken"),
    ),
    "retry": Word(pgettext("command", "retry"), "", _("try to open the sound device")),
    "help": Word(
        pgettext("command", "help"),
        _("[COMMAND]"),
        _("list the commands, or explain one"),
        ("h", "?"),
    ),
    "quit": Word(
        pgettext("command", "quit"),
        "",
        _("leave, as with Ctrl+D; what plays here fades out"),
        ("q", "exit", "bye"),
    ),
}
"""Every command, in the order of the help."""

_NAMES = (
    {folded(word.shown): name for name, word in WORDS.items()}
    | {short: name for name, word in WORDS.items() for short in word.short}
    | {name: name for name in WORDS}
)
_FULL = {folded(word.shown): name for name, word in WORDS.items()} | {
    name: name for name in WORDS
}
"""Words that may be cut short, and their commands."""
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
    first, _space, rest = text.partition(" ")
    return Typed(named(first), rest.strip())


def named(word: str) -> str:
    """The name of the command that a word means.

    Raises:
        SleeptermError: it means none, or several.
    """
    wanted, typed = word.lower(), folded(word)
    if typed in _NAMES:
        return _NAMES[typed]
    fitting = {name for full, name in _FULL.items() if full.startswith(typed)}
    begin = [name for name in WORDS if name in fitting]
    if len(begin) == 1:
        return begin[0]
    if begin:
        names = [WORDS[name].shown for name in begin]
        text = _("'{typed}' may be {names} or {last}.").format(
            typed=wanted, names=", ".join(names[:-1]), last=names[-1]
        )
        raise SleeptermError(_("Several commands"), text)
    shown = [word.shown for word in WORDS.values()]
    question = did_you_mean(wanted, [*dict.fromkeys((*shown, *WORDS))])
    raise SleeptermError(
        _("Unknown command"),
        _("There is no command '{typed}'.").format(typed=wanted[:_LONGEST]),
        question or _("'help' lists all."),
    )


def help_line(name: str) -> str:
    """One line about a command: "play [TRACK]: play a track ... Short: p."."""
    word = WORDS[name]
    words = (
        _("{usage}: {summary}. Short: {short}.")
        if word.short
        else _("{usage}: {summary}.")
    )
    return words.format(
        usage=f"{word.shown} {word.usage}".rstrip(),
        summary=word.summary,
        short=", ".join(word.short),
    )
