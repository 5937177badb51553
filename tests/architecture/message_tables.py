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
    ("sleepterm.formats.webvtt", "f'NOTE {comment}\\n'"): "syntax of WebVTT",
    ("sleepterm.importing.conversion", "a part is corrupt"): "only counted",
    ("sleepterm.importing.conversion", "a part is no sound"): "likewise",
    ("sleepterm.importing.conversion", "a part has an impossible rate"): "likewise",
    (
        "sleepterm.library.breathing.made_tracks",
        "f'{whole // 60} min'",
    ): "a unit",
    (
        "sleepterm.library.browse.recommendations",
        "awake at three",
    ): "a mood",
    (
        "sleepterm.library.browse.recommendations",
        "can't switch off",
    ): "a mood",
    (
        "sleepterm.library.browse.recommendations",
        "racing thoughts",
    ): "a mood",
    ("sleepterm.library.browse.recommendations", "too quiet"): "a mood",
    ("sleepterm.library.catalog.prefix_lookup", "guided track"): "a key of tables",
    ("sleepterm.library.catalog.prefix_lookup", "track or mix"): "likewise",
    ("sleepterm.library.search.query", "few words"): "a topic",
    (
        "sleepterm.library.sequences.draft",
        "f'{round(seconds / 60)} min'",
    ): "a unit",
    ("sleepterm.night.diary.answers", "at once"): "what the user types",
    ("sleepterm.night.diary.answers", "not at all"): "likewise",
    ("sleepterm.night.diary.answers", "very good"): "likewise",
    ("sleepterm.night.diary.answers", "very poor"): "likewise",
    (
        "sleepterm.night.durations",
        "f'{minutes // 60} h {minutes % 60:02d} min'",
    ): "units",
    ("sleepterm.night.durations", "f'{minutes} min'"): "a unit",
    ("sleepterm.night.narration", "f'NOTE {SESSION_COMMENT}'"): "syntax of WebVTT",
    ("sleepterm.playback.yield_rule", "stay paused"): "value of an enumeration",
    ("sleepterm.remote.attachment", "remote state"): "kind of message",
    ("sleepterm.remote.server", "control socket"): "name of a thread",
    (
        "sleepterm.speech.engines.model_files",
        "pip install 'sleepterm[voice]'",
    ): "a command",
    ("sleepterm.speech.script", "bell high"): "syntax of scripts",
    ("sleepterm.speech.script", "bell low"): "likewise",
    ("sleepterm.speech.timeline", "f'bed {bed.track_id}'"): "syntax of captions",
    ("sleepterm.speech.timeline", "f'bell {bell.kind}'"): "likewise",
    ("sleepterm.speech.timeline", "f'voice {name}'"): "likewise",
    (
        "sleepterm.speech.word_sound",
        "f'{word} [slot {every:g}]\\n'",
    ): "syntax of scripts",
    (
        "sleepterm.speech.word_sound",
        (
            "title: Shuffle of words\ntype: meditation\ntopics: sleep\n"
            "moods: words\nrate: 0.8\n---\n"
        ),
    ): "a script",
    (
        "sleepterm.store.caption_file",
        "Written by sleepterm render.",
    ): "compared",
    ("sleepterm.store.history", "BEGIN IMMEDIATE"): "SQL",
    ("sleepterm.store.history", "f'BEGIN {lock}'"): "SQL",
    ("sleepterm.store.shared_file", "Downloads"): "name of a folder",
    ("sleepterm.tui.controllers.events", "import progress"): "kind of message",
    ("sleepterm.tui.controllers.own_player", "player state"): "kind of message",
}
"""Single texts of (module, text) that are no words for the user."""

UNCONVERTED: tuple[str, ...] = ()
"""Modules and packages that are not marked yet; take out what is done."""
