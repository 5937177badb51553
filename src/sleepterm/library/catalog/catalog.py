"""The immutable list of all tracks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from sleepterm.library.catalog.prefix_lookup import resolve_prefix
from sleepterm.library.catalog.track import Track
from sleepterm.translation import gettext as _
from sleepterm.units import Seconds

if TYPE_CHECKING:
    from sleepterm.library.catalog.facets import Facets

_MADE = ("breathe-", "sit-")
"""What the ids of `made_tracks` begin with."""


@dataclass(frozen=True)
class Catalog:
    """Tracks in the order they are listed, each id once.

    Raises:
        ValueError: two tracks share an id.
    """

    tracks: tuple[Track, ...] = ()
    _by_id: dict[str, Track] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_id = {track.id: track for track in self.tracks}
        if len(by_id) != len(self.tracks):
            raise ValueError("track ids must be unique")
        object.__setattr__(self, "_by_id", by_id)

    def __iter__(self) -> Iterator[Track]:
        return iter(self.tracks)

    def __len__(self) -> int:
        return len(self.tracks)

    def __contains__(self, track_id: object) -> bool:
        return isinstance(track_id, str) and self.get(track_id) is not None

    @cached_property
    def facets(self) -> Facets:
        """The same tracks as sets of bits, for fast counts."""
        # Only lists that are filtered need them.
        from sleepterm.library.catalog.facets import Facets  # noqa: PLC0415

        return Facets(self.tracks)

    def get(self, track_id: str) -> Track | None:
        """The track with exactly this id, or None.

        The ids of `made_tracks` are known in every catalogue, and listed in none.
        """
        track = self._by_id.get(track_id)
        if track is None and track_id.startswith(_MADE):
            # No list and no first frame needs them.
            from sleepterm.library.breathing.made_tracks import made_track  # noqa: PLC0415

            track = made_track(track_id)
        return track

    def find(self, beginning: str) -> Track:
        """The track with this id, or the only one whose id starts with it.

        Raises:
            SleeptermError: none or several match; the message names candidates.
        """
        if (track := self.get(beginning)) is not None:
            return track
        hint = _("'sleepterm list' shows all ids.")
        return self._by_id[resolve_prefix(beginning, self._by_id, "track", hint)]

    def has_same_tracks(self, other: Catalog) -> bool:
        """Whether another one has the same tracks, but for lengths known only there."""
        return len(self) == len(other) and all(
            mine == theirs or replace(mine, length=theirs.length) == theirs
            for mine, theirs in zip(self, other, strict=True)
        )

    def joined(self, others: Iterable[Track]) -> Catalog:
        """This catalogue with more tracks at the end; known ids are left out."""
        by_id = dict(self._by_id)
        for track in others:
            by_id.setdefault(track.id, track)
        return Catalog(tuple(by_id.values()))

    def with_lengths(self, lengths: Mapping[str, Seconds]) -> Catalog:
        """This catalogue with these lengths, in seconds, by id."""
        return Catalog(
            tuple(
                replace(track, length=lengths[track.id])
                if track.id in lengths
                else track
                for track in self.tracks
            )
        )
