"""What plain mode offers at the very first start: three things to begin with."""

from __future__ import annotations

from collections.abc import Iterable

from sleepterm.commands.plain.numbered import Numbered
from sleepterm.commands.plain.vocabulary import Typed
from sleepterm.library.catalog.track import Track
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.tui.beginnings import (
    GUIDED_TYPE,
    QUESTION,
    RAIN,
    Beginning,
    beginnings,
)

_TYPED = {
    Beginning.RAIN: Typed("play", RAIN),
    Beginning.GUIDED: Typed("list", GUIDED_TYPE.value),
    Beginning.SEARCH: Typed("search"),
}


def first_list(tracks: Iterable[Track], timer: TimerSettings) -> Numbered[Typed] | None:
    """A question with numbers, each of which does what could be typed as well.

    None if there is nothing to offer.

    Args:
        tracks: all tracks.
        timer: what the sleep timer will do.
    """
    offers = beginnings(tracks, timer)
    entries = [(f"{x.label}: {x.note}", _TYPED[x.beginning]) for x in offers]
    return Numbered(QUESTION, entries, is_question=True) if entries else None
