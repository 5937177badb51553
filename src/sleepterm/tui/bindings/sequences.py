"""Commands for sessions of several parts."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command
from sleepterm.tui.bindings.entry import Available, Why

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def _needs_session(context: Context) -> Available:
    if context.playback.state.part is not None:
        return None
    return Why(_("No session is playing."))


def _skip(context: Context, by: int) -> None:
    context.playback.skip_part(by)


SEQUENCES = (
    Command(
        "edit-session",
        "N",
        _("Make or change a session"),
        _(
            "Put tracks one after the other;"
            " of a highlighted session, change the parts."
        ),
        _("session"),
        run=lambda context: context.sequences.edit(),
    ),
    Command(
        "next-part",
        "J",
        _("Next part"),
        _("Go to the next part of the session."),
        _("next part"),
        run=partial(_skip, by=1),
        available=_needs_session,
    ),
    Command(
        "previous-part",
        "K",
        _("Part from its start"),
        _("Play this part from its start; at its start, go to the one before."),
        run=partial(_skip, by=-1),
        available=_needs_session,
    ),
)
