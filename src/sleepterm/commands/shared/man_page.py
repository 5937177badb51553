"""The manual page, made from the arguments of all commands."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sleepterm.commands.grammar.parser import Parser
from sleepterm.commands.grammar.reading import PROGRAM, documented, root_parser
from sleepterm.formats.roff import ManualPage, bold, escape, italic
from sleepterm.store.paths import Paths
from sleepterm.text import sanitize_line

_ABOUT = """\
Plays sleep sounds, meditations and stories, mixes them, and fades them away so gently
that the end is not noticed. Everything is local: there is no account and no network.

Without a command the player opens: a list of tracks, what is playing, and the sleep
timer. In the player '?' shows all keys.

A track goes by its id or title, a mix or a session by its name, and words of these will
do. Durations: 90s, 45m, 1h30m; a bare number is minutes. Times of day: 23:30, 2330,
11:30pm.

Options can be shortened as long as they stay unique."""
_STATUSES = {
    "0": "Done.",
    "1": "Failed; standard error says why.",
    "2": "Bad request: there is no such command, option, track or value.",
    "128 + n": "Ended by signal n.",
}
_VARIABLES = {
    "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME, XDG_CACHE_HOME": "Folders in "
    "place of ~/.config, ~/.local/share, ~/.local/state and ~/.cache.",
    "SDL_AUDIODRIVER": "How sound reaches the system, like pulseaudio, pipewire or "
    "alsa; SDL chooses one by itself.",
    "NO_COLOR": "If set, the player is drawn without colours.",
    "COLUMNS": "The width of what is printed.",
}


def man_page(version: str, day: date) -> str:
    """The page in roff, for man(1).

    Args:
        version: of sleepterm.
        day: the date in its footer.
    """
    page = ManualPage(PROGRAM, 1, day, f"{PROGRAM} {version}")
    page.section("Name")
    page.paragraph(rf"{PROGRAM} \- {escape('sleep sounds that fade away')}")
    page.section("Synopsis")
    page.paragraph(_usage(root_parser()))
    page.section("Description")
    for text in _ABOUT.split("\n\n"):
        page.paragraph(escape(text))
    page.section("Options")
    _write_arguments(page, root_parser(), with_help=True)
    page.section("Commands")
    _write_commands(page)
    page.section("Exit status")
    for status, text in _STATUSES.items():
        page.entry(bold(status), escape(text))
    page.section("Environment")
    for names, text in _VARIABLES.items():
        page.entry(", ".join(map(bold, names.split(", "))), escape(text))
    page.section("Files")
    for path, text in _files():
        page.entry(italic(str(path)), escape(text))
    page.paragraph(escape("sleepterm doctor prints the paths on this machine."))
    page.section("Examples")
    page.example(f"{PROGRAM} {x.example}" for x in documented() if x.example)
    return page.text()


def _write_commands(page: ManualPage) -> None:
    for command in documented():
        page.subsection(command.name)
        page.paragraph(_usage(command.parser))
        page.paragraph(escape(f"{command.summary[:1].upper()}{command.summary[1:]}."))
        _write_arguments(page, command.parser, with_help=False)


def _usage(parser: Parser) -> str:
    """The line of usage: what is typed in bold."""
    # One line without colours.
    line = sanitize_line(parser.format_usage()).partition(": ")[2]
    rest = line.removeprefix(parser.prog).replace("[-h]", "").strip()
    return f"{bold(parser.prog)} {escape(rest)}".strip()


def _write_arguments(page: ManualPage, parser: Parser, *, with_help: bool) -> None:
    for argument in parser.shown:
        if with_help or argument.dest != "help":
            page.entry(_name(argument), escape(_help_of(argument)))


def _help_of(argument: argparse.Action) -> str:
    # argparse has "%%" for a percent sign.
    return str(argument.help).replace("%%", "%")


def _name(argument: argparse.Action) -> str:
    value = str(argument.metavar or argument.dest.upper())
    if not argument.option_strings:
        return italic(value)
    names = ", ".join(map(bold, argument.option_strings))
    if argument.nargs == 0:
        return names
    choices = argument.choices if argument.metavar is None else None
    shown = "|".join(map(str, choices)) if choices else value
    return f"{names} {italic(shown)}"


def _files() -> Iterator[tuple[Path, str]]:
    home = Path("~")
    paths = Paths(
        data=home / ".local/share/sleepterm",
        config=home / ".config/sleepterm",
        state=home / ".local/state/sleepterm",
        cache=home / ".cache/sleepterm",
    )
    yield paths.config_file, "Settings: timer, keys, theme, voice; yours to edit."
    yield paths.own_feelings, "Your own words for the search; only read."
    yield paths.own_catalog, "Your own sounds; your comments stay."
    yield paths.own_sounds, "The files of your own sounds."
    yield paths.mixes, "Your mixes, one small file each."
    yield paths.sequences, "Your sessions, one small file each."
    yield paths.renditions, "Guided tracks in another voice."
    yield paths.parked, "The pages for tomorrow."
    yield paths.diary_file, "The sleep diary."
    yield paths.session_file, "The last mix, volumes and timer."
    yield paths.history_file, "What was played, and favourites."
    yield paths.cache, "What can be computed again."
