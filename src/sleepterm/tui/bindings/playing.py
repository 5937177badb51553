"""Commands for playback and volume."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.audio.state import Device, Status
from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available, Why
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.tui.context import Context

_SKIP = Seconds(15.0)


def needs_playing(context: Context) -> Available:
    """The reason, if nothing plays or is paused."""
    is_stopped = context.playback.state.status is Status.STOPPED
    return Why(_("Nothing is playing.")) if is_stopped else None


def needs_layer(context: Context) -> Available:
    """The reason, if the mix has no layer."""
    state = context.playback.state
    if state.layers:
        return None
    if state.device is Device.UNKNOWN:
        return Why(_("The player is still starting."))
    return Why(_("Nothing to play yet. Choose a track first."))


NOT_OPEN = Why(_("The track is still being opened."))


def needs_guided(context: Context) -> Available:
    """The reason, if the mix has no guided track."""
    state = context.playback.state
    if state.guided is not None:
        return None
    is_coming = state.awaited is not None and not state.awaited.is_loop
    return NOT_OPEN if is_coming else Why(_("No guided track is playing."))


def needs_captions(context: Context) -> Available:
    """The reason, if there is no guided track with captions."""
    guided = context.playback.state.guided
    if guided is None:
        return needs_guided(context)
    return None if guided.has_words else Why(_("This track has no captions."))


def _change_layer(context: Context, direction: int) -> None:
    if (layer := context.current_layer) is not None:
        context.playback.change_layer(layer.track_id, direction)


def _change_master(context: Context, direction: int) -> None:
    context.playback.change_master(direction)


def _change_tone(context: Context, direction: int) -> None:
    if (layer := context.current_layer) is not None:
        context.playback.tone.change_layer(layer.track_id, direction)


def _change_master_tone(context: Context, direction: int) -> None:
    context.playback.tone.change_master(direction)


def _skip(context: Context, by: Seconds) -> None:
    context.playback.guided.seek(by)


def _needs_sentences(context: Context) -> Available:
    """The reason, if the guided track has neither captions nor chapters."""
    guided = context.playback.state.guided
    has_chapters = guided is not None and guided.chapter is not None
    return None if has_chapters else needs_captions(context)


def _sentence(context: Context, by: int) -> None:
    context.playback.guided.seek_sentence(by)


PLAYING = (
    Command(
        "toggle-playback",
        "space",
        _("Pause or play"),
        _("Pause, resume, or play the last mix."),
        _("pause"),
        run=lambda context: context.playback.toggle(),
        available=needs_layer,
    ),
    Command(
        "stop-playback",
        "s",
        _("Stop"),
        _("Fade out and stop; the mix is kept for next time."),
        _("stop"),
        run=lambda context: context.playback.stop(),
        available=needs_playing,
    ),
    Command(
        "louder",
        "plus,equals_sign",
        _("Louder"),
        _("Master volume up: by 1 below 10, else by 5; above 90 it amplifies."),
        _("volume"),
        run=partial(_change_master, direction=1),
    ),
    Command(
        "quieter",
        "minus,underscore",
        _("Quieter"),
        _("Master volume down: by 1 below 10, else by 5."),
        _("volume"),
        run=partial(_change_master, direction=-1),
    ),
    Command(
        "mute-sound",
        "m",
        _("Mute"),
        _("Mute the sound; again to unmute."),
        run=lambda context: context.playback.mute(),
    ),
)

LAYERS = (
    Command(
        "layer-louder",
        "right_square_bracket",
        _("Layer louder"),
        _("Volume up for the highlighted track's layer, or the last one changed."),
        run=partial(_change_layer, direction=1),
        available=needs_layer,
    ),
    Command(
        "layer-quieter",
        "left_square_bracket",
        _("Layer quieter"),
        _("Volume down for the highlighted track's layer, or the last one changed."),
        run=partial(_change_layer, direction=-1),
        available=needs_layer,
    ),
    Command(
        "layer-brighter",
        "apostrophe",
        _("Layer brighter"),
        _("More highs for the highlighted track's layer, or the last one changed."),
        run=partial(_change_tone, direction=1),
        available=needs_layer,
    ),
    Command(
        "layer-warmer",
        "semicolon",
        _("Layer warmer"),
        _("Fewer highs for the highlighted track's layer, or the last one changed."),
        run=partial(_change_tone, direction=-1),
        available=needs_layer,
    ),
    Command(
        "brighter",
        "quotation_mark",
        _("Brighter"),
        _("More highs and less bass for the whole mix."),
        run=partial(_change_master_tone, direction=1),
    ),
    Command(
        "warmer",
        "colon",
        _("Warmer"),
        _("Fewer highs and more bass for the whole mix."),
        run=partial(_change_master_tone, direction=-1),
    ),
)

SEEKING = (
    Command(
        "seek-forward",
        "greater_than_sign",
        _("Forward 15 s"),
        _("Skip 15 seconds forward in the guided track."),
        run=partial(_skip, by=_SKIP),
        available=needs_guided,
    ),
    Command(
        "seek-back",
        "less_than_sign",
        _("Back 15 s"),
        _("Skip 15 seconds back in the guided track."),
        run=partial(_skip, by=Seconds(-_SKIP)),
        available=needs_guided,
    ),
    Command(
        "next-sentence",
        "full_stop",
        _("Next sentence"),
        _(
            "Skip to the guided track's next sentence,"
            " or chapter if it has no captions."
        ),
        _("sentence"),
        run=partial(_sentence, by=1),
        available=_needs_sentences,
    ),
    Command(
        "previous-sentence",
        "comma",
        _("Repeat the sentence"),
        _("Repeat this sentence or chapter; at its start, go to the previous one."),
        _("sentence"),
        run=partial(_sentence, by=-1),
        available=_needs_sentences,
    ),
    Command(
        "restart-guided",
        "0",
        _("Restart the track"),
        _("Play the guided track from its beginning."),
        run=lambda context: context.playback.guided.restart(),
        available=needs_guided,
    ),
)
