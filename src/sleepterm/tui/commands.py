"""Every command once: its key, its words in footer, palette and help."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType


class Command(NamedTuple):
    """One thing the listener can ask for.

    Attributes:
        id: stable name, by which the user's keymap knows it.
        keys: Textual's names of its keys, separated by commas.
        action: the action and its arguments.
        label: what the palette and the help call it.
        tooltip: one sentence more.
        footer: one word for the footer; empty keeps it out.
        is_first: its keys are taken before the focused field sees them.
    """

    id: str
    keys: str
    action: str
    label: str
    tooltip: str
    footer: str = ""
    is_first: bool = False

    @property
    def binding(self) -> Binding:
        """The command as Textual knows it."""
        return Binding(
            self.keys,
            self.action,
            self.label,
            show=bool(self.footer),
            priority=self.is_first,
            tooltip=self.tooltip,
            id=self.id,
        )


def bindings(*groups: Iterable[Command]) -> list[BindingType]:
    """The bindings of commands, in their order."""
    return [command.binding for group in groups for command in group]


SEARCH = (
    Command(
        "leave-search",
        "enter,down,escape",
        "leave_search",
        "To the list",
        "Go to the tracks that were found.",
        "to the list",
        is_first=True,
    ),
)

TRACK_LIST = (
    Command(
        "play-track",
        "enter",
        "play_track",
        "Play the highlighted track",
        "A loop joins the mix or leaves it; a guided track replaces the guided one.",
        "play",
    ),
    Command("track-down", "j,down", "move_cursor(1)", "Down", "One track down."),
    Command("track-up", "k,up", "move_cursor(-1)", "Up", "One track up."),
    Command("page-down", "pagedown", "move_page(1)", "Page down", "One page down."),
    Command("page-up", "pageup", "move_page(-1)", "Page up", "One page up."),
    Command("first-track", "g,home", "move_to(0)", "First track", "To the top."),
    Command("last-track", "G,end", "move_to(-1)", "Last track", "To the bottom."),
    Command(
        "next-type",
        "right,l",
        "change_type(1)",
        "Next type",
        "Show the next type of track.",
    ),
    Command(
        "previous-type",
        "left,h",
        "change_type(-1)",
        "Previous type",
        "Show the type of track before.",
    ),
)

PLAYING = (
    Command(
        "toggle-playback",
        "space",
        "toggle_playback",
        "Pause or play",
        "Pause, go on, or begin the remembered mix.",
        "pause",
    ),
    Command(
        "stop-playback",
        "s",
        "stop_playback",
        "Stop",
        "Fade out and stop; the mix stays for the next time.",
        "stop",
    ),
    Command(
        "louder",
        "plus,equals_sign",
        "change_master(1)",
        "Louder",
        "Master volume up: by 1 below 10, else by 5.",
        "volume",
    ),
    Command(
        "quieter",
        "minus,underscore",
        "change_master(-1)",
        "Quieter",
        "Master volume down: by 1 below 10, else by 5.",
        "volume",
    ),
    Command(
        "layer-louder",
        "right_square_bracket",
        "change_layer(1)",
        "Layer louder",
        "Volume up for the highlighted track's layer, or the last one touched.",
    ),
    Command(
        "layer-quieter",
        "left_square_bracket",
        "change_layer(-1)",
        "Layer quieter",
        "Volume down for the highlighted track's layer, or the last one touched.",
    ),
    Command(
        "mute-sound", "m", "mute_sound", "Mute", "Silence; once more brings it back."
    ),
    Command(
        "seek-forward",
        "greater_than_sign",
        "seek_guided(15)",
        "Forward 15 s",
        "The guided track goes on 15 seconds later.",
    ),
    Command(
        "seek-back",
        "less_than_sign",
        "seek_guided(-15)",
        "Back 15 s",
        "The guided track goes on 15 seconds earlier.",
    ),
    Command(
        "next-sentence",
        "full_stop",
        "seek_sentence(1)",
        "Next sentence",
        "The guided track goes on with its next sentence.",
        "sentence",
    ),
    Command(
        "previous-sentence",
        "comma",
        "seek_sentence(-1)",
        "Sentence again",
        "The sentence again; at its beginning, the one before.",
        "sentence",
    ),
    Command(
        "restart-guided",
        "0",
        "restart_guided",
        "From the beginning",
        "The guided track begins again.",
    ),
)

GUIDED = (
    Command(
        "read-along",
        "o",
        "read_along",
        "Read along",
        "The words of the guided track on the whole screen.",
        "words",
    ),
    Command(
        "toggle-voice",
        "v",
        "toggle_voice",
        "Voice on or off",
        "Without the voice, words, bells and bed go on.",
    ),
    Command(
        "choose-bed",
        "b",
        "choose_bed",
        "Bed",
        "The loop under the guided track; remembered for it.",
    ),
    Command(
        "bells-louder",
        "right_curly_bracket",
        "change_bells(1)",
        "Bells louder",
        "Volume up for the bells of guided tracks.",
    ),
    Command(
        "bells-quieter",
        "left_curly_bracket",
        "change_bells(-1)",
        "Bells quieter",
        "Volume down for the bells of guided tracks.",
    ),
    Command(
        "shorter-silences",
        "right_parenthesis",
        "change_pace(1)",
        "Shorter silences",
        "Less time between the sentences of a session; speech stays as it is.",
    ),
    Command(
        "longer-silences",
        "left_parenthesis",
        "change_pace(-1)",
        "Longer silences",
        "More time between the sentences of a session; speech stays as it is.",
    ),
)

TIMER = (
    Command(
        "set-timer",
        "t",
        "set_timer",
        "Sleep timer",
        "Length, fade, and what happens at the end.",
        "timer",
    ),
    Command(
        "still-awake",
        "w",
        "rearm_timer",
        "Still awake",
        "The whole timer again; a begun fade comes back.",
        "still awake",
    ),
    Command("later", "e", "nudge_timer(5)", "Timer +5 min", "Extend by 5 minutes."),
    Command(
        "much-later", "E", "nudge_timer(15)", "Timer +15 min", "Extend by 15 minutes."
    ),
    Command("earlier", "c", "nudge_timer(-5)", "Timer -5 min", "Cut by 5 minutes."),
    Command(
        "much-earlier", "C", "nudge_timer(-15)", "Timer -15 min", "Cut by 15 minutes."
    ),
)

LIKING = Command(
    "like-track",
    "f",
    "like_track",
    "Favourite",
    "The highlighted track comes first from now on, or no more.",
)

FINDING = (
    LIKING,
    Command(
        "edit-search",
        "slash",
        "edit_search",
        "Search",
        "How you feel, or words of a title; the nearest tracks come first.",
        "search",
    ),
    Command(
        "clear-filter",
        "escape",
        "clear_filter",
        "Show all tracks",
        "Forget the words, the type, the topic and the length.",
        "show all",
    ),
    Command(
        "choose-topic",
        "T",
        "choose_topic",
        "Topic",
        "Show only tracks for one purpose.",
    ),
    Command(
        "choose-length",
        "L",
        "choose_length",
        "Length",
        "Show only tracks of some length.",
    ),
)

HOUSE = (
    Command(
        "add-sound",
        "a",
        "add_sound",
        "Add a sound",
        "Add your own files or folders; or drop them on the terminal.",
        "add",
    ),
    Command(
        "remove-sound",
        "d,delete",
        "remove_sound",
        "Remove a sound",
        "Take the highlighted sound of yours away; asks first.",
        "remove",
    ),
    Command(
        "retry-device",
        "r",
        "retry_device",
        "Try the sound device",
        "Look for a sound device now.",
        "retry",
    ),
    Command(
        "show-problems",
        "exclamation_mark",
        "show_problems",
        "Problems in files",
        "What is wrong in the catalogues and the settings.",
        "problems",
    ),
    Command(
        "show-help",
        "question_mark",
        "show_help",
        "Help",
        "What can be done where you are, and with which keys.",
        "help",
    ),
    Command(
        "request-quit",
        "q",
        "request_quit",
        "Quit",
        "Fade out and leave; asks while a timer runs.",
        "quit",
    ),
)

GROUPS: tuple[tuple[str, tuple[Command, ...]], ...] = (
    ("Tracks", TRACK_LIST),
    ("Playing", PLAYING),
    ("Guided tracks", GUIDED),
    ("Sleep timer", TIMER),
    ("Finding", FINDING),
    ("sleepterm", HOUSE),
)
"""All commands of the main screen under their headings."""

COMMANDS = {command.id: command for _, group in GROUPS for command in group}
"""All commands of the main screen by id."""
