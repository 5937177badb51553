"""Several tracks under one name."""

from __future__ import annotations

from sleepterm.tui.bindings.command import Command

MIXES = (
    Command(
        "save-mix",
        "ctrl+s",
        "save_mix",
        "Save as a mix",
        "Keep what sounds now, with its volumes, under a name.",
        "save mix",
    ),
    Command(
        "random-mix",
        "x",
        "random_mix",
        "Random mix",
        "Throw a mix together and play it; asks for a type.",
    ),
    Command(
        "rename-mix",
        "R",
        "rename_mix",
        "Rename a mix",
        "Give the highlighted mix of yours another name.",
    ),
    Command(
        "undo-mix",
        "u",
        "undo_mix",
        "Bring back a mix",
        "The mix that was last removed or overwritten comes back.",
    ),
    Command(
        "share-mix",
        "y",
        "share_mix",
        "Share a mix",
        "The highlighted mix as one line of text, or as a small file.",
    ),
    Command(
        "import-mix",
        "I",
        "import_mix",
        "Import a mix",
        "Take a mix that was given to you as a line or a file.",
    ),
)
