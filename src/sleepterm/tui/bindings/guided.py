"""Commands for the guided track: captions, voice, bed, bells, pace."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.state import Status
from sleepterm.library.catalog.track import Track
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available, Why
from sleepterm.tui.bindings.playing import NOT_OPEN, needs_captions, needs_guided

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def _needs_words(context: Context) -> Available:
    awaited = context.playback.state.awaited
    return None if awaited and awaited.has_words else needs_captions(context)


def _unknown(context: Context) -> Available:
    """The reason, if the guided track plays but its files are not open yet."""
    state = context.playback.state
    is_opening = state.guided is not None and state.guided.is_opening
    is_stopped = state.status is Status.STOPPED
    return NOT_OPEN if is_opening and not is_stopped else None


def _needs_bells(context: Context) -> Available:
    guided = context.playback.state.guided
    if guided is None:
        return needs_guided(context)
    if guided.has_bells:
        return None
    return _unknown(context) or Why(_("This track has no bells."))


def _needs_silences(context: Context) -> Available:
    guided = context.playback.state.guided
    if guided is None:
        return needs_guided(context)
    if guided.is_session:
        return None
    return _unknown(context) or Why(_("The pauses in this track can't be changed."))


def _change_bells(context: Context, direction: int) -> None:
    context.playback.guided.change_bells(direction)


def _change_pace(context: Context, direction: int) -> None:
    context.playback.guided.change_pace(direction)


def _spoken_track(context: Context) -> Track | None:
    """The guided track that plays, else the highlighted one."""
    guided = context.playback.state.guided
    if guided is not None:
        return context.playback.catalog.get(guided.track_id)
    track = context.browse.highlighted
    return track if track and not track.is_loop and not track.is_mix else None


def _needs_spoken(context: Context) -> Available:
    if not context.voices.can_change:
        return Why(_("No voice can speak here."))
    return None if _spoken_track(context) else Why(_("Choose a guided track first."))


def _change_voice(context: Context) -> None:
    if (track := _spoken_track(context)) is not None:
        context.voices.change(track)


GUIDED = (
    Command(
        "read-along",
        "o",
        _("Read along"),
        _("Show only the captions of the guided track, in large lines."),
        _("words"),
        run=lambda context: context.shell.opener.read_along(),
        available=_needs_words,
    ),
    Command(
        "toggle-voice",
        "v",
        _("Voice on or off"),
        _("Mute the voice; captions, bells and background loop continue."),
        run=lambda context: context.playback.guided.toggle_voice(),
        available=needs_guided,
    ),
    Command(
        "change-voice",
        "V",
        _("Another voice"),
        _(
            "Have this guided track spoken by a man's or a woman's voice,"
            " or as bundled."
        ),
        run=_change_voice,
        available=_needs_spoken,
    ),
    Command(
        "choose-bed",
        "b",
        _("Background loop"),
        _("Choose the loop that plays under this guided track."),
        run=lambda context: context.playing.choose_bed(),
        available=needs_guided,
    ),
    Command(
        "bells-louder",
        "right_curly_bracket",
        _("Bells louder"),
        _("Volume up for the bells of guided tracks."),
        run=partial(_change_bells, direction=1),
        available=_needs_bells,
    ),
    Command(
        "bells-quieter",
        "left_curly_bracket",
        _("Bells quieter"),
        _("Volume down for the bells of guided tracks."),
        run=partial(_change_bells, direction=-1),
        available=_needs_bells,
    ),
    Command(
        "shorter-silences",
        "right_parenthesis",
        _("Shorter pauses"),
        _("Less silence between the sentences; the voice keeps its speed."),
        run=partial(_change_pace, direction=1),
        available=_needs_silences,
    ),
    Command(
        "longer-silences",
        "left_parenthesis",
        _("Longer pauses"),
        _("More silence between the sentences; the voice keeps its speed."),
        run=partial(_change_pace, direction=-1),
        available=_needs_silences,
    ),
    Command(
        "breathe",
        "B",
        _("Breathing pacer"),
        _("Breathe with a sound and a guide: choose the pattern and how long."),
        _("breathe"),
        run=lambda context: context.pacer.open(),
    ),
)
