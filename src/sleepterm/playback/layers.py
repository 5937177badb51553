"""Adds, removes and replaces the layers of the mix."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sleepterm.audio.state import Status
from sleepterm.library.catalog.bed_policy import NO_CHANGE, BedChange, BedPolicy
from sleepterm.library.catalog.track import Track
from sleepterm.night.durations import format_position
from sleepterm.playback.notice import Notice
from sleepterm.playback.opening import opening_layer
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.session_memory import SessionMemory
from sleepterm.playback.transport import Transport
from sleepterm.playback.volume_steps import stepped
from sleepterm.translation import gettext as _
from sleepterm.units import DEFAULT_LAYER, Percent, Seconds


class Layers:
    """Adds and removes layers, beds included.

    Args:
        link: the player.
        memory: has the resume positions of guided tracks.
        transport: starts and resumes playback.

    Attributes:
        beds: the bed policy.
        touched: id of the layer that was added or changed last.
        is_restored: whether the layers are still unchanged from the last session.
    """

    def __init__(
        self, link: PlayerLink, memory: SessionMemory, transport: Transport
    ) -> None:
        self.beds = BedPolicy(choices=memory.before.beds)
        self.touched = ""
        self.is_restored = True
        self._link = link
        self._memory = memory
        self._transport = transport

    def restore(self) -> None:
        """Add the layers of the saved session to the player, without playing."""
        link = self._link
        for layer in self._memory.before.layers:
            track = link.catalog.get(layer.track_id)
            if track is not None and not track.missing:
                self._add(track, layer.percent)
        guided = link.state.guided
        track = link.catalog.get(guided.track_id) if guided else None
        if track is not None:
            self.beds = self.beds.restored(track, link.sliders, link.catalog)

    def play(self, track: Track) -> None:
        """Play a track that is no mix, as Enter does."""
        if track.missing:
            self._link.notify(Notice.of_missing(track))
            return
        self._claim(track)
        state = self._link.state
        is_in_mix = state.layer(track.id) is not None
        if state.status is Status.STOPPED:
            self._play_when_stopped(track, is_in_mix=is_in_mix)
        else:
            self._add_or_remove(track, is_in_mix=is_in_mix)
            if self._link.state.layers:
                self._transport.end_pause()
        self._link.changed()

    def replace(
        self, layers: Sequence[tuple[Track, Percent]], bed: str | None = None
    ) -> None:
        """Replace the mix by these layers, and play.

        Args:
            layers: one at least, one guided at most.
            bed: id of the bed, `NO_BED`, or "" for the one that the user chose or the
                track names; None means the same, unless these layers have loops.
        """
        if not layers:
            return
        self._transport.keep_position()
        is_stopped = self._link.is_stopped()
        before = frozenset(self._link.sliders)
        if self._link.player is not None:
            self._link.player.sequence.end()
        # Add before removing: without any layer the player would stop.
        for track, percent in layers:
            self._claim(track)
            self._add(track, percent)
        tracks = [track for track, _ in layers]
        guided = next((track for track in tracks if not track.is_loop), None)
        has_bed = bed is None and any(track.is_loop for track in tracks)
        # A bed gives its volume to the next.
        bed_before = "" if guided is None or has_bed else self.beds.bed
        self._remove_all_but({bed_before, *(track.id for track in tracks)})
        if guided is not None:
            self._start_bed(guided, bed)
            if is_stopped or guided.id not in before:
                self._notify_position(guided)
        if is_stopped:
            self._transport.begin()
        else:
            self._transport.end_pause()
        self._link.changed()

    def remove(self, track_id: str) -> None:
        """Fade a layer out of the mix; without layers playback stops."""
        link = self._link
        if link.player is None:
            return
        self.is_restored = False
        layer = link.state.layer(track_id)
        if layer is not None and not layer.is_loop:
            self._transport.keep_position()
        link.player.remove_layer(track_id)
        link.requests.leave(track_id)
        if not link.state.layers:
            link.requests.status(Status.STOPPED)
        link.changed()

    def set_volume(self, track_id: str, percent: Percent) -> None:
        """Set a layer's volume."""
        link = self._link
        if link.player is not None and link.state.layer(track_id) is not None:
            self._touch(track_id)
            link.player.set_layer_volume(track_id, percent)
            link.requests.volume(track_id, percent)
            link.changed()

    def change_volume(self, track_id: str, direction: int) -> None:
        """Change a layer's volume one step up (+1) or down (-1)."""
        if (layer := self._link.state.layer(track_id)) is not None:
            self.set_volume(track_id, stepped(layer.percent, direction))

    def refresh(self, track: Track) -> None:
        """Apply the edits of a track to its layer.

        For a playing guided track they wait until its next play, as adding it again
        would restart the timer.
        """
        player, layer = self._link.player, self._link.state.layer(track.id)
        if player is None or layer is None:
            return
        if layer.is_loop or self._link.is_stopped():
            player.add_layer(track, layer.percent, layer.position)

    def choose_bed(self, track: Track, choice: str) -> None:
        """Set the bed that the user chose for a guided track."""
        link = self._link
        self._change_bed(
            track, self.beds.chosen(track, choice, link.sliders, link.catalog)
        )
        link.changed()

    def bed_requested(self, track: Track, bed_id: str) -> None:
        """Change the bed as the guided track asks."""
        link = self._link
        self._change_bed(
            track, self.beds.requested(track, bed_id, link.sliders, link.catalog)
        )
        link.changed()

    def _remove_all_but(self, kept: Collection[str]) -> None:
        for layer in self._link.state.layers:
            if layer.track_id not in kept:
                self.remove(layer.track_id)

    def _play_when_stopped(self, track: Track, *, is_in_mix: bool) -> None:
        link = self._link
        if link.player is not None and not is_in_mix:
            for layer in link.state.layers:
                link.requests.leave(layer.track_id)
            link.player.clear()
            self.beds = self.beds.claimed(self.beds.bed)
            self._add(track, DEFAULT_LAYER)
            self._start_bed(track)
        self._transport.begin()
        self._notify_position(track)

    def _add_or_remove(self, track: Track, *, is_in_mix: bool) -> None:
        if is_in_mix:
            self.remove(track.id)
            return
        self._transport.keep_position()
        self._add(track, DEFAULT_LAYER)
        self._start_bed(track)
        self._notify_position(track)

    def _add(self, track: Track, percent: Percent) -> None:
        """Add a layer at its resume position; if it is there, only set its volume."""
        link = self._link
        if link.player is None:
            return
        if link.state.layer(track.id) is not None:
            link.player.set_layer_volume(track.id, percent)
            link.requests.volume(track.id, percent)
            return
        position = self._memory.position_of(track) or Seconds(0.0)
        self.touched = track.id
        link.player.add_layer(track, percent, position)
        link.requests.join(opening_layer(track, percent, position))

    def _start_bed(self, track: Track, of_mix: str | None = None) -> None:
        link = self._link
        self._change_bed(
            track, self.beds.started(track, link.sliders, link.catalog, of_mix)
        )

    def _change_bed(self, track: Track, answer: tuple[BedPolicy, BedChange]) -> None:
        self.beds, change = answer
        if change == NO_CHANGE:
            return
        if change.add is not None:
            self._add(change.add, change.percent)
        if change.remove:
            self.remove(change.remove)
        self._touch(track.id)

    def _claim(self, track: Track) -> None:
        self.is_restored = False
        self.beds = self.beds.claimed(track.id)

    def _touch(self, track_id: str) -> None:
        self.touched = track_id
        self.is_restored = False

    def _notify_position(self, track: Track) -> None:
        position = self._memory.position_of(track)
        if position is not None:
            self._link.notify(
                Notice(
                    _("Resumes at {position}.").format(
                        position=format_position(position)
                    ),
                    track.title,
                )
            )
