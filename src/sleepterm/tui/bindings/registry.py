"""All entries of the main screen, by heading and by id."""

from __future__ import annotations

from sleepterm.translation import gettext as _
from sleepterm.translation import pgettext
from sleepterm.tui.bindings.bedtime import BEDTIME
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Entry
from sleepterm.tui.bindings.finding import FINDING
from sleepterm.tui.bindings.general import GENERAL
from sleepterm.tui.bindings.guided import GUIDED
from sleepterm.tui.bindings.mixes import MIXES
from sleepterm.tui.bindings.playing import LAYERS, PLAYING, SEEKING
from sleepterm.tui.bindings.sequences import SEQUENCES
from sleepterm.tui.bindings.timer import TIMER
from sleepterm.tui.bindings.track_list import TRACK_LIST

GROUPS: tuple[tuple[str, tuple[Entry, ...]], ...] = (
    (pgettext("heading", "Playing"), (*TRACK_LIST[:1], *PLAYING)),
    (_("Sleep timer"), TIMER),
    (_("Tracks"), TRACK_LIST[1:]),
    (_("Guided tracks"), (*SEEKING, *GUIDED)),
    (_("Layers and tone"), LAYERS),
    (_("Finding"), FINDING),
    (_("Mixes"), MIXES),
    (_("Sessions"), SEQUENCES),
    (_("Before sleep"), BEDTIME),
    ("sleepterm", GENERAL),
)
"""Headings of the help, and the entries under each."""

ENTRIES: dict[str, Entry] = {entry.id: entry for _, group in GROUPS for entry in group}
"""All entries that can be given other keys, by id."""

COMMANDS: dict[str, Command] = {
    name: entry for name, entry in ENTRIES.items() if isinstance(entry, Command)
}
"""All commands, by id."""
