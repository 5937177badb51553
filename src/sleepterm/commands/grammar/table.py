"""The table of all commands: names, modules, help lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """One command.

    Attributes:
        summary: one line for the list of commands.
        module: the module in `sleepterm.commands` that runs it.
        syntax: the module in `sleepterm.commands.grammar` with its `Syntax`.
        example: an example, without the program's name; may be empty.
    """

    summary: str
    module: str
    syntax: str
    example: str = ""


class Group(NamedTuple):
    """A command with actions, like `mix`.

    Attributes:
        summary: one line for the list of commands.
        actions: its actions by their names.
    """

    summary: str
    actions: Mapping[str, Command]


ACTIONS: Mapping[str, Command] = {
    "list": Command("show all mixes", "mixes", "mixes"),
    "save": Command(
        "save a mix under a name",
        "mixes",
        "mixes",
        "mix save 'Rainy night' rain-steady:60 owl:30",
    ),
    "rename": Command("rename one of your mixes", "mixes", "mixes"),
    "delete": Command("delete one of your mixes", "mixes", "mixes"),
    "undo": Command("undo the last delete, rename or overwrite", "mixes", "mixes"),
    "share": Command("print a mix as a line to send", "mixes", "mixes"),
    "import": Command("save a mix that somebody shared", "mixes", "mixes"),
    "random": Command("print a random mix for 'sleepterm play'", "mixes", "mixes"),
}
"""The actions of `mix`."""

SESSION_ACTIONS: Mapping[str, Command] = {
    "list": Command("show all sessions", "sequences", "sequences"),
    "show": Command("show the parts of a session", "sequences", "sequences"),
    "play": Command(
        "play a session from its first part",
        "sequences",
        "sequences",
        "session play 'Falling asleep'",
    ),
    "save": Command(
        "save parts as a session under a name",
        "sequences",
        "sequences",
        "session save Evening 'breathe 4-6 4m' 'rain-steady 30m'",
    ),
    "rename": Command("rename one of your sessions", "sequences", "sequences"),
    "delete": Command("delete one of your sessions", "sequences", "sequences"),
    "undo": Command(
        "undo the last delete, rename or overwrite", "sequences", "sequences"
    ),
    "share": Command("print a session as a small file", "sequences", "sequences"),
    "import": Command("save a session that somebody shared", "sequences", "sequences"),
    "render": Command(
        "write a session to a sound file",
        "sequences",
        "sequences",
        "session render 'Racing mind' -o racing-mind.flac",
    ),
}
"""The actions of `session`."""

COMMANDS: Mapping[str, Command | Group] = {
    "play": Command(
        "play tracks, mixes or a session, with a sleep timer",
        "play",
        "playing",
        "play rain-steady:60 owl:30 --timer 45m",
    ),
    "list": Command(
        "list tracks, mixes and sessions",
        "list_tracks",
        "finding",
        "list --type nature --sort length",
    ),
    "search": Command(
        "find tracks by how you feel",
        "search",
        "finding",
        "search my mind is racing, 10 minutes",
    ),
    "for-you": Command("five suggestions for this hour, and why", "for_you", "finding"),
    "again": Command(
        "play the last mix again, softer, for 20 minutes", "again", "playing"
    ),
    "mix": Group("save, share and make mixes", ACTIONS),
    "session": Group("play, save and share sessions of several parts", SESSION_ACTIONS),
    "favourite": Command("show or change your favourites", "favourite", "finding"),
    "history": Command("show or delete what was played", "history", "finding"),
    "add": Command(
        "add your own sound files",
        "add",
        "own_sounds",
        "add ~/Music/rain.mp3 --type nature --topic sleep",
    ),
    "edit": Command(
        "change one of your own sounds",
        "edit",
        "own_sounds",
        "edit my-rain --title 'Rain at home' --topic sleep",
    ),
    "remove": Command("remove one of your own sounds", "remove", "own_sounds"),
    "render": Command(
        "write a mix to a sound file",
        "render",
        "playing",
        "render brown-noise --length 30m -o night.flac",
    ),
    "voices": Command(
        "list the voices this machine can speak with", "voices", "general"
    ),
    "revoice": Command(
        "give guided sessions another voice",
        "revoice",
        "playing",
        "revoice body-scan-short --voice espeak-ng:en-us",
    ),
    "doctor": Command("check what works on this machine", "doctor", "general"),
    "help": Command("show the help of a command", "show_help", "general"),
}
"""Every command that is listed, by its name."""

WORKER = "import-worker"

HIDDEN: Mapping[str, Command] = {
    WORKER: Command("add sounds for the screen", "import_worker", "general")
}
"""What the screen runs for itself: not listed and never suggested."""
