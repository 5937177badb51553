"""Own sounds, the device, help, and the way out."""

from __future__ import annotations

from sleepterm.tui.bindings.command import Command

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
        "edit-sound",
        "i",
        "edit_sound",
        "Edit a sound",
        "Title, type, words, loop mode and gain of the highlighted sound of yours.",
        "edit",
    ),
    Command(
        "remove-sound",
        "d,delete",
        "remove_sound",
        "Remove a sound or mix",
        "Takes a sound of yours away, which asks first; or a mix, which u brings back.",
        "remove",
    ),
    Command(
        "forget-plays",
        "H",
        "forget_plays",
        "Forget what was played",
        "For you, Recent and what is popular begin anew; asks first.",
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
