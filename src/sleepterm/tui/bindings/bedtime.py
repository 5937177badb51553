"""Commands for the time before sleep."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.translation import gettext as _
from sleepterm.tui.bindings.command import Command

if TYPE_CHECKING:
    from sleepterm.tui.context import Context


def _park(context: Context) -> None:
    context.bedtime.park()


def _shuffle_words(context: Context) -> None:
    context.bedtime.shuffle_words()


def _sleep_well(context: Context) -> None:
    context.bedtime.show_sleep_well()


BEDTIME = (
    Command(
        "park-thoughts",
        "P",
        _("Park it for tomorrow"),
        _("Write down what has to be done tomorrow, so that you need not remember it."),
        run=_park,
    ),
    Command(
        "shuffle-words",
        "W",
        _("Shuffle of words"),
        _("Show unrelated words on a dark screen, to be pictured one after another."),
        run=_shuffle_words,
    ),
    Command(
        "sleep-well",
        "Z",
        _("Sleep well"),
        _("Read what may help to sleep besides sounds, and how to listen safely."),
        run=_sleep_well,
    ),
)
