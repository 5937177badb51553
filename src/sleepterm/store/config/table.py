"""The table of all settings, from which their checks, lists and texts are made."""

from __future__ import annotations

from sleepterm.library.catalog.track import MOST_DRIFT
from sleepterm.night.durations import parse_fade
from sleepterm.night.fade import FadeLaw
from sleepterm.night.sleep_timer import MOST_TRACKS, AfterEnd, EndWith
from sleepterm.store.config.kinds import (
    AutomaticFlag,
    Either,
    Flag,
    Number,
    OneOf,
    Text,
    Whole,
)
from sleepterm.store.config.language import KEY as LANGUAGE_KEY
from sleepterm.store.config.language import Language
from sleepterm.store.config.on_hangup import OnHangup
from sleepterm.store.config.other_media import OtherMedia
from sleepterm.store.config.setting import Effect, Setting
from sleepterm.store.config.time_kinds import Clock, Hours, Length
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

OWN_THEMES = ("sleepterm", "red", "mono")
KEYS = "keys"
"""The table of key bindings, whose keys are the ids of commands."""

SETTINGS = (
    Setting(
        name="theme",
        field="theme",
        kind=Text(
            _("sleepterm, red, mono, or a theme of Textual's like nord"),
            OWN_THEMES,
            is_needed=True,
        ),
        label=_("Theme"),
        help=_("The colours: amber, red light only, or none but black and grey."),
        effect=Effect.NOW,
    ),
    Setting(
        name="ascii",
        field="ascii",
        kind=AutomaticFlag(),
        label=_("Plain ASCII signs"),
        help=_("Draws with ASCII signs only; auto asks the terminal."),
    ),
    Setting(
        name="plain",
        field="plain",
        kind=Flag(),
        label=_("Plain mode"),
        help=_(
            "Starts without a screen: lines typed and printed, as for a screen reader."
        ),
    ),
    Setting(
        name=LANGUAGE_KEY,
        field="language",
        kind=OneOf(Language),
        label=_("Language"),
        help=_(
            "The language of the texts: English, German or Spanish; auto takes "
            "that of the system."
        ),
    ),
    Setting(
        name="voice",
        field="voice",
        kind=Text(
            _("woman, man, soft, ENGINE or ENGINE:NAME"),
            ("", "woman", "man", "soft"),
            longest=500,
            empty=_("the best"),
        ),
        label=_("Voice"),
        help=_(
            "The voice that speaks what is spoken on this machine; empty is the "
            "best one."
        ),
    ),
    Setting(
        name="on-hangup",
        field="on_hangup",
        kind=OneOf(OnHangup),
        label=_("Terminal closed"),
        help=_(
            "fade: the sound fades out; detach: it plays on without a terminal, "
            "and 'sleepterm stop' ends it."
        ),
    ),
    Setting(
        name="timer.enabled",
        field="timer.enabled",
        kind=Flag(),
        label=_("Timer on"),
        help=_(
            "Whether playing starts the sleep timer; without it, sounds play all night."
        ),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.duration",
        field="timer.duration",
        kind=Length(),
        label=_("Length"),
        help=_("How long the sounds play until they are silent."),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.until",
        field="timer.until",
        kind=Clock(),
        label=_("Until"),
        help=_("The time of day at which the sounds end, in place of a length."),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.fade",
        field="timer.fade",
        kind=Length(parse_fade, off=Seconds(0.0), has_off=True, off_word="0"),
        label=_("Fade"),
        help=_("How long the fade at the end takes; 0 ends without one."),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.law",
        field="timer.law",
        kind=OneOf(FadeLaw),
        label=_("Shape of the fade"),
        help=_("gentle: loudness falls evenly; early: most of it at first."),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.end",
        field="timer.end",
        kind=OneOf(EndWith),
        label=_("Ends with"),
        help=_("What ends it: the time, or a guided track's end, sentence or chapter."),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.tracks",
        field="timer.tracks",
        kind=Whole(1, MOST_TRACKS),
        label=_("Number of tracks"),
        help=_('How many guided tracks play if the timer ends with "track".'),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.finish-share",
        field="timer.finish_share",
        kind=Number(0, 100, step=5, scale=100),
        label=_("Finish if less left (%)"),
        help=_(
            'With "sentence", a guided track of which less than this percentage is '
            "left plays to its end."
        ),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.then",
        field="timer.then",
        kind=OneOf(AfterEnd),
        label=_("Afterwards"),
        help=_("What happens a minute after the end."),
        effect=Effect.NEXT_TIMER,
    ),
    Setting(
        name="timer.still-awake",
        field="timer_rules.still_awake",
        kind=Length(off=Seconds(0.0), has_off=True),
        label=_("Still awake for"),
        help=_("How long after the end any key plays on."),
    ),
    Setting(
        name="timer.auto",
        field="timer_rules.auto",
        kind=Hours(),
        label=_("Turns itself on"),
        help=_("The hours in which playing starts a timer that is switched off."),
    ),
    Setting(
        name="night.after",
        field="night_after",
        kind=Length(has_off=True),
        label=_("Dark after"),
        help=_("The night screen comes after so long without a key."),
        effect=Effect.NOW,
    ),
    Setting(
        name="sound.drift",
        field="drift",
        kind=Number(0, MOST_DRIFT, step=0.1, has_off=True),
        label=_("Drift"),
        help=_(
            "How many dB the level of rain, wind and the like wanders; 0 is steady."
        ),
    ),
    Setting(
        name="sound.device",
        field="device",
        kind=Text(
            _("a device's name or enough of it; 'sleepterm devices' lists them"),
            longest=500,
            empty=_("the system's"),
        ),
        label=_("Sound device"),
        help=_(
            "Where it plays, and waits for if it is not there; empty is the "
            "system's choice."
        ),
    ),
    Setting(
        name="sound.headphones-lost",
        field="pauses_without_headphones",
        kind=Either("pause", "continue"),
        label=_("Headphones gone"),
        help=_("What happens when headphones vanish and a speaker would take over."),
    ),
    Setting(
        name="sound.keep-awake",
        field="keeps_awake",
        kind=Flag(),
        label=_("Keep awake"),
        help=_("Keeps the machine awake while sound plays; the display may go dark."),
    ),
    Setting(
        name="sound.other-media",
        field="other_media",
        kind=OneOf(OtherMedia),
        label=_("Other media"),
        help=_(
            "What it does while another media player plays: nothing, pause, or "
            "play softer."
        ),
    ),
    Setting(
        name="sound.cache",
        field="sound_cache",
        kind=Whole(0, 10_000, step=100),
        label=_("Sound cache (MB)"),
        help=_(
            "How many megabytes of decoded loops the cache folder keeps, so that a "
            "night of them costs less; 0 keeps none."
        ),
    ),
    Setting(
        name="for-you.enabled",
        field="for_you",
        kind=Flag(),
        label=_("Learns from plays"),
        help=_("Records what you play, on this computer only, to suggest tracks."),
    ),
    Setting(
        name="diary.ask",
        field="asks_diary",
        kind=Flag(),
        label=_("Ask in the morning"),
        help=_("Offers the sleep diary at the first start of a morning."),
    ),
)
"""All settings but those of `[keys]`, in the order of the file."""

NOTES = {
    "timer": _(
        "What 'sleepterm play' begins with. The player remembers the timer that "
        "you set last; these are for its first one, and a change made here while "
        "it runs is taken over."
    ),
}
"""What is to be said of a whole table."""

TABLES = (*dict.fromkeys(each.table for each in SETTINGS if each.table), KEYS)
"""The names of all tables, in the order of the file."""
