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
from sleepterm.translation import gettext as _

_ABOUT = (
    _(
        "Plays sleep sounds, meditations and stories, mixes them, and fades them away"
        " so gently that the end is not noticed. Everything is local: there is no"
        " account and no network."
    ),
    _(
        "Without a command the player opens: a list of tracks, what is playing, and the"
        " sleep timer. In the player '?' shows all keys."
    ),
    _(
        "A track goes by its id or title, a mix or a session by its name, and words of"
        " these will do. Durations: 90s, 45m, 1h30m; a bare number is minutes. Times of"
        " day: 23:30, 2330, 11:30pm."
    ),
    _("Options can be shortened as long as they stay unique."),
)
_STATUSES = {
    "0": _("Done."),
    "1": _("Failed; standard error says why."),
    "2": _("Bad request: there is no such command, option, track or value."),
    "128 + n": _("Ended by signal n."),
}
_VARIABLES = {
    (
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_CACHE_HOME",
    ): _("Folders in place of ~/.config, ~/.local/share, ~/.local/state and ~/.cache."),
    ("SDL_AUDIODRIVER",): _(
        "How sound reaches the system, like pulseaudio, pipewire or alsa; SDL chooses"
        " one by itself."
    ),
    ("NO_COLOR",): _("If set, the player is drawn without colours."),
    ("COLUMNS",): _("The width of what is printed."),
}


def man_page(version: str, day: date) -> str:
    """The page in roff, for man(1).

    Args:
        version: of sleepterm.
        day: the date in its footer.
    """
    page = ManualPage(PROGRAM, 1, day, f"{PROGRAM} {version}")
    page.section(_("Name"))
    what = escape(_("sleep sounds that fade away"))
    page.paragraph(rf"{PROGRAM} \- {what}")
    page.section(_("Synopsis"))
    page.paragraph(_usage(root_parser()))
    page.section(_("Description"))
    for text in _ABOUT:
        page.paragraph(escape(text))
    page.section(_("Options"))
    _write_arguments(page, root_parser(), with_help=True)
    page.section(_("Commands"))
    _write_commands(page)
    page.section(_("Exit status"))
    for status, text in _STATUSES.items():
        page.entry(bold(status), escape(text))
    page.section(_("Environment"))
    for names, text in _VARIABLES.items():
        page.entry(", ".join(map(bold, names)), escape(text))
    page.section(_("Files"))
    for path, text in _files():
        page.entry(italic(str(path)), escape(text))
    page.paragraph(escape(_("sleepterm doctor prints the paths on this machine.")))
    page.section(_("Examples"))
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
    line = sanitize_line(parser.format_usage())
    rest = line.partition(parser.prog)[2].replace("[-h]", "").strip()
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
    yield paths.config_file, _("Settings: timer, keys, theme, voice; yours to edit.")
    yield paths.own_feelings, _("Your own words for the search; only read.")
    yield paths.own_catalog, _("Your own sounds; your comments stay.")
    yield paths.own_sounds, _("The files of your own sounds.")
    yield paths.mixes, _("Your mixes, one small file each.")
    yield paths.sequences, _("Your sessions, one small file each.")
    yield paths.renditions, _("Guided tracks in another voice.")
    yield paths.parked, _("The pages for tomorrow.")
    yield paths.diary_file, _("The sleep diary.")
    yield paths.session_file, _("The last mix, volumes and timer.")
    yield paths.history_file, _("What was played, and favourites.")
    yield paths.cache, _("What can be computed again.")
