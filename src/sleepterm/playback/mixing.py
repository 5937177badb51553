"""Mixes in the listener's hands: played, recognised, and made of what sounds."""

# ruff: noqa: PLC0415 - what mixes are is none of the first frame's

from __future__ import annotations

from typing import TYPE_CHECKING

from sleepterm.audio.state import PlayerState, Status
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.library.catalog.track import Track
from sleepterm.playback.deck import Deck
from sleepterm.playback.notice import Notice, Say
from sleepterm.text import sanitize_line

if TYPE_CHECKING:
    from sleepterm.library.mixes.mix import Mix, MixPart
    from sleepterm.library.mixes.mix_tracks import MixTrack


def as_mix(track: Track) -> MixTrack | None:
    """A track as the mix it is; None for a sound."""
    if not track.is_mix:
        return None
    from sleepterm.library.mixes.mix_tracks import MixTrack

    return track if isinstance(track, MixTrack) else None


class Mixing:
    """Plays mixes on the deck, and knows which one it is that sounds."""

    def __init__(self, deck: Deck, say: Say) -> None:
        self._deck = deck
        self._say = say
        self._chosen = ""
        self._seen: tuple[Catalog, tuple[MixTrack, ...]] = (Catalog(), ())

    @property
    def mixes(self) -> tuple[MixTrack, ...]:
        """All there are."""
        catalog, mixes = self._seen
        if catalog is not self._deck.catalog:
            # Looked for once: ten thousand tracks are not gone through at every key.
            catalog = self._deck.catalog
            from sleepterm.library.mixes.mix_tracks import mixes_of

            mixes = mixes_of(catalog)
            self._seen = (catalog, mixes)
        return mixes

    @property
    def sounding(self) -> MixTrack | None:
        """The mix that the deck's layers are, whatever their volumes."""
        return self.found_in(self._deck.state)

    def found_in(self, state: PlayerState) -> MixTrack | None:
        """The mix that a state's layers are: the one chosen last, or the nearest."""
        if not state.layers:
            return None
        from sleepterm.library.mixes.mix_tracks import is_mix_playing

        catalog, bed = self._deck.catalog, self._deck.bed
        ids = {layer.track_id for layer in state.layers}
        fitting = [
            track
            for track in self.mixes
            if is_mix_playing(track.mix, catalog, ids, bed)
        ]
        volumes = {layer.track_id: layer.percent for layer in state.layers}

        def nearness(track: MixTrack) -> tuple[bool, int]:
            parts = track.mix.layers
            apart = (abs(x.percent - volumes.get(x.track_id, 0)) for x in parts)
            return track.mix.key != self._chosen, sum(apart)

        return min(fitting, key=nearness, default=None)

    def play(self, track: MixTrack) -> None:
        """Enter on a mix: it replaces what sounds, or stops if it is what sounds."""
        if track.missing:
            self._say(Notice(f"{track.missing}.", track.title, is_warning=True))
            return
        now = self.sounding
        if now == track and self._deck.state.status is Status.PLAYING:
            self._deck.stop()
            return
        self.choose(track.mix)
        self.play_mix(track.mix)
        if silent := self._silent(track.mix):
            words = f"Plays without {silent}."
            self._say(Notice(words, track.title, is_warning=True))

    def play_mix(self, mix: Mix) -> None:
        """What of a mix is here replaces what sounds."""
        self._deck.play_layers(mix.playable_in(self._deck.catalog), mix.bed)

    def choose(self, mix: Mix) -> None:
        """Of several mixes of the same tracks this is the one that is meant."""
        self._chosen = mix.key

    def draft(self) -> Mix | None:
        """What sounds, or stands ready, as a mix with a name for it; None if nothing.

        A mix of the user's keeps its name and reason, so that it can be overwritten;
        anything else is named after its layers.
        """
        deck = self._deck
        state = deck.state
        chosen = [layer for layer in state.layers if layer.track_id != deck.bed]
        if not chosen:
            return None
        from sleepterm.library.mixes.mix import Mix, MixPart, free_name, usable_name

        layers = tuple(MixPart(layer.track_id, layer.percent) for layer in chosen)
        bed = deck.bed_wanted(state.guided.track_id) if state.guided else ""
        now = self.sounding
        if now is not None and now.own:
            return Mix(now.mix.name, layers, now.mix.reason, bed or None)
        titles = " + ".join(sanitize_line(layer.title) for layer in chosen)
        taken = {track.mix.key for track in self.mixes}
        return Mix(free_name(usable_name(titles), taken), layers, "", bed or None)

    def titles_of(self, mix: Mix) -> tuple[str, ...]:
        """The layers in words, each with its volume, and what is not here."""
        return tuple(self._words(part) for part in mix.layers)

    def missing_of(self, mix: Mix) -> str:
        """The ids of what a mix needs and is not here, for a sentence; or ""."""
        return _listed(mix.missing_from(self._deck.catalog))

    def _words(self, part: MixPart) -> str:
        return f"{self._title(part.track_id)} {part.percent}"

    def _silent(self, mix: Mix) -> str:
        """The titles of all that a mix has and that is not played."""
        played = {track.id for track, _ in mix.playable_in(self._deck.catalog)}
        ids = [x.track_id for x in mix.layers if x.track_id not in played]
        ids += (x for x in mix.missing_from(self._deck.catalog) if x not in ids)
        return _listed(tuple(map(self._title, ids)))

    def _title(self, track_id: str) -> str:
        track = self._deck.catalog.get(track_id)
        return track_id if track is None else sanitize_line(track.title)


def _listed(words: tuple[str, ...]) -> str:
    *first, last = words or ("",)
    return f"{', '.join(first)} and {last}" if first else last
