"""Mixes as tracks, so that they can be listed, filtered, searched and liked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.naming import id_from, unused_name
from sleepterm.library.catalog.track import ContentType, PlaybackMode, Track
from sleepterm.library.mixes.mix import Mix, MixPart
from sleepterm.library.names import name_key
from sleepterm.text import folded
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

PREFIX = "mix-"
"""What the id of every mix begins with."""

_BETWEEN = re.compile(r"[.,:;!?]+|\band\b")
_FOR = re.compile(r"^for (?:when )?")


@dataclass(frozen=True)
class MixTrack(Track):
    """A mix, seen as a track. It has no file: `file` is an empty path.

    It is as long as its guided track, or a loop; it is missing if no layer can be
    played; only the user's own mixes are `own`.

    Attributes:
        mix: its layers.
        layer_types: the content types of its playable layers, each once.
    """

    mix: Mix = field(default=Mix("-", (MixPart("nothing"),)))
    layer_types: tuple[ContentType, ...] = ()

    @property
    def kinds(self) -> tuple[ContentType, ...]:
        """The type `mix` and the types of its layers."""
        return (self.type, *self.layer_types)

    @cached_property
    def search_text(self) -> str:
        """Title, topics and layer ids, folded, one part a line."""
        parts = (self.title, self.id, self.mix.search_text, *self.topics)
        return folded("\n".join(parts))


def with_mixes(catalog: Catalog, mixes: Iterable[Mix]) -> Catalog:
    """The sounds of a catalogue, followed by these mixes.

    Args:
        catalog: where layers are looked up; mixes already in it are replaced.
        mixes: each name once.
    """
    sounds = Catalog(tuple(track for track in catalog if track.has_file))
    taken = {track.id for track in sounds}
    views = []
    for mix in mixes:
        track_id = unused_name(PREFIX + id_from(mix.name, ()), taken)
        taken.add(track_id)
        views.append(_view(mix, track_id, sounds))
    return sounds.joined(views)


def mixes_of(catalog: Catalog) -> tuple[MixTrack, ...]:
    """The mixes of a catalogue, in their order."""
    return tuple(track for track in catalog if isinstance(track, MixTrack))


def mix_beside(mixes: Sequence[MixTrack], playing: str, by: int) -> MixTrack:
    """The next mix (+1) or the one before (-1), around the end.

    Args:
        mixes: all that can be played, at least one.
        playing: id of the one that plays; from none of them, the next is the first and
            the one before the last.
        by: how many on.
    """
    ids = [mix.id for mix in mixes]
    at = ids.index(playing) if playing in ids else (-1 if by > 0 else 0)
    return mixes[(at + by) % len(mixes)]


def mix_named(catalog: Catalog, name: str) -> MixTrack | None:
    """The mix of exactly this name, without case; None if there is none."""
    key = name_key(name)
    return next((x for x in mixes_of(catalog) if x.mix.key == key), None)


def lengths_of_mixes(
    catalog: Catalog, lengths: Mapping[str, Seconds]
) -> dict[str, Seconds]:
    """The lengths of mixes whose guided track is in `lengths`, by the mix's id.

    Args:
        catalog: with mixes.
        lengths: of guided tracks, in seconds, by their ids.
    """
    found = {}
    for track in mixes_of(catalog):
        guided = _guided(track.mix, catalog)
        if guided is not None and guided.id in lengths:
            found[track.id] = lengths[guided.id]
    return found


def is_mix_playing(mix: Mix, catalog: Catalog, ids: Collection[str], bed: str) -> bool:
    """Whether exactly the playable layers of a mix are playing.

    Args:
        mix: to compare.
        catalog: where its layers are looked up.
        ids: of all tracks that are playing.
        bed: id of the bed that was added under the guided track, or ""; it is ignored.
    """
    own = {track.id for track, _ in mix.playable_in(catalog)}
    return bool(own) and own <= set(ids) and set(ids) - own <= {bed}


def _view(mix: Mix, track_id: str, sounds: Catalog) -> MixTrack:
    tracks = [track for track, _percent in mix.playable_in(sounds)]
    guided = next((track for track in tracks if not track.is_loop), None)
    lacks = ", ".join(mix.missing_from(sounds))
    return MixTrack(
        id=track_id,
        title=mix.shown_name,
        english_title="" if mix.shown_name == mix.name else mix.name,
        type=ContentType.MIX,
        file=Path(),
        topics=_shared_topics(tracks),
        moods=moods_of(mix.reason),
        captions=None if guided is None else guided.captions,
        playback=PlaybackMode.LOOP if guided is None else PlaybackMode.ONCE,
        own=not mix.starter,
        length=None if guided is None else guided.length,
        missing=""
        if tracks
        else _("all its sounds are missing: {ids}").format(ids=lacks),
        mix=mix,
        layer_types=tuple(dict.fromkeys(track.type for track in tracks)),
    )


def _shared_topics(tracks: Iterable[Track]) -> tuple[str, ...]:
    """The topics shared by all layers; the first layer's if none is shared."""
    each = [track.topics for track in tracks]
    if not each:
        return ()
    shared = tuple(x for x in each[0] if all(x in topics for topics in each))
    return shared or each[0]


def moods_of(reason: str) -> tuple[str, ...]:
    """A reason split into clauses without "for", as a user would type them."""
    clauses = (_FOR.sub("", x.strip()) for x in _BETWEEN.split(reason.lower()))
    return tuple(dict.fromkeys(filter(None, clauses)))


def _guided(mix: Mix, catalog: Catalog) -> Track | None:
    tracks = (track for track, _ in mix.playable_in(catalog))
    return next((track for track in tracks if not track.is_loop), None)
