"""Plays mixes, and recognises which mix is playing."""

# ruff: noqa: PLC0415 - the first frame does not need mixes

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sleepterm.audio.state import PlayerState, Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.playback.layers import Layers
from sleepterm.playback.notice import Notice
from sleepterm.playback.player_link import PlayerLink
from sleepterm.playback.transport import Transport
from sleepterm.translation import gettext as _

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix_tracks import MixTrack


class PlayingMixes:
    """Plays mixes, and recognises which mix is playing.

    Args:
        link: the player.
        layers: the layers that mixes replace.
        transport: stops playback.
    """

    def __init__(self, link: PlayerLink, layers: Layers, transport: Transport) -> None:
        self._link = link
        self._layers = layers
        self._transport = transport
        self._chosen = ""
        self._seen: tuple[Catalog, tuple[MixTrack, ...]] = (Catalog(), ())

    def found_in(self, state: PlayerState) -> MixTrack | None:
        """The mix with exactly these layers; None if there is none.

        Of several, the one chosen last, else the one with the most similar volumes.
        """
        if not state.layers:
            return None
        from sleepterm.library.mixes.mix_tracks import is_mix_playing

        catalog, bed = self._link.catalog, self._layers.beds.bed
        ids = {layer.track_id for layer in state.layers}
        fitting = [
            track
            for track in self._mixes()
            if is_mix_playing(track.mix, catalog, ids, bed)
        ]
        volumes = {layer.track_id: layer.percent for layer in state.layers}

        def nearness(track: MixTrack) -> tuple[bool, int]:
            parts = track.mix.layers
            apart = (abs(x.percent - volumes.get(x.track_id, 0)) for x in parts)
            return track.mix.key != self._chosen, sum(apart)

        return min(fitting, key=nearness, default=None)

    def play(self, track: MixTrack) -> None:
        """Replace the layers by a mix, or stop if it is playing."""
        if track.missing:
            self._link.notify(Notice.of_missing(track))
            return
        state = self._link.state
        if state.status is Status.PLAYING and self.found_in(state) == track:
            self._transport.stop()
            return
        from sleepterm.library.mixes.drafts import titles_left_out

        self.choose(track.mix.key)
        catalog = self._link.catalog
        self._layers.replace(track.mix.playable_in(catalog), track.mix.bed or "")
        if silent := titles_left_out(track.mix, catalog):
            text = _("Plays without {names}.").format(names=silent)
            self._link.notify(Notice(text, track.title, is_warning=True))

    def sounds_of(self, track: Track) -> tuple[Track, ...]:
        """The sounds of a mix that can be played; a sound itself."""
        if not track.is_mix:
            return (track,)
        layers = cast("MixTrack", track).mix.playable_in(self._link.catalog)
        return tuple(sound for sound, _ in layers)

    def choose(self, key: str) -> None:
        """Prefer this mix, by its key, among those of the same tracks."""
        self._chosen = key

    def _mixes(self) -> tuple[MixTrack, ...]:
        catalog, mixes = self._seen
        if catalog is not self._link.catalog:
            # Cached, as a catalogue may have ten thousand tracks.
            from sleepterm.library.mixes.mix_tracks import mixes_of

            catalog = self._link.catalog
            mixes = mixes_of(catalog)
            self._seen = (catalog, mixes)
        return mixes
