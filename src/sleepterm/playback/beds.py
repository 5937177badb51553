"""The loop that lies under a guided track: laid unasked, chosen, or changed by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.audio.state import BedDue
from sleepterm.library.catalog.beds import bed_percent, bed_under
from sleepterm.library.catalog.track import Track
from sleepterm.playback.session_state import Memory
from sleepterm.units import DEFAULT_LAYER

if TYPE_CHECKING:
    from sleepterm.playback.deck import Deck


class Beds:
    """Keeps one bed under the deck's guided track.

    Attributes:
        bed: id of the loop that was laid unasked; "" if none was.
    """

    def __init__(self, deck: Deck, memory: Memory) -> None:
        self.bed = ""
        self._deck = deck
        self._memory = memory
        self._of_mix: tuple[str, str] = ("", "")

    def own(self, track_id: str) -> None:
        """A track is asked for by name: if it is the bed, it is no mere bed now."""
        if track_id == self.bed:
            self.bed = ""

    def wanted(self, track_id: str) -> str:
        """What the listener, or a mix, wants under a guided track; "" if nothing."""
        guided, wanted = self._of_mix
        return wanted if guided == track_id else self._memory.beds.get(track_id, "")

    def lay(self, track: Track, of_mix: str | None = None) -> None:
        """The bed of a guided track takes the place of the one before.

        Args:
            track: what was just added; a loop has no bed and changes nothing.
            of_mix: the bed that a mix has for it, or `NO_BED`; None leaves it to what
                was chosen for the track before.
        """
        if not track.is_loop:
            self._of_mix = (track.id, of_mix) if of_mix else ("", "")
            self._change(
                track, bed_under(track, self._deck.catalog, self.wanted(track.id))
            )

    def find(self) -> None:
        """Which layer of a restored mix is the guided track's bed."""
        guided = self._deck.state.guided
        track = self._deck.catalog.get(guided.track_id) if guided else None
        if track is not None:
            bed = bed_under(track, self._deck.catalog, self.wanted(track.id))
            self.bed = bed.id if bed and self._deck.state.layer(bed.id) else ""

    def choose(self, track_id: str, wanted: str) -> None:
        """What lies under a guided track from now on.

        Args:
            track_id: the guided track.
            wanted: id of a loop, `NO_BED`, or "" for the track's own.
        """
        track = self._deck.catalog.get(track_id)
        if track is None:
            return
        self._of_mix = ("", "")
        if wanted:
            self._memory.beds[track_id] = wanted
        else:
            self._memory.beds.pop(track_id, None)
        if (guided := self._deck.state.guided) and guided.track_id == track_id:
            self._change(track, bed_under(track, self._deck.catalog, wanted))

    def hear(self, event: BedDue) -> None:
        """The guided track asks for another bed; one that was chosen stays."""
        track = self._deck.catalog.get(event.track_id)
        if track is None or self.wanted(track.id):
            return
        bed = bed_under(track, self._deck.catalog, event.bed)
        if bed is not None and self._deck.state.layer(self.bed) is not None:
            self._change(track, bed)

    def _change(self, track: Track, bed: Track | None) -> None:
        deck = self._deck
        old = deck.state.layer(self.bed)
        if bed is not None and old is not None and bed.id == old.track_id:
            return
        is_new = bed is not None and deck.state.layer(bed.id) is None
        if bed is not None and is_new:
            guided = deck.state.layer(track.id)
            above = DEFAULT_LAYER if guided is None else guided.percent
            new = bed_percent(above, track.bed_db)
            deck.add(bed, old.percent if old else new)
        if old is not None:
            deck.take_out(old.track_id)
        # What was in the mix before is the listener's.
        self.bed = bed.id if bed is not None and is_new else ""
        deck.touch(track.id)
