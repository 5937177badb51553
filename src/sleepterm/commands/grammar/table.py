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
        default: the action that is meant if none is named; "" if one has to be.
    """

    summary: str
    actions: Mapping[str, Command]
    default: str = ""


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

DIARY: Mapping[str, Command] = {
    "show": Command(
        "show the last two weeks (also without an action)", "diary", "diary"
    ),
    "add": Command(
        "fill in a morning, asked or by options",
        "diary",
        "diary",
        "diary add yesterday --bed 23:00 --latency 20 --up 7:10",
    ),
    "export": Command(
        "write all entries as CSV", "diary", "diary", "diary export sleep.csv"
    ),
    "remove": Command("remove the entry of a morning", "diary", "diary"),
}
"""The actions of `diary`."""

TIMER_ACTIONS: Mapping[str, Command] = {
    "install": Command(
        "install the timer", "wake_timer", "waking", "wake-timer install 7:00"
    ),
    "remove": Command("remove the timer", "wake_timer", "waking"),
    "status": Command("show whether there is a timer", "wake_timer", "waking"),
}
"""The actions of `wake-timer`."""

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
        "play the last mix again, softer, for 20 minutes, in the dark",
        "again",
        "playing",
    ),
    "breathe": Command(
        "breathe with a pacer, by sound",
        "breathe",
        "breathing",
        "breathe 4-7-8 --minutes 5",
    ),
    "sit": Command(
        "sit in silence, with bells", "sit", "breathing", "sit 20m --bell 5m"
    ),
    "wake": Command(
        "wake up by a sound that rises",
        "wake",
        "waking",
        "wake 7:00 --wake-with dawn-birds --rise 30m",
    ),
    "nap": Command(
        "fall asleep for a while and wake up softly", "nap", "waking", "nap 20m"
    ),
    "wake-timer": Group("wake up every day, by a timer of systemd", TIMER_ACTIONS),
    "status": Command(
        "show what the running sleepterm plays",
        "status",
        "control",
        "status --format '{title} {timer}' --follow",
    ),
    "pause": Command("pause the running sleepterm", "control", "control"),
    "resume": Command("resume it", "control", "control"),
    "toggle": Command("pause or resume it", "control", "control"),
    "stop": Command("fade it out and stop it", "control", "control"),
    "awake": Command("restart its timer: you are still awake", "control", "control"),
    "timer": Command("set or move its timer", "control", "control", "timer +15"),
    "volume": Command("set its volume", "control", "control", "volume 40"),
    "next": Command("go to its next part, sentence or mix", "control", "control"),
    "previous": Command("go back to the one before", "control", "control"),
    "mix": Group("save, share and make mixes", ACTIONS),
    "session": Group("play, save and share sessions of several parts", SESSION_ACTIONS),
    "favourite": Command("show or change your favourites", "favourite", "finding"),
    "history": Command("show or delete what was played", "history", "finding"),
    "diary": Group("keep a sleep diary, if you want one", DIARY, default="show"),
    "add": Command(
        "add your own sound files",
        "add",
        "own_sounds",
        "add ~/Music/rain.mp3 --type nature --topic sleep",
    ),
    "speak": Command(
        "have a text of your own spoken: a letter, a prayer, a story",
        "speak",
        "own_sounds",
        "speak letter.txt --voice man --bed rain-light",
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
        "give guided tracks another voice",
        "revoice",
        "playing",
        "revoice body-scan-short --voice espeak-ng:en-us",
    ),
    "park": Command(
        "write down what is on your mind for tomorrow",
        "park",
        "bedtime",
        "park call the bank about the card",
    ),
    "words": Command(
        "show or speak unrelated words to fall asleep with",
        "words",
        "bedtime",
        "words --minutes 10 --every 6s",
    ),
    "sleep-well": Command(
        "read what may help to sleep, besides sounds", "sleep_well", "general"
    ),
    "install-desktop": Command(
        "install menu entry, man page and shell completions for you, or remove them",
        "install_desktop",
        "shell",
        "install-desktop --dry-run",
    ),
    "completion": Command(
        "print the completions for a shell",
        "completion",
        "shell",
        "completion bash",
    ),
    "devices": Command("list the sound devices that are there", "devices", "general"),
    "settings": Command(
        "show every setting, its value, and where that comes from",
        "settings",
        "general",
        "settings --write",
    ),
    "doctor": Command("check what works on this machine", "doctor", "general"),
    "help": Command("show the help of a command", "show_help", "general"),
}
"""Every command that is listed, by its name."""

WORKER = "import-worker"

HIDDEN: Mapping[str, Command] = {
    WORKER: Command("add sounds for the screen", "import_worker", "general"),
    "detached": Command("play without a terminal", "detached", "general"),
    "word-worker": Command("speak words for the screen", "word_worker", "general"),
}
"""What sleepterm runs for itself: not listed and never suggested."""
