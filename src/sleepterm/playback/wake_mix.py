"""What a wake-up plays, and what instead if that can't be played."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, cast

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import ContentType, Track
from sleepterm.units import DEFAULT_LAYER, Percent

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix_tracks import MixTrack

MELODY, BIRDS = "music-box", "dawn-birds"
_BIRDS_JOIN = 0.5
_GENTLE = (ContentType.MUSIC, ContentType.NATURE)


class WakeLayer(NamedTuple):
    """One layer of an alarm.

    Attributes:
        track: what it plays.
        percent: its volume, 0 to 100.
        joins: the share of the rise, 0.0 to 1.0, at which it joins the others.
    """

    track: Track
    percent: Percent
    joins: float = 0.0


WakeMix = tuple[WakeLayer, ...]


def wake_mixes(sound: str, catalog: Catalog) -> tuple[WakeMix, ...]:
    """The mixes that an alarm tries, the wanted one first; () if there is no sound.

    Args:
        sound: id of a track or mix; "" for a music box that birds join half-way.
        catalog: where it is looked up.
    """
    found = (_chosen(sound, catalog), _default(catalog), _any_loop(catalog))
    return tuple(mix for mix in found if mix)


def _chosen(sound: str, catalog: Catalog) -> WakeMix:
    track = catalog.get(sound)
    if track is None or track.missing:
        return ()
    if not track.is_mix:
        return (WakeLayer(track, DEFAULT_LAYER),)
    parts = cast("MixTrack", track).mix.playable_in(catalog)
    return tuple(WakeLayer(part, percent) for part, percent in parts)


def _default(catalog: Catalog) -> WakeMix:
    melody, birds = _playable(catalog, (MELODY, BIRDS))
    layers = []
    if melody is not None:
        layers.append(WakeLayer(melody, DEFAULT_LAYER))
    if birds is not None:
        joins = _BIRDS_JOIN if layers else 0.0
        layers.append(WakeLayer(birds, DEFAULT_LAYER, joins))
    return tuple(layers)


def _any_loop(catalog: Catalog) -> WakeMix:
    loops = [x for x in catalog if x.is_loop and not (x.is_mix or x.missing)]
    loops.sort(key=lambda track: track.type not in _GENTLE)
    return tuple(WakeLayer(track, DEFAULT_LAYER) for track in loops[:1])


def _playable(catalog: Catalog, ids: Iterable[str]) -> list[Track | None]:
    tracks = (catalog.get(track_id) for track_id in ids)
    return [None if track is None or track.missing else track for track in tracks]
