"""What stands first in the list in the middle of the night: what was played last."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sleepterm.library.browse.recommendations import MOST, Offer
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.library.history.plays import Ending, Play
from sleepterm.library.mixes.mix_tracks import MixTrack
from sleepterm.translation import gettext as _

WHY = _("played last at night")
"""The reason that is shown."""

_MIDDLE = range(5)
"""The hours from midnight on in which nobody looks for something new."""
_EVENING = 20
_TOGETHER = 60.0
"""Seconds between the ends of tracks that ended together, at most."""


def offers_at_night(
    offers: Sequence[Offer],
    catalog: Catalog,
    plays: Iterable[Play],
    last_mix: Collection[str],
    *,
    hour: int,
) -> tuple[Offer, ...]:
    """The offers; from midnight to 5 am after what the user last fell asleep to.

    That is the track or mix that the sleep timer ended last, or that was played last
    at night; without such a play it is the last mix.

    Args:
        offers: the best first.
        catalog: where tracks and mixes are looked up; what is missing is left out.
        plays: in any order; of a mix, its own and those of its layers.
        last_mix: ids of the layers of the mix that was played last.
        hour: on the user's clock, 0 to 23.
    """
    if hour not in _MIDDLE:
        return tuple(offers)
    track = _last_played(catalog, plays) or _of_mix(catalog, last_mix)
    if track is None:
        return tuple(offers)
    others = [offer for offer in offers if offer.track.id != track.id]
    return (Offer(track, WHY), *others)[:MOST]


def _last_played(catalog: Catalog, plays: Iterable[Play]) -> Track | None:
    ended = [
        (play.at + play.heard, play.heard, track)
        for play in plays
        if _is_of_a_night(play) and (track := _usable(catalog, play.track_id))
    ]
    last = max((end for end, _, _ in ended), default=0.0)
    together = [
        (track.is_mix, heard, track)
        for end, heard, track in ended
        if end >= last - _TOGETHER
    ]
    best = max(together, key=lambda each: each[:2], default=None)
    return best[2] if best else None


def _is_of_a_night(play: Play) -> bool:
    if play.ended is Ending.SKIPPED:
        return False
    return play.ended is Ending.TIMER or play.hour in _MIDDLE or play.hour >= _EVENING


def _of_mix(catalog: Catalog, layers: Collection[str]) -> Track | None:
    """The saved mix of these layers, or else the first of them."""
    wanted = {*layers}
    for track in catalog:
        if isinstance(track, MixTrack) and not track.missing:
            mix = {layer.track_id for layer in track.mix.layers}
            if mix == wanted:
                return track
    known = (_usable(catalog, track_id) for track_id in layers)
    return next((track for track in known if track), None)


def _usable(catalog: Catalog, track_id: str) -> Track | None:
    track = catalog.get(track_id)
    return None if track is None or track.missing else track
