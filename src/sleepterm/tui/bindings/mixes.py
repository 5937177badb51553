"""Commands for mixes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available, Why

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def _needs_mix(context: Context) -> Available:
    track = context.browse.highlighted
    if track is not None and track.is_mix:
        return None
    return Why(_("Highlight a mix first."))


def _needs_shareable(context: Context) -> Available:
    track = context.browse.highlighted
    if track is not None and not track.has_file:
        return None
    return Why(_("Highlight a mix or a session first."))


def _share(context: Context) -> None:
    track = context.browse.highlighted
    if track is not None and track.is_sequence:
        context.sequences.share()
    else:
        context.mixes.share()


def _needs_own_mix(context: Context) -> Available:
    track = context.browse.highlighted
    if track is None or not track.is_mix:
        return _needs_mix(context)
    if track.own:
        return None
    return Why(_("This mix came with sleepterm and can't be renamed."))


def _needs_layers(context: Context) -> Available:
    state = context.playback.state
    if any(layer.track_id != state.bed for layer in state.layers):
        return None
    return Why(_("Nothing is playing that can be saved."))


MIXES = (
    Command(
        "save-mix",
        "ctrl+s",
        _("Save as a mix"),
        _("Save what is playing, with its volumes, under a name."),
        _("save mix"),
        run=lambda context: context.mixes.save(),
        available=_needs_layers,
    ),
    Command(
        "random-mix",
        "x",
        _("Random mix"),
        _("Play a random mix of the type you choose."),
        run=lambda context: context.mixes.play_random(),
    ),
    Command(
        "rename-mix",
        "R",
        _("Rename a mix"),
        _("Rename the highlighted mix."),
        run=lambda context: context.mixes.rename(),
        available=_needs_own_mix,
    ),
    Command(
        "undo-mix",
        "u",
        _("Restore"),
        _("Restore the sound, mix or session last removed or overwritten."),
        run=lambda context: context.undo.undo(),
    ),
    Command(
        "share-mix",
        "y",
        _("Share a mix or session"),
        _(
            "Show the highlighted mix as a line of text;"
            " save a session as a small file."
        ),
        run=_share,
        available=_needs_shareable,
    ),
    Command(
        "import-mix",
        "I",
        _("Import a mix or session"),
        _("Add a mix or session that someone shared with you."),
        run=lambda context: context.mixes.import_mix(""),
    ),
)
