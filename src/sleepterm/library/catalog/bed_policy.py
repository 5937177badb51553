"""Decides which loop is the bed of the guided track."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from sleepterm.library.catalog.beds import bed_percent, bed_under
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.units import DEFAULT_LAYER, Percent

Sliders = Mapping[str, Percent]
"""The layers in the mix: track id to volume in percent."""


class BedChange(NamedTuple):
    """The changes to make to the mix: first add, then remove.

    Attributes:
        add: the loop to add; None adds nothing.
        percent: its volume.
        remove: id of the loop to remove; "" removes nothing.
    """

    add: Track | None = None
    percent: Percent = DEFAULT_LAYER
    remove: str = ""


NO_CHANGE = BedChange()


@dataclass(frozen=True, slots=True)
class BedPolicy:
    """The rules of beds. Immutable: each answer is a new policy and a change.

    A loop that the user added is never a bed, and never removed by these rules.

    Attributes:
        bed: id of the loop that was added only as a bed; "" if there is none.
        choices: beds that the user chose: id of a guided track to the id of a loop,
            or `NO_BED`.
        of_mix: (id of a guided track, bed that the playing mix has for it).
    """

    bed: str = ""
    choices: Mapping[str, str] = field(default_factory=dict)
    of_mix: tuple[str, str] = ("", "")

    def choice(self, track_id: str) -> str:
        """The bed that mix or user chose for a guided track, `NO_BED`, or ""."""
        guided, bed = self.of_mix
        return bed if guided == track_id else self.choices.get(track_id, "")

    def claimed(self, track_id: str) -> BedPolicy:
        """The user added this track: it is not just a bed any more."""
        return replace(self, bed="") if track_id == self.bed else self

    def restored(self, guided: Track, sliders: Sliders, catalog: Catalog) -> BedPolicy:
        """A session was restored: find which of its layers is the bed."""
        bed = bed_under(guided, catalog, self.choice(guided.id))
        return replace(self, bed=bed.id if bed and bed.id in sliders else "")

    def started(
        self,
        track: Track,
        sliders: Sliders,
        catalog: Catalog,
        of_mix: str | None = None,
    ) -> tuple[BedPolicy, BedChange]:
        """A track was added; the bed of a guided one replaces the bed before.

        Where the user's loops sound already, they are the bed, and its own is not
        added.

        Args:
            track: the new layer; a loop has no bed and changes nothing.
            sliders: the layers there are, the new one included.
            catalog: where beds are looked up.
            of_mix: the bed that a mix has for it, `NO_BED`, or "" if the mix leaves
                it to the user's choice or the track; None without a mix.
        """
        if track.is_loop:
            return self, NO_CHANGE
        chosen = replace(self, of_mix=(track.id, of_mix) if of_mix else ("", ""))
        choice = chosen.choice(track.id)
        if of_mix is None and not choice and self._has_loops(sliders, catalog):
            return replace(chosen, bed=""), NO_CHANGE
        return chosen._changed(track, bed_under(track, catalog, choice), sliders)

    def _has_loops(self, sliders: Sliders, catalog: Catalog) -> bool:
        """Whether loops sound, and none of them was added only as a bed."""
        tracks = map(catalog.get, sliders)
        return self.bed not in sliders and any(x and x.is_loop for x in tracks)

    def chosen(
        self, track: Track, choice: str, sliders: Sliders, catalog: Catalog
    ) -> tuple[BedPolicy, BedChange]:
        """The user chose a bed for a guided track, for now and the next times.

        Args:
            track: the guided track, in the mix or not; a loop has no bed.
            choice: id of a loop, `NO_BED`, or "" for the track's own bed.
            sliders: the layers there are.
            catalog: where beds are looked up.
        """
        if track.is_loop:
            return self, NO_CHANGE
        choices = {key: bed for key, bed in self.choices.items() if key != track.id}
        if choice:
            choices[track.id] = choice
        policy = replace(self, choices=choices, of_mix=("", ""))
        if track.id not in sliders:
            return policy, NO_CHANGE
        return policy._changed(track, bed_under(track, catalog, choice), sliders)

    def requested(
        self, track: Track, bed_id: str, sliders: Sliders, catalog: Catalog
    ) -> tuple[BedPolicy, BedChange]:
        """The guided track asks for another bed.

        Ignored if the user chose its bed, or if no bed is playing.

        Args:
            track: the guided track.
            bed_id: id of the loop it asks for; "" for its own bed.
            sliders: the layers there are.
            catalog: where beds are looked up.
        """
        bed = bed_under(track, catalog, bed_id)
        # The track may have left the mix since it asked.
        is_here = track.id in sliders and self.bed in sliders
        if self.choice(track.id) or bed is None or not is_here:
            return self, NO_CHANGE
        return self._changed(track, bed, sliders)

    def _changed(
        self, track: Track, bed: Track | None, sliders: Sliders
    ) -> tuple[BedPolicy, BedChange]:
        old = self.bed if self.bed in sliders else ""
        if bed is not None and bed.id == old:
            return self, NO_CHANGE
        # What is in the mix already belongs to the user.
        added = bed if bed is not None and bed.id not in sliders else None
        percent = DEFAULT_LAYER
        if added is not None:
            above = sliders.get(track.id, DEFAULT_LAYER)
            percent = sliders[old] if old else bed_percent(above, track.bed_db)
        policy = replace(self, bed=added.id if added else "")
        return policy, BedChange(added, percent, old)
