"""The table of all commands: names, modules, help lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from sleepterm.translation import gettext as _


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
        default: the action that is meant if none is named; "" if one has to be.
    """

    summary: str
    actions: Mapping[str, Command]
    default: str = ""


ACTIONS: Mapping[str, Command] = {
    "list": Command(_("show all mixes"), "mixes", "mixes"),
    "save": Command(
        _("save a mix under a name"),
        "mixes",
        "mixes",
        example=_("mix save 'Rainy night' rain-steady:60 owl:30"),
    ),
    "rename": Command(_("rename one of your mixes"), "mixes", "mixes"),
    "delete": Command(_("delete one of your mixes"), "mixes", "mixes"),
    "undo": Command(_("undo the last delete, rename or overwrite"), "mixes", "mixes"),
    "share": Command(_("print a mix as a line to send"), "mixes", "mixes"),
    "import": Command(_("save a mix that somebody shared"), "mixes", "mixes"),
    "random": Command(_("print a random mix for 'sleepterm play'"), "mixes", "mixes"),
}
"""The actions of `mix`."""

DIARY: Mapping[str, Command] = {
    "show": Command(
        _("show the last two weeks (also without an action)"), "diary", "diary"
    ),
    "add": Command(
        _("fill in a morning, asked or by options"),
        "diary",
        "diary",
        example="diary add yesterday --bed 23:00 --latency 20 --up 7:10",
    ),
    "export": Command(
        _("write all entries as CSV"),
        "diary",
        "diary",
        example="diary export sleep.csv",
    ),
    "remove": Command(_("remove the entry of a morning"), "diary", "diary"),
}
"""The actions of `diary`."""

TIMER_ACTIONS: Mapping[str, Command] = {
    "install": Command(
        _("install the timer"),
        "wake_timer",
        "waking",
        example="wake-timer install 7:00",
    ),
    "remove": Command(_("remove the timer"), "wake_timer", "waking"),
    "status": Command(_("show whether there is a timer"), "wake_timer", "waking"),
}
"""The actions of `wake-timer`."""

SESSION_ACTIONS: Mapping[str, Command] = {
    "list": Command(_("show all sessions"), "sequences", "sequences"),
    "show": Command(_("show the parts of a session"), "sequences", "sequences"),
    "play": Command(
        _("play a session from its first part"),
        "sequences",
        "sequences",
        example="session play 'Falling asleep'",
    ),
    "save": Command(
        _("save parts as a session under a name"),
        "sequences",
        "sequences",
        example=_("session save Evening 'breathe 4-6 4m' 'rain-steady 30m'"),
    ),
    "rename": Command(_("rename one of your sessions"), "sequences", "sequences"),
    "delete": Command(_("delete one of your sessions"), "sequences", "sequences"),
    "undo": Command(
        _("undo the last delete, rename or overwrite"), "sequences", "sequences"
    ),
    "share": Command(_("print a session as a small file"), "sequences", "sequences"),
    "import": Command(
        _("save a session that somebody shared"), "sequences", "sequences"
    ),
    "render": Command(
        _("write a session to a sound file"),
        "sequences",
        "sequences",
        example="session render 'Racing mind' -o racing-mind.flac",
    ),
}
"""The actions of `session`."""

COMMANDS: Mapping[str, Command | Group] = {
    "play": Command(
        _("play tracks, mixes or a session, with a sleep timer"),
        "play",
        "playing",
        example="play rain-steady:60 owl:30 --timer 45m",
    ),
    "list": Command(
        _("list tracks, mixes and sessions"),
        "list_tracks",
        "finding",
        example="list --type nature --sort length",
    ),
    "search": Command(
        _("find tracks by how you feel"),
        "search",
        "finding",
        example=_("search my mind is racing, 10 minutes"),
    ),
    "for-you": Command(
        _("five suggestions for this hour, and why"), "for_you", "finding"
    ),
    "again": Command(
        _("play the last mix again, softer, for 20 minutes, in the dark"),
        "again",
        "playing",
    ),
    "breathe": Command(
        _("breathe with a pacer, by sound"),
        "breathe",
        "breathing",
        example="breathe 4-7-8 --minutes 5",
    ),
    "sit": Command(
        _("sit in silence, with bells"), "sit", "breathing", example="sit 20m --bell 5m"
    ),
    "wake": Command(
        _("wake up by a sound that rises"),
        "wake",
        "waking",
        example="wake 7:00 --wake-with dawn-birds --rise 30m",
    ),
    "nap": Command(
        _("fall asleep for a while and wake up softly"),
        "nap",
        "waking",
        example="nap 20m",
    ),
    "wake-timer": Group(_("wake up every day, by a timer of systemd"), TIMER_ACTIONS),
    "status": Command(
        _("show what the running sleepterm plays"),
        "status",
        "control",
        example="status --format '{title} {timer}' --follow",
    ),
    "pause": Command(_("pause the running sleepterm"), "control", "control"),
    "resume": Command(_("resume it"), "control", "control"),
    "toggle": Command(_("pause or resume it"), "control", "control"),
    "stop": Command(_("fade it out and stop it"), "control", "control"),
    "awake": Command(_("restart its timer: you are still awake"), "control", "control"),
    "timer": Command(
        _("set or move its timer"), "control", "control", example="timer +15"
    ),
    "volume": Command(_("set its volume"), "control", "control", example="volume 40"),
    "next": Command(_("go to its next part, sentence or mix"), "control", "control"),
    "previous": Command(_("go back to the one before"), "control", "control"),
    "mix": Group(_("save, share and make mixes"), ACTIONS),
    "session": Group(
        _("play, save and share sessions of several parts"), SESSION_ACTIONS
    ),
    "favourite": Command(_("show or change your favourites"), "favourite", "finding"),
    "history": Command(_("show or delete what was played"), "history", "finding"),
    "diary": Group(_("keep a sleep diary, if you want one"), DIARY, default="show"),
    "add": Command(
        _("add your own sound files"),
        "add",
        "own_sounds",
        example="add ~/Music/rain.mp3 --type nature --topic sleep",
    ),
    "speak": Command(
        _("have a text of your own spoken: a letter, a prayer, a story"),
        "speak",
        "own_sounds",
        example="speak letter.txt --voice man --bed rain-light",
    ),
    "edit": Command(
        _("change one of your own sounds"),
        "edit",
        "own_sounds",
        example=_("edit my-rain --title 'Rain at home' --topic sleep"),
    ),
    "remove": Command(_("remove one of your own sounds"), "remove", "own_sounds"),
    "render": Command(
        _("write a mix to a sound file"),
        "render",
        "playing",
        example="render brown-noise --length 30m -o night.flac",
    ),
    "voices": Command(
        _("list the voices this machine can speak with"), "voices", "general"
    ),
    "revoice": Command(
        _("give guided tracks another voice"),
        "revoice",
        "playing",
        example="revoice body-scan-short --voice espeak-ng:en-us",
    ),
    "park": Command(
        _("write down what is on your mind for tomorrow"),
        "park",
        "bedtime",
        example=_("park call the bank about the card"),
    ),
    "words": Command(
        _("show or speak unrelated words to fall asleep with"),
        "words",
        "bedtime",
        example="words --minutes 10 --every 6s",
    ),
    "sleep-well": Command(
        _("read what may help to sleep, besides sounds"), "sleep_well", "general"
    ),
    "install-desktop": Command(
        _("install menu entry, man page and shell completions for you, or remove them"),
        "install_desktop",
        "shell",
        example="install-desktop --dry-run",
    ),
    "completion": Command(
        _("print the completions for a shell"),
        "completion",
        "shell",
        example="completion bash",
    ),
    "devices": Command(
        _("list the sound devices that are there"), "devices", "general"
    ),
    "settings": Command(
        _("show every setting, its value, and where that comes from"),
        "settings",
        "general",
        example="settings --write",
    ),
    "doctor": Command(_("check what works on this machine"), "doctor", "general"),
    "help": Command(_("show the help of a command"), "show_help", "general"),
}
"""Every command that is listed, by its name."""

WORKER = "import-worker"

HIDDEN: Mapping[str, Command] = {
    WORKER: Command(_("add sounds for the screen"), "import_worker", "general"),
    "detached": Command(_("play without a terminal"), "detached", "general"),
    "word-worker": Command(_("speak words for the screen"), "word_worker", "general"),
}
"""What sleepterm runs for itself: not listed and never suggested."""
