"""What sounds, and when it ends."""

from __future__ import annotations

from sleepterm.tui.bindings.command import Command

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
