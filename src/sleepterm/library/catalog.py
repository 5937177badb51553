"""The immutable set of everything that can be played."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from sleepterm.errors import SleeptermError
from sleepterm.library.track import Track
from sleepterm.units import Seconds


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
        return track_id in self._by_id

    def get(self, track_id: str) -> Track | None:
        """The track with exactly this id, or None."""
        return self._by_id.get(track_id)

    def find(self, beginning: str) -> Track:
        """The track with this id, or the only one whose id begins so.

        Raises:
            SleeptermError: none or several match; the message names candidates.
        """
        if exact := self._by_id.get(beginning):
            return exact
        matches = [i for i in self._by_id if beginning and i.startswith(beginning)]
        if len(matches) == 1:
            return self._by_id[matches[0]]
        if matches:
            raise SleeptermError(
                "Ambiguous track",
                f"'{beginning}' fits {len(matches)} tracks: {_some(matches)}.",
                "Type more of the id.",
            )
        close = difflib.get_close_matches(beginning, self._by_id, n=3)
        hint = f"Did you mean {' or '.join(close)}?" if close else ""
        raise SleeptermError(
            "Unknown track",
            f"There is no track '{beginning}'.",
            hint or "'sleepterm list' shows all ids.",
        )

    def joined(self, others: Iterable[Track]) -> Catalog:
        """This catalogue with more tracks behind; ids taken already are left out."""
        by_id = dict(self._by_id)
        for track in others:
            by_id.setdefault(track.id, track)
        return Catalog(tuple(by_id.values()))

    def with_lengths(self, lengths: Mapping[str, Seconds]) -> Catalog:
        """This catalogue with the lengths, in seconds, that have become known."""
        return Catalog(
            tuple(
                replace(track, length=lengths[track.id])
                if track.id in lengths
                else track
                for track in self.tracks
            )
        )


def _some(ids: list[str], most: int = 5) -> str:
    rest = len(ids) - most
    return ", ".join(ids[:most]) + (f" and {rest} more" if rest > 0 else "")
