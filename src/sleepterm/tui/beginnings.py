"""The three things that the first start offers; screen and plain mode share them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple

from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.night.durations import format_minutes
from sleepterm.night.sleep_timer import TimerSettings
from sleepterm.translation import gettext as _

RAIN = "rain-steady"
GUIDED = "body-scan-short"
"""The guided track that is highlighted: short, and right for most evenings."""
GUIDED_TYPE = ContentType.MEDITATION
QUESTION = _("How would you like to begin")
"""A question, without its mark."""
EXAMPLE = _("Type how you feel, for example: racing thoughts.")


class Beginning(Enum):
    """What the user may begin with."""

    RAIN = 1
    GUIDED = 2
    SEARCH = 3


class Offer(NamedTuple):
    """One of them in words.

    Attributes:
        beginning: what it is.
        label: what it is called.
        note: what comes of it, in a few words.
    """

    beginning: Beginning
    label: str
    note: str


def beginnings(tracks: Iterable[Track], timer: TimerSettings) -> tuple[Offer, ...]:
    """What can be offered; nothing if the tracks for it are not there.

    Args:
        tracks: all tracks.
        timer: what the sleep timer will do.
    """
    there = {track.id for track in tracks if not track.missing}
    if not {RAIN, GUIDED} <= there:
        return ()
    ends = _("fades away in {time}").format(time=format_minutes(timer.duration))
    return (
        Offer(Beginning.RAIN, _("Rain, with a sleep timer"), ends),
        Offer(Beginning.GUIDED, _("A guided meditation"), _("a calm voice to follow")),
        Offer(
            Beginning.SEARCH,
            _("Search by how you feel"),
            _("in your own words"),
        ),
    )
