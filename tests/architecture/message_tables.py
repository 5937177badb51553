"""Which texts of sleepterm are not marked for translation, and why."""

from __future__ import annotations

NOT_SHOWN = {
    "sleepterm.commands.grammar.completion_values": "names of commands and arguments",
    "sleepterm.commands.shared.completion_script": "code for shells",
    "sleepterm.desktop.mpris": "names and errors for programs on the bus",
    "sleepterm.desktop.other_media": "names on the bus",
    "sleepterm.desktop.session_bus": "errors for programs on the bus",
    "sleepterm.formats.roff": "the syntax of manual pages",
    "sleepterm.library.search.crisis": "patterns; help in the language of a search",
    "sleepterm.library.search.languages": "words that are searched for",
    "sleepterm.playback.wire": "errors for developers of the protocol",
    "sleepterm.speech.engines.festival": "its code in Scheme",
    "sleepterm.store.installation": "commands for a shell",
}
"""Modules, or packages with all below, whose texts are no words for the user."""

ENGLISH_TEXTS = {
    (
        "sleepterm.audio.outputs.file_output",
        "open() comes first",
    ): "for developers",
    (
        "sleepterm.commands.doctor",
        "f\"sleepterm {version('sleepterm')}, Python {platform.python_version()}\"",
    ): "names",
    ("sleepterm.commands.doctor", "power off"): "what --json prints",
    ("sleepterm.commands.plain.timer_words", "all night"): "understood if typed",
    ("sleepterm.commands.revoice", "guided track"): "a key of messages",
    (
        "sleepterm.commands.shared.catalog_access",
        "track or mix",
    ): "a kind of things",
    ("sleepterm.commands.shared.finding", "power off"): "what --json prints",
    (
        "sleepterm.desktop.inhibit",
        "f'echo {_GRANTED.decode()} && exec cat > /dev/null'",
    ): "for the shell",
    ("sleepterm.desktop.keep_awake", "wakelock active"): "wakepy's words",
    ("sleepterm.desktop.last_minute_notice", "Notify"): "name on the bus",
    ("sleepterm.desktop.menu_entry", "[Desktop Entry]"): "syntax of the file",
    (
        "sleepterm.desktop.power",
        'tell application "System Events" to shut down',
    ): "AppleScript",
    ("sleepterm.desktop.sinks", "not available"): "of pactl, compared",
    (
        "sleepterm.desktop.wake_timer",
        "Wake-up at {time} by sleepterm",
    ): "is read again",
    ("sleepterm.playback.yield_rule", "stay paused"): "value of an enumeration",
    ("sleepterm.remote.server", "control socket"): "name of a thread",
    (
        "sleepterm.store.caption_file",
        "Written by sleepterm render.",
    ): "compared",
    ("sleepterm.store.history", "BEGIN IMMEDIATE"): "SQL",
    ("sleepterm.store.history", "f'BEGIN {lock}'"): "SQL",
    ("sleepterm.store.shared_file", "Downloads"): "name of a folder",
    ("sleepterm.tui.controllers.events", "import progress"): "kind of message",
    ("sleepterm.tui.controllers.events", "player state"): "kind of message",
}
"""Single texts of (module, text) that are no words for the user."""

UNCONVERTED: tuple[str, ...] = (
    "sleepterm.formats.file_kind",
    "sleepterm.formats.schema",
    "sleepterm.formats.table_reader",
    "sleepterm.formats.toml",
    "sleepterm.formats.webvtt",
    "sleepterm.importing.add_sounds",
    "sleepterm.importing.analysis",
    "sleepterm.importing.catalog_writer",
    "sleepterm.importing.conversion",
    "sleepterm.importing.edit_sound",
    "sleepterm.importing.gain",
    "sleepterm.importing.importer",
    "sleepterm.importing.readable",
    "sleepterm.importing.remove_sound",
    "sleepterm.importing.restore_sound",
    "sleepterm.importing.salvage",
    "sleepterm.importing.sound_copy",
    "sleepterm.library.breathing",
    "sleepterm.library.browse",
    "sleepterm.library.catalog",
    "sleepterm.library.history",
    "sleepterm.library.mixes",
    "sleepterm.library.named_tables",
    "sleepterm.library.names",
    "sleepterm.library.search",
    "sleepterm.library.sequences",
    "sleepterm.night.auto_arm",
    "sleepterm.night.diary",
    "sleepterm.night.durations",
    "sleepterm.night.narration",
    "sleepterm.night.night_light",
    "sleepterm.night.time_of_day",
    "sleepterm.speech.cache",
    "sleepterm.speech.engines",
    "sleepterm.speech.guided_session",
    "sleepterm.speech.plain_text",
    "sleepterm.speech.rendering",
    "sleepterm.speech.revoicing",
    "sleepterm.speech.script",
    "sleepterm.speech.script_header",
    "sleepterm.speech.timeline",
    "sleepterm.speech.word_sound",
)
"""Modules and packages that are not marked yet; take out what is done."""
