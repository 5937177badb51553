"""Shows the titles of what plays as this process has them: in its own language."""

from __future__ import annotations

from dataclasses import replace

from sleepterm.audio.state import LayerState, PartState
from sleepterm.library.catalog.catalog import Catalog
from sleepterm.playback.state import PlaybackState, PlayingMix


class OwnTitles:
    """Replaces titles by those of the catalogue that was read here.

    What is not in it keeps the title that the running sleepterm has sent.

    Args:
        catalog: all tracks, mixes and sessions included.
    """

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._parts: dict[str, tuple[str, ...]] = {}

    def title(self, track_id: str, told: str) -> str:
        """The title of a track; `told` if it is unknown here."""
        track = self._catalog.get(track_id)
        return told if track is None else track.title

    def state(self, state: PlaybackState) -> PlaybackState:
        """The state with these titles."""
        mix, awaited, part = state.mix, state.awaited, state.part
        return replace(
            state,
            layers=tuple(map(self._layer, state.layers)),
            mix=mix and PlayingMix(mix.track_id, self.title(mix.track_id, mix.title)),
            awaited=awaited and self._layer(awaited),
            part=part and self._part(part),
        )

    def _layer(self, layer: LayerState) -> LayerState:
        title = self.title(layer.track_id, layer.title)
        return layer if title == layer.title else replace(layer, title=title)

    def _part(self, part: PartState) -> PartState:
        named = replace(part, session=self.title(part.track_id, part.session))
        titles = self._parts_of(part.track_id)
        # Else it has other parts there.
        if len(titles) != part.count or part.index >= part.count:
            return named
        after = titles[part.index + 1 : part.index + 2]
        return replace(
            named,
            title=titles[part.index],
            next_title=after[0] if after and part.next_title else part.next_title,
        )

    def _parts_of(self, track_id: str) -> tuple[str, ...]:
        if track_id not in self._parts:
            self._parts[track_id] = self._planned(track_id)
        return self._parts[track_id]

    def _planned(self, track_id: str) -> tuple[str, ...]:
        # Imported late: most nights have no session of parts.
        from sleepterm.library.sequences.plan import plan_sequence  # noqa: PLC0415
        from sleepterm.library.sequences.sequence_tracks import (  # noqa: PLC0415
            SequenceTrack,
        )

        track = self._catalog.get(track_id)
        if not isinstance(track, SequenceTrack):
            return ()
        plan = plan_sequence(track.sequence, self._catalog)
        return tuple(part.title for part in plan.parts)
